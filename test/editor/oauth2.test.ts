/* eslint-disable @n8n/community-nodes/no-restricted-imports -- runs outside n8n */
import { setTimeout as sleep } from 'node:timers/promises';

import type { RunningN8n } from '../host/n8n';
import type { Workflow } from '../host/rest';
import type { ConnectionsServer } from '../server/client';
import type { Editor } from './editor';
import { FILE, scheduled, unfinished } from './workflows';
import { type EditorWorld, SHA256, START_WITHIN_MS, startEditorWorld } from './world';

const CLIENT = { id: 'n8n-editor', secret: 'client-secret-of-the-editor', name: 'n8n of the test' };

interface ExecutionOfList {
	id: string;
	status: string;
	mode: string;
	workflowId: string;
}

describe("in n8n's editor", () => {
	let world: EditorWorld;
	let connections: ConnectionsServer;
	let n8n: RunningN8n;
	let editor: Editor;
	/** Every token that there was. */
	const secrets = new Set([CLIENT.secret]);

	const keepSecrets = async () => {
		for (const secret of await connections.oauth.secrets()) secrets.add(secret);
	};
	const connect = async () => await editor.popupOf(editor.part('quick-connect-button'));
	const executions = async () =>
		(await n8n.rest.call<{ results: ExecutionOfList[] }>('GET', '/rest/executions')).results;

	/** The documents with the name of the file in that library; bytes must be those of the file. */
	const storedIn = async (libraryId: string) => {
		const { documents } = await connections.store();
		const found = documents.filter((one) => one.label === FILE && one.libraryId === libraryId);
		for (const document of found) expect(document.sha256).toBe(SHA256);
		return found;
	};

	beforeAll(async () => {
		world = await startEditorWorld({ N8N_LOG_LEVEL: 'debug' });
		({ connections, n8n, editor } = world);
	}, START_WITHIN_MS);

	afterAll(async () => {
		await world?.editor.picture('oauth2-at-the-end');
		await world?.stop();
	});

	test('the provider refuses a callback address that is not registered, in words', async () => {
		await connections.oauth.setClient({ ...CLIENT, redirectUris: ['http://127.0.0.1:1/other'] });
		await editor.visit('/home/credentials');
		await editor.part('add-resource-credential').click();
		await editor.part('new-credential-type-select').click();
		await editor.page.keyboard.type('connections');
		const option = '[role="option"]:visible, .el-select-dropdown__item:visible';
		await editor.page.locator(option, { hasText: 'HCL Connections OAuth2 API' }).first().click();
		await editor.part('new-credential-type-button').click();
		await editor.fill('clientId', CLIENT.id);
		await editor.fill('clientSecret', CLIENT.secret);
		await editor.fill('baseUrl', `${connections.url}/files/app`);
		await editor.picture('oauth2-credential');

		const popup = await connect();

		await popup.getByText('redirect_uri did not match').waitFor();
		await editor.picture('callback-not-registered', popup);
		await popup.close();
	});

	test('a refused consent is told, and leaves the credential unconnected', async () => {
		const shown = (await editor.part('copy-input').textContent()) ?? '';
		const [redirectUri] = /https?:\S+?\/callback/.exec(shown) ?? [];
		expect(redirectUri).toBe(`${n8n.url}/rest/oauth2-credential/callback`);
		await connections.oauth.setClient({ ...CLIENT, redirectUris: [String(redirectUri)] });

		const popup = await connect();
		await popup.getByRole('button', { name: 'Deny', exact: true }).click();
		await popup.getByText('access_denied').waitFor({ state: 'attached' });

		await popup.close();
		expect(await editor.part('oauth-connect-success-banner').count()).toBe(0);
		expect(await connections.oauth.stats()).toMatchObject({ requests: 0 });
	});

	test('Connect, and Allow on the page of the provider, connect the account', async () => {
		const popup = await connect();
		await popup.getByText(`${CLIENT.name} asks to work`).waitFor();
		await popup.fill('[name=user]', 'amy');
		await popup.fill('[name=password]', 'amy-secret');
		await editor.picture('consent', popup);
		const closed = popup.waitForEvent('close');
		await popup.getByRole('button', { name: 'Allow', exact: true }).click();
		await closed;

		await editor.part('oauth-connect-success-banner', 'Account connected').waitFor();
		await editor.picture('account-connected');
		expect(await connections.oauth.stats()).toMatchObject({ granted: { authorization_code: 1 } });
		await keepSecrets();
	});

	test('the node is found as IBM Connections, and opens with the fields of Add File', async () => {
		const workflow = await n8n.rest.createWorkflow(unfinished);
		await editor.visit(`/workflow/${workflow.id}`);
		await editor.searchNode('IBM Connections');
		await editor.part('node-creator-item-name', 'HCL Connections').waitFor();
		await editor.picture('node-creator');
		await editor.addNode('HCL Connections', 'Add file to library');

		await editor.part('parameter-input-fileName').waitFor();
		for (const field of ['resource', 'operation', 'library', 'source', 'binaryPropertyName']) {
			await editor.part(`parameter-input-${field}`).waitFor();
		}
		await editor.picture('node-panel');
	});

	test('a library is chosen from the list, and the file arrives in it', async () => {
		const { libraries } = await connections.seed();
		const library = libraries.find(({ title }) => title === 'Harbour drawings');
		await editor.choose(editor.part('node-credentials-select'), 'HCL Connections account');
		await editor.choose(editor.part('parameter-input-library'), 'Another Library');
		await editor.openList('libraryId');
		await editor.part('rlc-item', 'Harbour drawings').waitFor();
		await editor.picture('libraries');
		await editor.part('rlc-item', 'Harbour drawings').click();

		await editor.runNode(String(library?.id));

		await editor.picture('editor');
		expect(await editor.part('output-panel').textContent()).toContain(FILE);
		expect(await storedIn(String(library?.id))).toHaveLength(1);
		expect(await connections.oauth.stats()).toMatchObject({ granted: { authorization_code: 1 } });
	});

	test('a scheduled run renews the expired token and uploads without a person', async () => {
		const { libraries, users } = await connections.seed();
		const mine = libraries.find(
			({ type, owner }) => type === 'personalFiles' && owner === users[0].id,
		);
		const [credential] = await n8n.rest.call<Array<{ id: string }>>('GET', '/rest/credentials');
		await editor.visit('/home/workflows');
		await connections.oauth.expire();
		const workflow: Workflow = await n8n.rest.createWorkflow(scheduled(credential.id));

		await n8n.rest.activate(workflow);
		const finished = async () =>
			(await executions()).find(
				({ workflowId, status }) =>
					workflowId === workflow.id && ['success', 'error', 'crashed'].includes(status),
			);
		while (!(await finished())) await sleep(200);
		await n8n.rest.call('POST', `/rest/workflows/${workflow.id}/deactivate`, {});

		expect(await finished()).toMatchObject({ status: 'success', mode: 'trigger' });
		expect(await storedIn(String(mine?.id))).toHaveLength(1);
		expect((await connections.oauth.stats()).granted).toEqual({
			authorization_code: 1,
			refresh_token: 1,
		});
		await keepSecrets();
	});

	test('no token and no client secret is found in the logs and the executions', async () => {
		const runs = await executions();
		const kept = await Promise.all(
			runs.map(async ({ id }) => await n8n.rest.call('GET', `/rest/executions/${id}`)),
		);
		const texts = [n8n.logs(), ...kept.map((run) => JSON.stringify(run))];
		expect(runs.length).toBeGreaterThan(1);
		// what is searched must be what was written down: the renewal, and the file that was put out
		expect(texts[0]).toContain('expired. Revalidating');
		expect(texts[1]).toContain(FILE);

		expect(secrets.size).toBeGreaterThan(4);
		for (const secret of secrets) {
			expect(texts.filter((text) => text.includes(secret))).toEqual([]);
		}
		expect(await connections.violations()).toEqual([]);
	});
});
