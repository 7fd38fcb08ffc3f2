/* eslint-disable @n8n/community-nodes/no-restricted-imports -- runs outside n8n */
import { join } from 'node:path';

import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';

import { resources } from '../../nodes/Connections/actions/resources';
import { events } from '../../nodes/Connections/trigger/events';
import { everySeconds } from '../e2e/polling';
import triggerJson from '../e2e/workflows/trigger.json';
import { START_WITHIN_MS, startWorld, type World } from '../e2e/world';
import { OLDER } from '../host/cache';
import { sha256OfFile } from '../host/file';
import type { Workflow } from '../host/rest';
import { makeSeveral, NAMES } from './several';
import thereAndBack from './workflows/there-and-back.json';

const TRIGGER = 'HCL Connections Trigger';

describe.each(OLDER)('in n8n $n8n on Node $node', (recipe) => {
	let world: World;

	const propertiesOf = async (name: string) => {
		const types = await world.n8n.rest.nodeTypes();
		const found = types.find((type) => type.name === `n8n-nodes-hcl-connections.${name}`);
		return found?.properties ?? [];
	};

	const valuesOf = ({ options = [] }: INodeProperties) =>
		(options as INodePropertyOptions[])
			.map(({ value }) => value)
			// n8n adds it to the menus of every node with credentials
			.filter((value) => value !== '__CUSTOM_API_CALL__');

	const addFile = async (label: string) => {
		const [{ id: libraryId }] = (await world.connections.seed()).libraries;
		return await world.connections.files.add({ libraryId, label });
	};

	/** Switches a workflow on: each of these versions has another way, and none publishes. */
	const activate = async ({ id, versionId }: Workflow) => {
		const path = `/rest/workflows/${id}`;
		if (recipe.n8n.startsWith('1.')) {
			await world.n8n.rest.call('PATCH', path, { active: true, versionId });
		} else {
			await world.n8n.rest.call('POST', `${path}/activate`, { versionId });
		}
	};

	beforeAll(async () => {
		world = await startWorld(recipe);
		makeSeveral(world.folder);
	}, START_WITHIN_MS);

	afterAll(async () => await world?.stop());

	beforeEach(async () => await world.connections.reset());

	afterEach(async () => {
		expect(await world.connections.violations()).toEqual([]);
	});

	test('the node has all operations, and the trigger all events', async () => {
		const menus = (await propertiesOf('connections')).filter(({ name }) => name === 'operation');
		const operations = menus.map((menu) => [
			menu.displayOptions?.show?.resource,
			valuesOf(menu).sort(),
		]);
		expect(operations).toEqual(
			resources.map(({ value, operations: all }) => [
				[value],
				all.map((operation) => operation.value).sort(),
			]),
		);
		const event = (await propertiesOf('connectionsTrigger')).find(({ name }) => name === 'event');
		expect(event && valuesOf(event)).toHaveLength(events.length);
	});

	test('files go to my library and come back byte by byte, and the list shows them', async () => {
		const workflow = await world.bringIn(thereAndBack, {
			'Read File': { fileSelector: join(world.folder, 'several/*.txt') },
		});

		const { status, error, items } = await world.n8n.rest.run(workflow, 'Manual Trigger');

		expect({ status, error }).toEqual({ status: 'success', error: undefined });
		const sums = await Promise.all(
			NAMES.map(async (name) => await sha256OfFile(join(world.folder, 'several', name))),
		);
		expect(new Set(items.Hash.map(({ json }) => json.sha256))).toEqual(new Set(sums));
		expect(items.Download.map(({ binary }) => binary?.data.fileName).sort()).toEqual(NAMES);
		expect(items.List.map(({ json }) => json.label)).toEqual(expect.arrayContaining(NAMES));
		expect(new Set(items.List.map(({ json }) => json.id)).size).toBe(items.List.length);
	});

	test('the trigger shows a file that is there when a test event is fetched', async () => {
		await addFile('newest.txt');
		const workflow = await world.bringIn(triggerJson);

		const { status, items } = await world.n8n.rest.run(workflow, TRIGGER);

		expect(status).toBe('success');
		expect(items[TRIGGER].map(({ json }) => json.label)).toContain('newest.txt');
	});

	test('the active trigger tells of each new file once', async () => {
		const workflow = await world.bringIn(triggerJson, { [TRIGGER]: everySeconds(3) });
		await activate(workflow);
		const labels = ['one.txt', 'two.txt'];
		for (const [i, label] of labels.entries()) {
			await addFile(label);
			await world.n8n.rest.nthExecution(workflow, i + 1);
		}

		const executions = await world.n8n.rest.executions(workflow);

		expect(executions.flatMap(({ items }) => items.Told.map(({ json }) => json.label))).toEqual(
			labels,
		);
	});
});
