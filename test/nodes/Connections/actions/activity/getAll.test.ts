import { ROOT } from '../../../../server/activities/testing';
import { byId, setActivitiesStage } from '../../activitiesStage';
import { everyJson, failureOf } from '../../runs';
import { onlyJson } from '../../stage';

const { stage, amy, call, activity, user } = setActivitiesStage();

const titles = async (parameters: object = {}) =>
	everyJson(await stage.run('activity', 'getAll', { ...parameters })).map(({ title }) => title);

describe('the lists of activities', () => {
	it('hold my open ones by default', async () => {
		const done = await amy.addActivity('Done');
		await stage.server.changeNodes([done], { completed: true });
		expect((await titles()).sort()).toEqual(['Open the new quay', 'Roof garden']);
		expect(await titles({ list: 'completed' })).toEqual(['Done']);
		expect((await titles({ list: 'all' })).sort()).toEqual([
			'Done',
			'Open the new quay',
			'Roof garden',
		]);
	});

	it('hold those tuned out', async () => {
		const quiet = await amy.addActivity('Quiet');
		await call('PUT', `${ROOT}/activitynode?activityNodeUuid=${quiet}&priority=0`);
		const [found] = everyJson(await stage.run('activity', 'getAll', { list: 'tunedOut' }));
		expect(found).toMatchObject({ id: quiet, priority: 'tunedOut' });
		expect(await titles()).not.toContain('Quiet');
	});

	it('hold the trash, without entries that lie there, each told as deleted', async () => {
		const gone = await amy.addActivity('Gone');
		await amy.remove(`activitynode?activityNodeUuid=${gone}`);
		await amy.remove(`activitynode?activityNodeUuid=${activity().nodes[1].id}`);
		const found = everyJson(await stage.run('activity', 'getAll', { list: 'trash' }));
		expect(found).toEqual([expect.objectContaining({ id: gone, title: 'Gone', deleted: true })]);
	});

	it.each([[[]], [['since', 'until', 'tag']]])(
		'are filtered by tag and time, where the server overlooks %j',
		async (ignoredParameters) => {
			await stage.server.settings({ ignoredParameters });
			const [old] = [await amy.addActivity('Old', '<category term="north"/>')];
			await stage.server.changeNodes([old], { updated: Date.parse('2020-01-01T00:00:00Z') });
			expect(await titles({ filters: { tag: 'North' } })).toEqual(['Old']);
			expect(await titles({ filters: { updatedBefore: '2020-01-01T00:00:01Z' } })).toEqual(['Old']);
			expect(await titles({ filters: { updatedAfter: '2020-01-01T00:00:01Z' } })).not.toContain(
				'Old',
			);
		},
	);

	it('are filtered on every page, though the links between pages forget it', async () => {
		await stage.server.addNodes({ activityId: activity().id, count: 505, title: 'Many' });
		const result = await stage.run('activityNode', 'getAll', {
			activityId: byId(activity().id),
			returnAll: true,
			filters: { kinds: ['entry'], updatedAfter: '2020-01-01T00:00:00Z' },
		});
		expect(result.items).toHaveLength(506);
		const asked = (await stage.server.requests()).map(({ query }) => Object.fromEntries(query));
		expect(asked).toMatchObject(
			['1', '2'].map((page) => ({ page, since: '1577836800000', nodetype: 'entry' })),
		);
	});

	it('count from the second of the first time, and not in that of the last', async () => {
		const [at] = await stage.server.addNodes({ activityId: activity().id, title: 'At' });
		await stage.server.changeNodes([at], { updated: Date.parse('2026-01-31T12:00:05Z') });
		const ids = async (filters: object) =>
			(
				await stage.run('activityNode', 'getAll', { activityId: byId(activity().id), filters })
			).items.map(({ json }) => json.id);
		// whole seconds: it may have been in the later part of its own
		expect(await ids({ updatedAfter: '2026-01-31T12:00:05.900Z' })).toContain(at);
		expect(await ids({ updatedAfter: '2026-01-31T12:00:06Z' })).not.toContain(at);
		expect(await ids({ updatedBefore: '2026-01-31T12:00:05Z' })).not.toContain(at);
		expect(await ids({ updatedBefore: '2026-01-31T12:00:05.001Z' })).toContain(at);
	});

	it('are searched at the server', async () => {
		expect(await titles({ filters: { search: 'roof' } })).toEqual(['Roof garden']);
	});

	it('come page by page up to the limit', async () => {
		for (let number = 1; number <= 12; number++) await amy.addActivity(`Plan ${number}`);
		expect(await titles({ limit: 5 })).toHaveLength(5);
		expect(new Set(await titles({ returnAll: true })).size).toBe(14);
	});
});

describe('an activity that is read', () => {
	it('says what it is', async () => {
		const json = onlyJson(await stage.run('activity', 'get', { activityId: byId(activity().id) }));
		expect(json).toMatchObject({
			id: activity().id,
			title: 'Open the new quay',
			description: null,
			tags: ['quay'],
			dueDate: null,
			completed: false,
			deleted: false,
			priority: 'normal',
			communityId: null,
			author: { id: user('amy').id, name: user('amy').name, email: user('amy').email },
			permissions: expect.arrayContaining(['create_entries']) as string[],
			url: expect.stringContaining(activity().id) as string,
		});
	});

	it('is read in the trash, too', async () => {
		await amy.remove(`activitynode?activityNodeUuid=${activity().id}`);
		const result = await stage.run('activity', 'get', { activityId: byId(activity().id) });
		expect(onlyJson(result)).toMatchObject({ id: activity().id, deleted: true });
	});

	it.each([
		['gone', 'amy', '0000', 'Not found: the activity 0000', '404'],
		['of others', 'guest', null, 'No right to see the activity', '403'],
	])('is refused when it is %s', async (_case, login, id, message, httpCode) => {
		const activityId = byId(id ?? activity().id);
		const result = await stage.run('activity', 'get', { activityId }, { user: login });
		expect(failureOf(result)).toMatchObject({
			message: expect.stringContaining(message) as string,
			httpCode,
		});
	});
});
