import { byId, setActivitiesStage } from '../../activitiesStage';
import { everyJson, failureOf } from '../../runs';
import { onlyJson } from '../../stage';

const { stage, activity, user } = setActivitiesStage();

const run = async (operation: string, parameters: object, login = 'amy') =>
	await stage.run(
		'activityMember',
		operation,
		{ activityId: byId(activity().id), ...parameters },
		{ user: login },
	);

const list = async (parameters: object = {}) => everyJson(await run('getAll', parameters));

const memberOf = async (login: 'amy' | 'ben' | 'guest') =>
	(await list()).find(({ personId }) => personId === user(login).id);

describe('the members of an activity', () => {
	it.each([false, true])('are listed, each once (paged: %s)', async (membersPaged) => {
		await stage.server.settings({ membersPaged });
		expect(await list({ returnAll: true })).toEqual([
			expect.objectContaining({ kind: 'person', personId: user('amy').id, role: 'owner' }),
			expect.objectContaining({
				kind: 'person',
				personId: user('ben').id,
				name: user('ben').name,
				email: user('ben').email,
				role: 'reader',
			}),
		]);
		const [{ id, personId }] = await list({ limit: 1 });
		expect(id).not.toBe(personId);
	});
});

describe('a member', () => {
	it.each(['id', 'email'] as const)('is added by %s', async (by) => {
		const personId = byId(by === 'id' ? user('guest').id : user('ben').email);
		const login = by === 'id' ? 'guest' : 'ben';
		const json = onlyJson(await run('create', { personId, role: 'owner' }));
		expect(json).toMatchObject({ kind: 'person', personId: user(login).id, role: 'owner' });
		expect(await memberOf(login)).toMatchObject({ role: 'owner' });
	});

	it('is everybody', async () => {
		const json = onlyJson(await run('create', { who: 'everybody', role: 'reader' }));
		expect(json).toMatchObject({ kind: 'organization', personId: null, role: 'reader' });
	});

	it.each(['memberId', 'userId'] as const)(
		'gets another role by %s, at the address of his entry',
		async (by) => {
			const before = await memberOf('ben');
			const memberId = byId(String(by === 'memberId' ? before?.id : user('ben').id));
			const json = onlyJson(await run('update', { memberId, role: 'member' }));
			expect(json).toMatchObject({ id: before?.id, role: 'member' });
			expect(await memberOf('ben')).toEqual({ ...before, role: 'member' });
		},
	);

	it('gets another role where the server answers with the whole list', async () => {
		const before = await memberOf('ben');
		await stage.server.fault({
			match: { method: 'GET', path: 'acl', nth: 2 },
			action: { type: 'storeThenAnswer', status: 200, contentType: 'text/xml', body: '<feed/>' },
		});
		const memberId = byId(String(before?.id));
		expect(onlyJson(await run('update', { memberId, role: 'owner' }))).toMatchObject({
			role: 'owner',
		});
		expect(await memberOf('ben')).toMatchObject({ role: 'owner' });
	});

	it('is removed', async () => {
		const memberId = byId(String((await memberOf('ben'))?.id));
		expect(onlyJson(await run('delete', { memberId }))).toMatchObject({
			id: memberId.value,
			activityId: activity().id,
			deleted: true,
		});
		expect(await memberOf('ben')).toBeUndefined();
		expect(failureOf(await run('delete', { memberId })).message).toContain(
			`There is no member ${memberId.value}`,
		);
		const options = { ignoreMissing: true };
		expect(onlyJson(await run('delete', { memberId, options }))).toMatchObject({ deleted: true });
	});

	it.each([
		['of a role there is not', 'create', { role: 'boss' }, "'Role' has the value 'boss'"],
		['who is nobody', 'create', { who: 'none' }, "'Who' has the value 'none'"],
	])('is refused before anything is sent: %s', async (_case, operation, parameters, message) => {
		const personId = byId(user('guest').id);
		const { message: told } = failureOf(await run(operation, { personId, ...parameters }));
		expect(told).toContain(message);
		expect(await stage.server.requests()).toEqual([]);
	});

	it.each([
		['ben', '403', 'No right to add'],
		['guest', '403', 'No right to add'],
	])('is not added by %s', async (login, httpCode, message) => {
		const personId = byId(user('guest').id);
		expect(failureOf(await run('create', { personId }, login))).toMatchObject({
			message: expect.stringContaining(message) as string,
			httpCode,
		});
	});
});
