import type { INode, INodeParameters } from 'n8n-workflow';

import { CONNECTIONS_CREDENTIAL, credentialData } from '../e2e/world';
import type { Editor } from './editor';
import { byHand, editFields, FILE, unfinished } from './workflows';
import { type EditorWorld, SHA256, START_WITHIN_MS, startEditorWorld } from './world';

const earlierNode = "{{ $('Read File').item.binary.data }}";

describe("what a newcomer meets in n8n's editor", () => {
	let world: EditorWorld;
	let editor: Editor;
	let credential: { type: string; id: string };

	/** Opens a node of ours with these parameters, behind one that reads a file. */
	const open = async (parameters: INodeParameters, between: INode[] = []) => {
		const { id } = await world.n8n.rest.createWorkflow(byHand(credential, parameters, between));
		await editor.visit(`/workflow/${id}/HCL%20Connections`);
		await editor.part('node-execute-button').waitFor();
	};
	const documentOf = async (label: string) =>
		(await world.connections.store()).documents.find((one) => one.label === label);

	beforeAll(async () => {
		world = await startEditorWorld();
		({ editor } = world);
		const { type } = CONNECTIONS_CREDENTIAL;
		const data = credentialData(world.connections);
		credential = { type, id: await world.n8n.rest.createCredential('By hand', type, data) };
	}, START_WITHIN_MS);

	afterAll(async () => {
		await world?.editor.picture('newcomer-at-the-end');
		await world?.stop();
	});

	test('a failed test says a word of n8n, and Base URL what the word means', async () => {
		const { id } = await world.n8n.rest.createWorkflow(unfinished);
		await editor.visit(`/workflow/${id}`);
		await editor.visit('/home/credentials');
		await editor.page.getByText('By hand').first().click();
		await editor.part('credential-edit-dialog').waitFor();
		await editor.fill('baseUrl', 'http://127.0.0.1:1');
		await editor.part('credential-save-button').click();
		await editor.page.getByText('More details').click();
		await editor.page.getByText('ECONNREFUSED', { exact: true }).waitFor();
		await editor.explain('Base URL', 'ECONNREFUSED, nothing answers at this port');
		await editor.picture('connection-refused');
		await editor.fill('baseUrl', world.connections.url);
		await editor.part('credential-save-button').click();
		await editor.page.getByText('Connection tested successfully').waitFor();
	});

	test('public is explained, but not where a community owns the library', async () => {
		const inCommunity = 'The members of a community see its files';
		await open({
			resource: 'file',
			operation: 'addFile',
			library: 'communityLibrary',
			additionalFields: { visibility: 'public' },
		});
		await editor.page.getByText(inCommunity).scrollIntoViewIfNeeded();
		await editor.picture('public-in-a-community');
		await editor.choose(editor.part('parameter-input-library'), 'My Library');
		await editor.page.getByText('Everybody on this server will see the file').waitFor();
		expect(await editor.page.getByText(inCommunity).count()).toBe(0);
	});

	test("a file is chosen by the address of its page, which is the server's own", async () => {
		const page = await editor.window(`${world.connections.url}/`);
		await page.locator('a[href*="/files/app/file/"]', { hasText: 'Welcome' }).first().click();
		await page.waitForURL(/\/files\/app\/file\//);
		await editor.picture('page-of-a-file', page);
		const address = page.url();
		await page.close();

		await open({
			resource: 'file',
			operation: 'addAttachment',
			library: 'myLibrary',
			documentId: { __rl: true, mode: 'url', value: address },
		});
		await editor.runNode(FILE);
		expect((await documentOf('Welcome.txt'))?.attachments).toContainEqual(
			expect.objectContaining({ label: FILE, sha256: SHA256 }),
		);
	});

	test('a field whose file is replaced keeps its name, and fields of one name differ in the list', async () => {
		const [activity] = (await world.connections.seed()).activities;
		const drawings = activity.nodes[1];
		const [{ fid }] = drawings.fields;
		const byId = (value: string) => ({ __rl: true, mode: 'id', value });
		const field = {
			resource: 'activity',
			operation: 'uploadActivityField',
			activityNodeId: byId(drawings.id),
		};
		await open({ ...field, fieldAction: 'replace', fieldId: byId(fid) });
		await editor.runNode('fieldId');
		const { fields } = await world.connections.store();
		expect(fields.find((one) => one.fid === fid)).toMatchObject({ name: 'Plan', sha256: SHA256 });

		await open({ ...field, fieldName: 'Plan' });
		await editor.runNode('fieldId');
		await editor.choose(editor.part('parameter-input-fieldAction'), 'Replace');
		await editor.openList('fieldId');
		await editor.part('rlc-item', 'Plan').waitFor();
		const items = await editor.listItems();
		expect(items).toHaveLength(2);
		expect(new Set(items).size).toBe(2);
		await editor.picture('fields-of-one-name');
	});

	test('a file that a node dropped is missed with a word on where to get it', async () => {
		await open({ resource: 'file', operation: 'addFile' }, [editFields]);
		await editor.page.getByText(`Of an earlier node: ${earlierNode}`).waitFor();
		await editor.part('node-execute-button').click();
		await editor.part('output-panel', 'There is no binary data in the field').waitFor();
		await editor.part('output-panel', `e.g. ${earlierNode}`).waitFor();
		await editor.picture('no-binary-data');

		const binaryPropertyName = `=${earlierNode}`;
		await open({ resource: 'file', operation: 'addFile', binaryPropertyName }, [editFields]);
		await editor.runNode(FILE);
		expect(await documentOf(FILE)).toMatchObject({ sha256: SHA256 });
		await editor.picture('file-of-an-earlier-node');
		expect(await world.connections.violations()).toEqual([]);
	});
});
