import type { WorkflowActivateMode } from 'n8n-workflow';
import type { ConnectionsFaultAction } from '../../../server/client';
import { setTriggerStage, toldOf } from './triggerStage';

const stage = setTriggerStage();

const feed = { path: '/feed' };
const fails = async (action: ConnectionsFaultAction, times: number | 'always' = 'always') =>
	await stage.server.fault({ action, match: feed, times });

/** What ended the activation; n8n keeps no more of the node's error than its text. */
async function refusal(mode: WorkflowActivateMode, parameters = {}, setup = {}) {
	const running = stage.trigger(parameters, setup);
	const error = await running.activate(mode).then(
		() => undefined,
		(thrown: Error) => thrown,
	);
	return { running, error };
}

const startUp: WorkflowActivateMode[] = ['init', 'leadershipChange', 'update'];

describe('the first poll after a start of n8n', () => {
	it.each(startUp)('logs what passes by itself, where the mode is %s', async (mode) => {
		const running = stage.trigger();
		await running.activate('activate');
		await running.kill();
		await stage.addFiles({ label: 'meanwhile.txt' });
		await fails({ type: 'status', status: 503, headers: { 'Retry-After': '0' } });
		stage.engine.logs.length = 0;
		await running.activate(mode);
		expect(stage.engine.logs).toContainEqual(
			expect.objectContaining({ level: 'warn', message: expect.stringContaining('503') }),
		);
		await running.tick();
		expect(running.errors).toHaveLength(1);
		await stage.server.clearFaults();
		await running.tick();
		expect(toldOf(running)).toEqual(['meanwhile.txt']);
	});

	it('logs that nobody answers, and all later ones tell it as an error', async () => {
		const running = stage.trigger();
		await running.activate('activate');
		await running.kill();
		await fails({ type: 'resetBeforeAnswer' });
		await running.activate('init');
		expect(running.errors).toEqual([]);
		await running.tick();
		await running.tick();
		expect(running.errors.map(({ message }) => message)).toEqual([
			expect.stringContaining('cut'),
			expect.stringContaining('cut'),
		]);
	}, 60_000);

	it.each(startUp)('refuses what somebody must mend, where the mode is %s', async (mode) => {
		const credentials = stage.credential('amy', { password: 'wrong' });
		const { error } = await refusal(mode, {}, { credentials });
		expect(error?.message).toContain('refused the user name or password');
	});

	it('refuses everything where somebody activates the workflow', async () => {
		await fails({ type: 'status', status: 503, headers: { 'Retry-After': '0' } });
		const { error, running } = await refusal('activate');
		expect(error?.message).toContain('503');
		expect(running.stored()).toEqual({});
	});
});

describe('a poll that fails', () => {
	it.each<[string, ConnectionsFaultAction, object]>([
		['401', { type: 'status', status: 401 }, { cause: 'credential-invalid' }],
		[
			'403',
			{ type: 'status', status: 403, connectionsHeader: true },
			{ cause: 'configuration-invalid' },
		],
		[
			'404',
			{ type: 'status', status: 404, connectionsHeader: true },
			{ cause: 'configuration-invalid' },
		],
		[
			'429',
			{ type: 'status', status: 429, headers: { 'Retry-After': '90' } },
			{ cause: 'rate-limited', retryAfterMs: 90_000 },
		],
		['500', { type: 'status', status: 500 }, { cause: 'temporarily-unavailable' }],
		['a login page', { type: 'loginPage' }, { cause: 'temporarily-unavailable' }],
		[
			'a cut feed',
			{ type: 'storeThenAnswer', body: '<feed xmlns="http://www.w3.org/2005/Atom"><entry>' },
			{ cause: 'temporarily-unavailable' },
		],
		[
			'a way to another server',
			{ type: 'redirect', location: 'https://login.example.com/' },
			{ cause: 'configuration-invalid' },
		],
	])('by %s is an error that says why, and changes nothing', async (_, action, failure) => {
		const running = stage.trigger();
		await running.activate('activate');
		const before = running.stored();
		await stage.addFiles({ label: 'safe.txt' });
		await fails(action);
		await running.tick();
		const [error] = running.errors as Array<Error & { failure?: object; description?: string }>;
		expect(error).toMatchObject({ failure });
		expect(error.description).toBeTruthy();
		expect(`${error.message} ${error.description}`).not.toMatch(/authorization|\[item|secret/i);
		expect(running.stored()).toEqual(before);
		await stage.server.clearFaults();
		await running.tick();
		expect(toldOf(running)).toEqual(['safe.txt']);
	});

	it('for a moment is tried again at once', async () => {
		const running = stage.trigger();
		await running.activate('activate');
		await stage.addFiles({ label: 'soon.txt' });
		await fails({ type: 'resetBeforeAnswer' }, 1);
		await running.tick();
		expect(running.errors).toEqual([]);
		expect(toldOf(running)).toEqual(['soon.txt']);
	});

	it.each([
		[{ options: { maxItems: 0 } }, "'Max Items per Poll' is '0'"],
		[{ options: { overlap: -1 } }, "'Overlap (Seconds)' is '-1'"],
		[{ list: 'folder', folderId: { __rl: true, mode: 'id', value: ' ' } }, "'Folder' is empty"],
		[{ event: 'fileEaten' }, "no event 'fileEaten'"],
	])('by %j names the field', async (parameters, message) => {
		const { error } = await refusal('init', parameters);
		expect(error?.message).toContain(message);
		expect(await stage.server.requests()).toEqual([]);
	});

	const id = (value: string) => ({ __rl: true, mode: 'id', value });
	it.each([
		['folder', () => ({ event: 'commentAdded', documentId: id(stage.seed.folders[0].id) })],
		['file', () => ({ list: 'folder', folderId: id(stage.seed.documents[0].id) })],
	])('by the ID of a %s that is none of what is watched says so', async (kind, parameters) => {
		const { error } = await refusal('activate', parameters());
		expect(error?.message).toContain(`. This is the ID of a ${kind}, not of a `);
	});
});
