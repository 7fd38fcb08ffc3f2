import { byId, setActivitiesStage } from '../../activitiesStage';
import { failureOf } from '../../runs';
import { onlyJson } from '../../stage';

const { stage, amy, activity } = setActivitiesStage();

const create = async (parameters: object, login = 'amy') =>
	await stage.run('activity', 'create', { ...parameters }, { user: login });

const update = async (updateFields: object, id = activity().id, login = 'amy') =>
	await stage.run('activity', 'update', { activityId: byId(id), updateFields }, { user: login });

const named = async (title: string) =>
	(await stage.server.store()).nodes.filter((node) => node.title === title);

describe('an activity that is made', () => {
	it('has everything that can be said of it', async () => {
		const additionalFields = {
			description: '<p>All of it</p>',
			tags: ['Quay', 'May'],
			dueDate: '2026-05-01T00:00:00Z',
		};
		const json = onlyJson(await create({ title: 'Opening & more', additionalFields }));
		expect(json).toMatchObject({
			title: 'Opening & more',
			description: '<p>All of it</p>',
			tags: ['may', 'quay'],
			dueDate: '2026-05-01T00:00:00Z',
			completed: false,
			priority: 'normal',
			communityId: null,
		});
		expect(await named('Opening & more')).toMatchObject([{ id: json.id, type: 'activity' }]);
	});

	it('belongs to a community', async () => {
		const [community] = stage.seed.communities;
		const additionalFields = { communityId: byId(community.id) };
		const json = onlyJson(await create({ title: 'Ours', additionalFields }));
		expect(json).toMatchObject({ communityId: community.id });
		expect(await named('Ours')).toMatchObject([{ type: 'community_activity' }]);
	});

	it('is told as unknown where it is not found', async () => {
		await stage.server.fault({
			match: { method: 'POST' },
			action: { type: 'resetBeforeAnswer' },
		});
		await stage.server.fault({
			match: { path: 'everything' },
			times: 'always',
			action: { type: 'status', status: 500 },
		});
		expect(failureOf(await create({ title: 'Opening' })).message).toContain(
			'whether the activity was made could not be found out',
		);
	});

	it('needs a title', async () => {
		expect(failureOf(await create({ title: '={{ " " }}' })).message).toContain("'Title' is empty");
		expect(await stage.server.requests()).toEqual([]);
	});

	it('is refused in an unknown community', async () => {
		const additionalFields = { communityId: byId('0000') };
		expect(failureOf(await create({ title: 'A', additionalFields }))).toMatchObject({
			message: expect.stringContaining('Not found: the community 0000') as string,
			httpCode: '404',
		});
	});
});

describe('an activity that is changed', () => {
	it.each([
		['title', { title: 'New' }, { title: 'New' }],
		['goal', { description: '<p>New</p>' }, { content: '<p>New</p>' }],
		['tags', { tags: 'new, quay' }, { tags: ['new', 'quay'] }],
		['due date', { dueDate: '2026-03-01T00:00:00Z' }, { dueDate: '2026-03-01T00:00:00Z' }],
		['no due date', { dueDate: '' }, { dueDate: null }],
		['completed', { completed: true }, { completed: true }],
	])('loses nothing else: %s', async (_case, updateFields, changed) => {
		await stage.server.settings({ foreignMarkup: true });
		await stage.server.changeNodes([activity().id], { dueDate: '2026-01-01T00:00:00Z' });
		// once written, so that the server keeps what nobody knows
		onlyJson(await update({ tags: ['old'] }));
		const before = await amy.stored(activity().id);
		onlyJson(await update(updateFields));
		const after = await amy.stored(activity().id);
		expect({ ...after, updated: 0 }).toEqual({ ...before, updated: 0, ...changed });
		expect(after.foreign?.elements.length).toBeGreaterThan(0);
	});

	it('is opened again', async () => {
		onlyJson(await update({ completed: true }));
		expect(onlyJson(await update({ completed: false }))).toMatchObject({ completed: false });
	});

	it.each(['tunedOut', 'normal', 'medium', 'high'])(
		'has the priority %s for me',
		async (priority) => {
			const before = await amy.stored(activity().id);
			expect(onlyJson(await update({ priority }))).toMatchObject({ priority });
			expect(await amy.stored(activity().id)).toEqual(before);
		},
	);

	it('changes and gets a priority at once', async () => {
		expect(onlyJson(await update({ title: 'New', priority: 'high' }))).toMatchObject({
			title: 'New',
			priority: 'high',
		});
	});

	it('is no entry', async () => {
		const result = await update({ title: 'New' }, activity().nodes[1].id);
		expect(failureOf(result).message).toContain("'Activity' is an entry or a to-do");
	});

	it('is told something', async () => {
		expect(failureOf(await update({})).message).toContain(
			"Nothing is chosen under 'Update Fields'",
		);
		expect(await stage.server.requests()).toEqual([]);
	});

	it.each([
		['ben', '403', 'No right to update the activity'],
		['nobody', '401', 'Connections refused the user name or password'],
	])('is not for %s', async (login, httpCode, message) => {
		expect(failureOf(await update({ title: 'New' }, activity().id, login))).toMatchObject({
			message: expect.stringContaining(message) as string,
			httpCode,
		});
	});
});
