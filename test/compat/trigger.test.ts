/* eslint-disable @n8n/community-nodes/no-restricted-imports -- runs outside n8n */
import { setTimeout as sleep } from 'node:timers/promises';

import { everySeconds } from '../e2e/polling';
import workflowJson from '../e2e/workflows/trigger.json';
import { START_WITHIN_MS, startWorld, type World } from '../e2e/world';
import { OLDER } from '../host/cache';

const TRIGGER = 'HCL Connections Trigger';

describe.each(OLDER)('the trigger in n8n $n8n on Node $node', (recipe) => {
	let world: World;

	beforeAll(async () => (world = await startWorld(recipe)), START_WITHIN_MS);

	afterAll(async () => await world?.stop());

	test('is there under the name that workflows store', async () => {
		expect(await world.n8n.rest.nodeTypes()).toContainEqual(
			expect.objectContaining({ name: 'n8n-nodes-hcl-connections.connectionsTrigger' }),
		);
	});

	test('tells of each new file once', async () => {
		const { n8n, connections } = world;
		const workflow = await world.bringIn(workflowJson, { [TRIGGER]: everySeconds(3) });
		const [{ id: libraryId }] = (await connections.seed()).libraries;
		await n8n.rest.activate(workflow);
		const told = async () =>
			(await n8n.rest.executions(workflow)).flatMap(({ items }) =>
				(items.Told ?? []).map(({ json }) => json.id),
			);

		const ids = await connections.files.add({ libraryId, label: 'one.txt', count: 2, step: 1 });
		while ((await told()).length < ids.length) await sleep(500);
		ids.push(...(await connections.files.add({ libraryId, label: 'two.txt' })));
		while ((await told()).length < ids.length) await sleep(500);
		await sleep(7000);

		expect(await told()).toEqual(ids);
		expect(await connections.violations()).toEqual([]);
	});
});
