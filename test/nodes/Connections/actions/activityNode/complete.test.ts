import { assignedTo } from '../../../../server/activities/testing';
import { byId, setActivitiesStage } from '../../activitiesStage';
import { failureOf } from '../../runs';
import { onlyJson } from '../../stage';
import { storedNodes } from './stored';

const ground = setActivitiesStage();
const { stage, amy, activity, user } = ground;
const { kept, richToDo } = storedNodes(ground);

const run = async (operation: string, id: string, options: object = {}, login = 'amy') =>
	await stage.run(
		'activityNode',
		operation,
		{ activityNodeId: byId(id), options },
		{ user: login },
	);

const puts = async () =>
	(await stage.server.requests()).filter(({ method }) => method === 'PUT').length;

const toDo = async (...logins: Array<'amy' | 'ben'>) => {
	await amy.addMember(activity().id, user('ben').id, 'member');
	return await amy.add(
		activity().id,
		'Ribbon',
		'todo',
		...logins.map((login) => assignedTo(user(login).id)),
	);
};

const ticks = async (id: string) =>
	(await amy.stored(id)).assignees.map(({ completed }) => completed);

describe('a to-do', () => {
	it.each([[[]], [['amy']], [['ben']]])('of %j is completed, and opened again', async (people) => {
		const id = await toDo(...(people as Array<'amy' | 'ben'>));
		expect(onlyJson(await run('complete', id))).toMatchObject({ id, completed: true });
		expect((await amy.stored(id)).completed).toBe(true);
		expect(onlyJson(await run('reopen', id))).toMatchObject({ id, completed: false });
		expect((await amy.stored(id)).completed).toBe(false);
	});

	it('of several is done when each has done his part', async () => {
		const id = await toDo('amy', 'ben');
		const mine = onlyJson(await run('complete', id));
		expect(mine).toMatchObject({
			completed: false,
			assignedTo: [{ completed: true }, { completed: false }],
		});
		expect(onlyJson(await run('complete', id, {}, 'ben'))).toMatchObject({ completed: true });
		expect(onlyJson(await run('reopen', id))).toMatchObject({
			completed: false,
			assignedTo: [{ completed: false }, { completed: true }],
		});
	});

	it('of several loses nothing but the ticks that are changed', async () => {
		const id = await richToDo();
		const before = await kept(id);
		const ticked = (...done: boolean[]) =>
			before.assignees.map((assignee, i) => ({ ...assignee, completed: done[i] }));
		onlyJson(await run('complete', id));
		expect(await kept(id)).toEqual({ ...before, assignees: ticked(true, false) });
		onlyJson(await run('complete', id, {}, 'ben'));
		expect(await kept(id)).toEqual({ ...before, completed: true, assignees: ticked(true, true) });
		onlyJson(await run('reopen', id, {}, 'ben'));
		expect(await kept(id)).toEqual({ ...before, assignees: ticked(true, false) });
	});

	it('of several is told as done where my part is, and the others keep theirs', async () => {
		const id = await toDo('amy', 'ben');
		onlyJson(await run('complete', id));
		const before = await puts();
		expect(onlyJson(await run('complete', id))).toMatchObject({ completed: false });
		expect(await puts()).toBe(before);
		expect(await ticks(id)).toEqual([true, false]);
	});

	it("keeps what somebody else's part became meanwhile", async () => {
		const id = await toDo('amy', 'ben');
		const set = {
			assignees: [
				{ userId: user('amy').id, completed: false, foreign: null },
				{ userId: user('ben').id, completed: true, foreign: null },
			],
		};
		await stage.server.fault({
			match: { method: 'GET', path: 'activitynode' },
			action: { type: 'changeNode', when: 'after', set },
		});
		expect(onlyJson(await run('complete', id))).toMatchObject({ completed: true });
		expect(await ticks(id)).toEqual([true, true]);
	});

	it('of several is done for everyone by its owner', async () => {
		const id = await toDo('amy', 'ben');
		expect(onlyJson(await run('complete', id, { forWhom: 'everyone' }))).toMatchObject({
			completed: true,
		});
	});

	it('of others is opened again by its owner', async () => {
		await amy.addMember(activity().id, user('ben').id, 'member');
		await amy.addMember(activity().id, user('guest').id, 'member');
		const id = await amy.add(
			activity().id,
			'Ribbon',
			'todo',
			assignedTo(user('ben').id),
			assignedTo(user('guest').id),
		);
		onlyJson(await run('complete', id, {}, 'ben'));
		onlyJson(await run('complete', id, {}, 'guest'));
		expect((await amy.stored(id)).completed).toBe(true);
		expect(onlyJson(await run('reopen', id))).toMatchObject({ completed: false });
		expect(await ticks(id)).toEqual([false, false]);
	});

	it('that is completed already stays so, and nothing is sent', async () => {
		const id = await toDo();
		await run('complete', id);
		const before = await puts();
		expect(onlyJson(await run('complete', id))).toMatchObject({ completed: true });
		expect(await puts()).toBe(before);
	});
});

