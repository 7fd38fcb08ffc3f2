import type { INodeProperties } from 'n8n-workflow';

import { properties } from '../../nodes/Connections/actions/properties';
import { resources } from '../../nodes/Connections/actions/resources';
import { events } from '../../nodes/Connections/trigger/events';
import { properties as triggerProperties } from '../../nodes/Connections/trigger/properties';
import { CONNECTIONS_CREDENTIAL, credentialData } from '../e2e/world';
import type { Editor } from './editor';
import { isFertile, somethingInEveryList } from './ground';
import { NodeForm } from './nodeForm';
import { inView, type Place, placesOf } from './places';
import { byHand, triggered, unfinished } from './workflows';
import { type EditorWorld, START_WITHIN_MS, startEditorWorld } from './world';

/** n8n's own entry in the menus of nodes that have credentials. */
const OF_N8N = 'Custom API Call';

const ACCOUNT = 'HCL Connections account';

const namesOf = (all: Array<{ name: string }>) => all.map(({ name }) => name).sort();

/** Fields that are more than one field in the editor, or none. */
const composed = ['collection', 'fixedCollection', 'notice'];

/** Whether the editor shows one field of that name: the authentication is a part of the credential. */
const isField = ({ name, type, typeOptions }: INodeProperties) =>
	name !== 'authentication' && !composed.includes(type) && !typeOptions?.multipleValues;

describe("a tour through the nodes in n8n's editor", () => {
	let world: EditorWorld;
	let editor: Editor;
	let form: NodeForm;
	let credential: { type: string; id: string };

	const open = async (workflow: ReturnType<typeof byHand>, node: string) => {
		const { id } = await world.n8n.rest.createWorkflow(workflow);
		await editor.visit(`/workflow/${id}/${encodeURIComponent(node)}`);
		await editor.part('node-execute-button').waitFor();
	};

	/** Chooses from the list of a locator what the lists below it need. */
	const choose = async ({ name, modes = [] }: INodeProperties) => {
		const search = modes[0].typeOptions?.searchFilterRequired ? 'am' : '';
		const items = await form.listOf(name, search);
		await form.pick(Math.max(items.findIndex(isFertile), 0));
		expect(await editor.chosenFromList(name)).not.toBe('');
	};
	const modesShow = async ({ name, modes = [] }: INodeProperties) => {
		const expected = modes.map(({ displayName }) => displayName.toLowerCase());
		expect((await form.modesOf(name)).map((mode) => mode.toLowerCase())).toEqual(expected);
	};
	const visit = async ({ choices, locators, additions }: Place) => {
		for (const { menu, option } of choices) await form.set(menu, option);
		for (const { field, isNew } of locators) {
			if (isNew) await modesShow(field);
			if (isNew || !isFertile(await editor.chosenFromList(field.name))) await choose(field);
		}
		for (const { button, field } of additions) {
			await form.add(button, field.displayName, field.typeOptions?.multipleValueButtonText);
			await modesShow(field);
			await choose(field);
		}
	};

	beforeAll(async () => {
		world = await startEditorWorld();
		({ editor } = world);
		form = new NodeForm(editor);
		const { type } = CONNECTIONS_CREDENTIAL;
		const data = credentialData(world.connections);
		credential = { type, id: await world.n8n.rest.createCredential(ACCOUNT, type, data) };
		const ground = somethingInEveryList(credential, await world.connections.seed());
		const workflow = await world.n8n.rest.createWorkflow(ground);
		expect(await world.n8n.rest.run(workflow, 'Manual Trigger')).toMatchObject({
			error: undefined,
			status: 'success',
		});
	}, START_WITHIN_MS);

	afterAll(async () => {
		await world?.editor.picture('tour-at-the-end');
		await world?.stop();
	});

	describe('the menus of the node', () => {
		beforeAll(async () => await open(byHand(credential, {}), 'HCL Connections'));

		test('hold all resources', async () => {
			expect(await form.optionsOf('resource')).toEqual([...namesOf(resources), OF_N8N]);
		});

		test.each(resources)('hold all operations of $name, each with its fields', async (resource) => {
			await form.set('resource', resource.name);
			expect(await form.optionsOf('operation')).toEqual([...namesOf(resource.operations), OF_N8N]);
			for (const { name, value } of resource.operations) {
				await form.set('operation', name);
				const fields = inView({ properties }, { resource: resource.value, operation: value })
					.filter(isField)
					.map(({ name: field }) => field);
				for (const field of fields) await form.shows(field);
			}
		});

		test.each(placesOf({ properties }))('fill the lists of $title', visit);
	});

	describe('the menus of the trigger', () => {
		beforeAll(async () => await open(triggered(credential), 'HCL Connections Trigger'));

		test('hold all events', async () => {
			expect(await form.optionsOf('event')).toEqual(namesOf(events));
		});

		test.each(placesOf({ properties: triggerProperties }))('fill the lists of $title', visit);
	});

	describe('the forms', () => {
		const chosen = (value: string, cachedResultName: string) => ({
			__rl: true,
			mode: 'list',
			value,
			cachedResultName,
		});

		test('begin with the list of all actions and triggers', async () => {
			const { id } = await world.n8n.rest.createWorkflow(unfinished);
			await editor.visit(`/workflow/${id}`);
			await editor.searchNode('connections');
			await editor.part('node-creator-item-name', 'HCL Connections').click();
			await editor.part('node-creator-item-name', 'Create activity').waitFor();
			await editor.picture('actions');
		});

		test('Get Many puts the files out', async () => {
			await open(byHand(credential, { resource: 'file', operation: 'getAll' }), 'HCL Connections');
			await editor.runNode('Welcome.txt');
			await editor.part('radio-button-table').last().click();
			await editor.part('output-panel', 'Übersicht Brücke').waitFor();
			await editor.picture('get-many');
		});

		test('Download puts the file out', async () => {
			const [{ id, label }] = (await world.connections.seed()).documents;
			const documentId = chosen(id, label);
			const download = { resource: 'file', operation: 'download', documentId };
			await open(byHand(credential, download), 'HCL Connections');
			await editor.runNode(label);
			await editor.part('ndv-binary-data_0', label).waitFor();
			await editor.picture('download');
		});

		test('Create of a to-do makes it, with what was added to its form', async () => {
			const { activities, users } = await world.connections.seed();
			const [{ id, title }] = activities;
			const parameters = {
				resource: 'activityNode',
				operation: 'create',
				activityId: chosen(id, title),
				kind: 'todo',
				title: 'Count the bollards',
				additionalFields: {
					dueDate: '2027-01-31T00:00:00',
					assignedTo: [chosen(users[0].id, users[0].name)],
				},
			};
			await open(byHand(credential, parameters), 'HCL Connections');
			await editor.runNode('Count the bollards');
			await editor.picture('to-do');
			expect((await world.connections.store()).nodes).toContainEqual(
				expect.objectContaining({ title: 'Count the bollards', type: 'todo' }),
			);
		});

		test('Fetch Test Event of the trigger puts an event out', async () => {
			await open(triggered(credential, { event: 'fileAdded' }), 'HCL Connections Trigger');
			await editor.runNode('fileAdded', 'Fetch Test Event');
			await editor.picture('trigger');
			expect(await world.connections.violations()).toEqual([]);
		});
	});
});
