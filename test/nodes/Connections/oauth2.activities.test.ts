import type { IDataObject } from 'n8n-workflow';
import { byId } from './activitiesStage';
import { setOAuthStage } from './oauthStage';
import { failureOf } from './runs';

const stage = setOAuthStage();

const ids = () => {
	const [{ id, nodes }] = stage.seed.activities;
	const [, entry, todo] = nodes;
	return { activity: id, entry: entry.id, todo: todo.id, fid: entry.fields[0].fid };
};

type Case = [resource: string, operation: string, parameters: () => IDataObject];

const ofEntry = () => ({ activityNodeId: byId(ids().entry) });
const ofToDo = () => ({ activityNodeId: byId(ids().todo) });
const ofActivity = () => ({ activityId: byId(ids().activity) });

const cases: Case[] = [
	['activity', 'create', () => ({ title: 'A' })],
	['activity', 'get', ofActivity],
	['activity', 'getAll', () => ({})],
	[
		'activity',
		'update',
		() => ({ ...ofActivity(), updateFields: { title: 'A', priority: 'high' } }),
	],
	['activity', 'delete', ofActivity],
	['activity', 'restore', ofActivity],
	['activityMember', 'create', () => ({ ...ofActivity(), personId: byId('20170081') })],
	['activityMember', 'getAll', ofActivity],
	[
		'activityMember',
		'update',
		() => ({ ...ofActivity(), memberId: byId('bokafor'), role: 'owner' }),
	],
	['activityMember', 'delete', () => ({ ...ofActivity(), memberId: byId('bokafor') })],
	['activityNode', 'create', () => ({ ...ofActivity(), title: 'A' })],
	['activityNode', 'get', ofEntry],
	['activityNode', 'getAll', () => ({ list: 'activity', ...ofActivity() })],
	['activityNode', 'update', () => ({ ...ofEntry(), updateFields: { title: 'A' } })],
	['activityNode', 'complete', ofToDo],
	['activityNode', 'reopen', ofToDo],
	['activityNode', 'delete', ofEntry],
	['activityNode', 'restore', ofEntry],
	['activityNode', 'download', () => ({ ...ofEntry(), fieldId: byId(ids().fid) })],
];

const run = async (resource: string, operation: string, parameters: IDataObject) =>
	await stage.run(resource, operation, { authentication: 'oAuth2', ...parameters });

describe('Activities with a token', () => {
	it.each(cases)('%s: %s, all below /oauth', async (resource, operation, parameters) => {
		const { error, items } = await run(resource, operation, parameters());
		if (error) throw error;
		expect(items.length).toBeGreaterThan(0);
		const requests = await stage.server.requests();
		expect(requests.every(({ path }) => path.startsWith('/activities/oauth/'))).toBe(true);
	});

	it.each(cases)(
		'%s: %s, once more when the token has expired',
		async (resource, operation, parameters) => {
			await stage.server.oauth.expire();
			const { error, items } = await run(resource, operation, parameters());
			if (error) throw error;
			expect(items.length).toBeGreaterThan(0);
		},
	);

	it('says that a file is given neither below /oauth nor at the link', async () => {
		await stage.server.settings({ oauthDownload: false });
		const parameters = { ...ofEntry(), fieldId: byId(ids().fid) };
		const failure = failureOf(await run('activityNode', 'download', parameters));
		expect(failure.message).toContain('neither below /activities/oauth nor at the link');
		expect(failure.description).toContain('use the basic authentication');
	});
});