describe('what cannot be completed', () => {
	it('is an entry', async () => {
		expect(failureOf(await run('complete', activity().nodes[1].id))).toMatchObject({
			message: `'Drawings' is of the kind "entry", and only to-dos can be completed [item 0]`,
		});
		expect(failureOf(await run('reopen', activity().nodes[1].id)).message).toContain(
			'only to-dos can be reopened',
		);
		expect(await puts()).toBe(0);
	});

	it('is assigned to several others', async () => {
		await amy.addMember(activity().id, user('guest').id, 'member');
		const id = await amy.add(
			activity().id,
			'Ribbon',
			'todo',
			assignedTo(user('ben').id),
			assignedTo(user('guest').id),
		);
		expect(failureOf(await run('complete', id))).toMatchObject({
			message: expect.stringContaining('is assigned to several people') as string,
			description: expect.stringContaining("'For Whom' to Everyone") as string,
		});
		expect(await puts()).toBe(0);
	});

	it('is not done for everyone by one of them who neither owns nor made it', async () => {
		const id = await toDo('amy', 'ben');
		expect(failureOf(await run('complete', id, { forWhom: 'everyone' }, 'ben'))).toMatchObject({
			message: expect.stringContaining('No right to complete the entry or to-do') as string,
			description: expect.stringContaining('by its author, or by an owner') as string,
			httpCode: '403',
		});
		expect(await ticks(id)).toEqual([false, false]);
	});

	it("is somebody else's alone", async () => {
		await amy.addMember(activity().id, user('guest').id, 'member');
		const id = await amy.add(activity().id, 'Ribbon', 'todo', assignedTo(user('guest').id));
		await amy.addMember(activity().id, user('ben').id, 'member');
		expect(failureOf(await run('complete', id, {}, 'ben')).message).toContain(
			'No right to complete',
		);
		expect((await amy.stored(id)).completed).toBe(false);
	});

	it('is refused where the server leaves it open', async () => {
		const id = await toDo();
		const body = (await amy.read(id)).text;
		await stage.server.fault({
			match: { method: 'PUT' },
			action: { type: 'storeThenAnswer', status: 200, body },
		});
		expect(failureOf(await run('complete', id)).message).toContain(
			"Connections took the change and left the to-do 'Ribbon' open",
		);
	});

	it('is for nobody', async () => {
		expect(failureOf(await run('complete', 'x', { forWhom: 'us' })).message).toContain("'us'");
		expect(await stage.server.requests()).toEqual([]);
	});

	it.each([
		['ben', 0, '403', 'No right to complete'],
		['guest', 0, '403', 'No right to complete'],
	])('is refused to %s', async (login, _index, httpCode, message) => {
		const todo = activity().nodes[2].id;
		expect(failureOf(await run('complete', todo, {}, login))).toMatchObject({
			message: expect.stringContaining(message) as string,
			httpCode,
		});
	});
});
