import { CONNECTIONS_CREDENTIAL, credentialData } from '../e2e/world';
import type { Editor } from './editor';
import { FILE, sharing } from './workflows';
import { type EditorWorld, START_WITHIN_MS, startEditorWorld } from './world';

describe("people in n8n's editor", () => {
	let world: EditorWorld;
	let editor: Editor;

	beforeAll(async () => {
		world = await startEditorWorld();
		({ editor } = world);
	}, START_WITHIN_MS);

	afterAll(async () => {
		await world?.stop();
	});

	test('are searched by name and chosen, beside those that the workflow held as texts', async () => {
		const { connections, n8n } = world;
		const [, ben, guest] = (await connections.seed()).users;
		const { name, type } = CONNECTIONS_CREDENTIAL;
		const data = credentialData(connections);
		const credentialId = await n8n.rest.createCredential(name, type, data);
		const workflow = await n8n.rest.createWorkflow(sharing(type, credentialId, [guest.id]));
		await editor.visit(`/workflow/${workflow.id}/HCL%20Connections`);
		const people = editor.page.locator('[data-test-id="resource-locator-shareWith"]:visible');
		await people.nth(0).waitFor();
		expect(await people.nth(0).locator('input').last().inputValue()).toBe(guest.id);

		await editor.page.getByRole('button', { name: 'Add Person' }).click();
		await people.nth(1).locator('[data-test-id="rlc-input"]').first().click();
		await editor.page.getByText('Enter a search term to show results').waitFor();
		await editor.part('rlc-search').fill('oka');
		await editor.part('rlc-item', ben.name).waitFor();
		await editor.picture('people');
		await editor.part('rlc-item', ben.name).click();

		await editor.runNode(FILE);

		const { documents } = await connections.store();
		const { shares } = documents.find(({ label }) => label === FILE) ?? {};
		expect(shares?.map(({ userId }) => userId)).toEqual([guest.id, ben.id]);
		expect(await connections.violations()).toEqual([]);
	});

	test('need no Profiles: the list tells that it is missing, and that IDs can be entered', async () => {
		await world.connections.settings({ profilesInstalled: false });
		const people = editor.page.locator('[data-test-id="resource-locator-shareWith"]:visible');
		await people.nth(1).locator('[data-test-id="rlc-input"]').first().click();
		await editor.part('rlc-search').fill('amy');
		await editor.part('rlc-error-container', 'This server has no Profiles').waitFor();
		await editor.picture('no-profiles');
		expect(await editor.part('rlc-error-container').textContent()).toContain("'By ID'");
	});
});
