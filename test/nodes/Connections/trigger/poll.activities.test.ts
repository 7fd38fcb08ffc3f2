import { setTriggerStage, toldOf } from './triggerStage';

const stage = setTriggerStage();
const locator = (value: string) => ({ __rl: true, mode: 'id', value });
const activity = () => stage.seed.activities[0].id;
const userOf = (login: string) => stage.seed.users.find((user) => user.login === login)?.id ?? '';
/** A second, in which Activities' times are whole. */
const second = Math.floor(Date.now() / 1000) * 1000;

const trigger = (event: string, parameters = {}, setup = {}) =>
	stage.trigger({ event, activityId: locator(activity()), ...parameters }, setup);

const addNodes = async (nodes = {}) =>
	await stage.server.addNodes({ activityId: activity(), type: 'entry', ...nodes });

describe.each([
	['in memory', false],
	['as jobs with a cursor of their own', true],
])('the trigger, where n8n polls %s', (_, durable) => {
	it('tells of each entry and to-do that comes, once', async () => {
		const running = trigger('nodeAdded', {}, { durable });
		await running.activate('activate');
		await running.tick();
		await addNodes({ title: 'An entry' });
		await addNodes({ title: 'A to-do', type: 'todo', created: Date.now() + 1000 });
		await running.tick();
		await running.tick();
		expect(running.errors).toEqual([]);
		expect(running.told).toEqual([
			expect.objectContaining({ event: 'nodeAdded', title: 'An entry', kind: 'entry' }),
			expect.objectContaining({ event: 'nodeAdded', title: 'A to-do', kind: 'todo' }),
		]);
	});

	it('tells of changes, also of two within a second, and of no addition', async () => {
		const running = trigger('nodeUpdated', {}, { durable });
		const [id] = await addNodes({ created: second - 100_000 });
		await running.activate('activate');
		await stage.server.changeNodes([id], { title: 'One', updated: second });
		await addNodes({ title: 'New' });
		await running.tick();
		await stage.server.changeNodes([id], { title: 'Two', updated: second });
		await running.tick();
		await running.tick();
		expect(toldOf(running, 'title')).toEqual(['One', 'Two']);
	});

	it('tells of a to-do that is completed, and again when it is completed again', async () => {
		const running = trigger('todoCompleted', {}, { durable });
		const [id, other] = await addNodes({ type: 'todo', title: 'Ribbon', count: 2 });
		await running.activate('activate');
		await stage.server.changeNodes([id], { completed: true });
		await running.tick();
		await stage.server.changeNodes([id], { title: 'Ribbon, red' });
		await running.tick();
		await stage.server.changeNodes([id], { completed: false });
		await stage.server.changeNodes([other], { completed: true });
		await running.tick();
		await stage.server.changeNodes([id], { completed: true });
		await running.tick();
		await running.tick();
		expect(running.told.map((json) => json.id)).toEqual([id, other, id]);
		expect(running.told[0]).toMatchObject({ event: 'todoCompleted', completed: true });
	});

	it('tells of a to-do that is assigned to me, and of no other', async () => {
		const running = stage.trigger({ event: 'todoAssigned' }, { durable });
		const [id, foreign] = await addNodes({ type: 'todo', title: 'Flags', count: 2 });
		await running.activate('activate');
		await running.tick();
		const assigned = (login: string) => [
			{ userId: userOf(login), completed: false, foreign: null },
		];
		await stage.server.changeNodes([id], { assignees: assigned('amy') });
		await stage.server.changeNodes([foreign], { assignees: assigned('ben') });
		await running.tick();
		await stage.server.changeNodes([id], { title: 'Flags, blue' });
		await running.tick();
		expect(running.told.map((json) => json.id)).toEqual([id]);
	});
});

describe('an entry', () => {
	it('of another kind than those that are chosen is not told', async () => {
		const running = trigger('nodeAdded', { kinds: ['todo'] });
		await running.activate('activate');
		await addNodes({ title: 'Entry' });
		await addNodes({ title: 'To-do', type: 'todo' });
		await addNodes({ title: 'Section', type: 'section' });
		await running.tick();
		expect(toldOf(running, 'title')).toEqual(['To-do']);
	});

	it('comes out where the server ignores since, and of many each once', async () => {
		await stage.server.settings({ ignoredParameters: ['since', 'nodetype', 'rangeId'] });
		const running = trigger('nodeAdded', { kinds: ['entry'], options: { maxItems: 30 } });
		await addNodes({ count: 120, created: second - 500_000 });
		await running.activate('activate');
		await addNodes({ count: 70, title: 'Wave' });
		for (let i = 0; i < 4; i++) await running.tick();
		expect(running.executions.map((items) => items.length)).toEqual([30, 30, 10]);
		expect(new Set(running.told.map(({ id }) => id)).size).toBe(70);
	});

	it('at rest is asked for since the last one, by one request', async () => {
		const running = trigger('nodeAdded');
		await running.activate('activate');
		const [request, ...others] = await stage.requestsOf(async () => await running.tick());
		expect(request).toMatch(/activitydescendants\?.*since=\d+.*page=1&ps=15$/);
		expect(others).toEqual([]);
	});
});

describe('a test event', () => {
	it.each([
		['nodeAdded', 'title'],
		['nodeUpdated', 'title'],
		['todoCompleted', 'completed'],
		['todoAssigned', 'assignedTo'],
	])('of %s shows what the trigger would tell', async (event, field) => {
		const [id] = await addNodes({
			type: 'todo',
			title: 'Sample',
			completed: event === 'todoCompleted',
			assignees: [userOf('amy')],
			created: second - 5000,
			updated: second,
		});
		const { items, error } = await stage.engine.fetchTestEvent({
			credentials: stage.credential(),
			parameters: { event, activityId: locator(activity()) },
		});
		expect(error).toBeUndefined();
		expect(items.at(-1)?.json).toMatchObject({ event, id, [field]: expect.anything() });
	});
});
