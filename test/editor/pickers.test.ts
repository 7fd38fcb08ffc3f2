import { CONNECTIONS_CREDENTIAL, credentialData } from '../e2e/world';
import type { RunningN8n } from '../host/n8n';
import type { ConnectionsServer } from '../server/client';
import { callerOf } from '../server/testing';
import type { Editor } from './editor';
import { FILE, fromData, sharing, unfinished } from './workflows';
import { type EditorWorld, SHA256, START_WITHIN_MS, startEditorWorld } from './world';

const DRAWINGS = ['Section A-A.txt', 'Section B-B.txt', 'Site plan.txt', 'Foundations.txt'];

describe("the pickers in n8n's editor", () => {
	let world: EditorWorld;
	let connections: ConnectionsServer;
	let n8n: RunningN8n;
	let editor: Editor;

	const saveCredential = async () => await editor.part('credential-save-button').click();
	/** Chooses from a list by what its item says, which may be found by a search. */
	const pick = async (name: string, item: string, search?: string) => {
		await editor.openList(name, search);
		await editor.part('rlc-item', item).click();
	};

	const people = () => editor.page.locator('[data-test-id="resource-locator-shareWith"]:visible');

	beforeAll(async () => {
		world = await startEditorWorld();
		({ connections, n8n, editor } = world);
		const { libraries } = await connections.seed();
		const drawings = libraries.find(({ title }) => title === 'Harbour drawings');
		const call = callerOf(connections);
		for (const name of DRAWINGS) {
			const path = `/files/basic/api/library/${drawings?.id}/feed`;
			const headers = { slug: name, 'content-type': 'application/octet-stream' };
			const query = `?label=${encodeURIComponent(name)}`;
			expect((await call('POST', path + query, { headers, body: name })).status).toBe(201);
		}
		const workflow = await n8n.rest.createWorkflow(unfinished);
		await editor.visit(`/workflow/${workflow.id}`);
	}, START_WITHIN_MS);

	afterAll(async () => {
		await world?.editor.picture('pickers-at-the-end');
		await world?.stop();
	});

	test('the node is found by "attachment", and opens with the fields of Add Attachment', async () => {
		await editor.searchNode('attachment');
		await editor.part('node-creator-item-name', 'HCL Connections').waitFor();
		await editor.picture('found-by-attachment');
		await editor.addNode('HCL Connections', 'Add attachment to file');

		for (const field of ['library', 'documentId', 'binaryPropertyName', 'fileName']) {
			await editor.part(`parameter-input-${field}`).waitFor();
		}
		await editor.picture('add-attachment');
	});

	test('a wrong password is told in the dialog of the credential', async () => {
		await editor.part('node-credentials-empty-state').locator('button').click();
		await editor.fill('baseUrl', connections.url);
		await editor.fill('username', 'amy');
		await editor.fill('password', 'not the password');
		await editor.picture('password-credential');
		await saveCredential();

		await editor.page.getByText('More details').click();
		await editor.page.getByText('Connections refused the user name or password').waitFor();
		await editor.picture('password-refused');
	});

	test('with the right one the credential is saved, tested, and chosen in the node', async () => {
		const dialog = editor.part('credential-edit-dialog');
		await editor.fill('password', 'amy-secret');
		await saveCredential();

		await dialog.waitFor({ state: 'hidden' });
		const chosen = editor.part('node-credentials-select').locator('input');
		expect(await chosen.inputValue()).toBe('HCL Connections account');
		await editor.part('credential-edit-button').click();
		await editor.page.getByText('Connection tested successfully').waitFor();
		await editor.picture('credential-tested');
		await editor.closeDialog();
		await dialog.waitFor({ state: 'hidden' });
	});

	test('a list says what is to be chosen first, and an empty one why it is empty', async () => {
		await editor.choose(editor.part('parameter-input-library'), "A Community's Library");
		await editor.openList('documentId');
		await editor.part('rlc-error-message', "Choose 'Community' first").waitFor();
		await editor.picture('choose-first');

		await pick('communityId', 'Bees & Gardens', 'bees');
		await editor.openList('documentId');
		await editor.part('rlc-error-message', 'The library has no files').waitFor();
		await editor.part('rlc-error-container', 'Add one first, or choose another').waitFor();
		await editor.picture('empty-list');
	});

	test('another library empties the choice of the file', async () => {
		await editor.choose(editor.part('parameter-input-library'), 'Another Library');
		await pick('libraryId', 'Harbour Works');
		await pick('documentId', 'Quay plan.txt');
		expect(await editor.chosenFromList('documentId')).toBe('Quay plan.txt');

		await pick('libraryId', 'Harbour drawings', 'drawings');

		expect(await editor.chosenFromList('documentId')).toBe('');
	});

	test('a file is found in the list by a part of its name', async () => {
		await editor.openList('documentId');
		for (const name of DRAWINGS) await editor.part('rlc-item', name).waitFor();
		await editor.part('rlc-item', 'Section A-A.txt').click();
		await editor.openList('documentId', 'section');
		await editor.part('rlc-item', 'Section B-B.txt').waitFor();
		expect(await editor.listItems()).toEqual(['Section A-A.txt', 'Section B-B.txt']);
		await editor.picture('pick-a-file');
		await editor.part('rlc-item', 'Section B-B.txt').click();

		expect(await editor.chosenFromList('documentId')).toBe('Section B-B.txt');
	});

	test('the step puts the attachment out, and its bytes hang on the picked file', async () => {
		await editor.runNode('documentId');

		const { documents } = await connections.store();
		const file = documents.find(({ label }) => label === 'Section B-B.txt');
		expect(file?.attachments).toEqual([expect.objectContaining({ label: FILE, sha256: SHA256 })]);
		const output = await editor.part('output-panel').textContent();
		for (const shown of [FILE, file?.id, file?.attachments[0].id]) expect(output).toContain(shown);
		await editor.picture('attachment-output');
	});

	test('an activity, a node of it and a field of that are chosen one after the other', async () => {
		await editor.choose(editor.part('parameter-input-resource'), 'Activity');
		await pick('activityId', 'Open the new quay', 'quay');
		await editor.openList('activityNodeId');
		await editor.part('rlc-item', 'To-Do · Order the ribbon (Before the opening)').waitFor();
		await editor.picture('pick-a-node');
		await editor.part('rlc-item', 'Entry · Drawings').click();
		await editor.choose(editor.part('parameter-input-fieldAction'), 'Replace');
		await editor.openList('fieldId');
		await editor.part('rlc-item', 'Plan · plan.txt').waitFor();
		await editor.picture('pick-a-field');
		await editor.part('rlc-item', 'Plan · plan.txt').click();
		await editor.runNode('fieldId');
		await editor.picture('field-output');

		const [, drawings] = (await connections.seed()).activities[0].nodes;
		const { fields } = await connections.store();
		expect(fields.find(({ fid }) => fid === drawings.fields[0].fid)).toMatchObject({
			fileName: FILE,
			sha256: SHA256,
		});
		expect(await connections.violations()).toEqual([]);
	});

	test('data that come in leave a file alone that is an expression', async () => {
		const { id } = await n8n.rest.createWorkflow(fromData);
		await editor.visit(`/workflow/${id}/HCL%20Connections`);
		await editor.part('resource-locator-documentId', '{{ $json.fileExtension }}').waitFor();
		await editor.page.getByText('Execute previous nodes').first().click();

		await editor.part('parameter-input-hint', 'txt').waitFor();
		await editor.part('resource-locator-documentId', '{{ $json.fileExtension }}').waitFor();
	});

	test('people are searched by name and chosen, beside those that the workflow held as texts', async () => {
		const [, ben, guest] = (await connections.seed()).users;
		const { name, type } = CONNECTIONS_CREDENTIAL;
		const data = credentialData(connections);
		const credentialId = await n8n.rest.createCredential(name, type, data);
		const workflow = await n8n.rest.createWorkflow(sharing(type, credentialId, [guest.id]));
		await editor.visit(`/workflow/${workflow.id}/HCL%20Connections`);
		await people().nth(0).waitFor();
		expect(await people().nth(0).locator('input').last().inputValue()).toBe(guest.id);

		await editor.page.getByRole('button', { name: 'Add Person' }).click();
		await people().nth(1).locator('[data-test-id="rlc-input"]').first().click();
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

	test('people need no Profiles: the list tells that it is missing, and that IDs can be entered', async () => {
		await connections.settings({ profilesInstalled: false });
		await people().nth(1).locator('[data-test-id="rlc-input"]').first().click();
		await editor.part('rlc-search').fill('amy');
		await editor.part('rlc-error-container', 'This server has no Profiles').waitFor();
		await editor.picture('no-profiles');
		expect(await editor.part('rlc-error-container').textContent()).toContain("'By ID'");
	});
});
