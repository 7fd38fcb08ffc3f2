import type { IDataObject } from 'n8n-workflow';
import type { NodeResult } from '../../../../engine/engine';
import type { ConnectionsFaultAction } from '../../../../server/client';
import { callerOf } from '../../../../server/testing';
import { failureOf } from '../../runs';
import { note, onlyJson, setStage } from '../../stage';
import { changes, seeded, storedFile } from './stored';

const stage = setStage();
const id = () => stage.seed.documents[0].id;
const ben = 'bokafor';
const community = () => stage.seed.communities[0].id;

interface Change {
	operation: string;
	parameters: () => IDataObject;
	/** the requests that change something, in a run that goes well */
	requests: number;
	/** what the sentence of a refusal begins with */
	verb: string;
	/** what must be so afterwards */
	done: () => Promise<void>;
	/** what must be so before */
	prepare?: () => Promise<unknown>;
}

const file = async () => await storedFile(stage, id());
const trash = async () =>
	await callerOf(stage.server)('DELETE', `/files/basic/api/document/${id()}/entry`);
const share = async (parameters: IDataObject) =>
	onlyJson(await stage.run('file', 'share', { ...seeded(stage), ...parameters }));

const everyChange: Record<string, Change> = {
	Update: {
		operation: 'update',
		parameters: () => ({ updateFields: { label: 'Hello.txt', addTags: ['new'] } }),
		requests: 1,
		verb: 'update',
		done: async () => expect(await file()).toMatchObject({ label: 'Hello.txt', version: 1 }),
	},
	Delete: {
		operation: 'delete',
		parameters: () => ({}),
		requests: 1,
		verb: 'delete',
		done: async () => expect(await file()).toHaveProperty('deleted'),
	},
	Restore: {
		operation: 'restore',
		parameters: () => ({}),
		requests: 1,
		verb: 'restore',
		prepare: trash,
		done: async () => expect(await file()).not.toHaveProperty('deleted'),
	},
	'Share with people': {
		operation: 'share',
		parameters: () => ({ shareWith: [ben] }),
		requests: 1,
		verb: 'share',
		done: async () => expect((await file()).shares).toMatchObject([{ userId: ben }]),
	},
	'Share with communities': {
		operation: 'share',
		parameters: () => ({ shareWithCommunity: [community()] }),
		requests: 1,
		verb: 'share',
		done: async () => expect((await file()).communityShares).toHaveLength(1),
	},
	'Unshare from people': {
		operation: 'unshare',
		parameters: () => ({ shareWith: [ben] }),
		requests: 1,
		verb: 'unshare',
		prepare: async () => await share({ shareWith: [ben] }),
		done: async () => expect((await file()).shares).toEqual([]),
	},
	'Unshare from communities': {
		operation: 'unshare',
		parameters: () => ({ shareWithCommunity: [community()] }),
		requests: 1,
		verb: 'unshare',
		prepare: async () => await share({ shareWithCommunity: [community()] }),
		done: async () => expect((await file()).communityShares).toEqual([]),
	},
	Lock: {
		operation: 'lock',
		parameters: () => ({}),
		requests: 1,
		verb: 'lock',
		done: async () => expect((await file()).lock).not.toBeNull(),
	},
	Unlock: {
		operation: 'unlock',
		parameters: () => ({}),
		requests: 1,
		verb: 'unlock',
		done: async () => expect((await file()).lock).toBeNull(),
	},
	'Upload New Version': {
		operation: 'uploadVersion',
		parameters: () => ({}),
		requests: 1,
		verb: 'upload a new version of',
		done: async () => {
			const { version, older, size } = await file();
			expect([version, older.length, size]).toEqual([2, 1, 29]);
		},
	},
};

const names = Object.keys(everyChange);

async function run(name: string, options: IDataObject = {}, user?: string): Promise<NodeResult> {
	const { operation, parameters } = everyChange[name];
	const items = [{ files: { data: note } }];
	return await stage.run(
		'file',
		operation,
		{ ...seeded(stage), ...parameters(), options },
		{ items, user },
	);
}

/** Makes what must be there, and then the server's faults: for what changes something. */
async function meet(name: string, action: ConnectionsFaultAction, times?: number) {
	await everyChange[name].prepare?.();
	await stage.server.fault(
		['PUT', 'POST', 'DELETE'].map((method) => ({ match: { method }, times, action })),
	);
	return (await changes(stage)).length;
}

describe.each(names)('%s', (name) => {
	const { verb, done, requests } = everyChange[name];

	it.each<[string, ConnectionsFaultAction]>([
		['before the server acted', { type: 'resetBeforeAnswer' }],
		['after the server acted', { type: 'resetAfterStore' }],
		['by a proxy that is busy', { type: 'status', status: 503, headers: { 'Retry-After': '0' } }],
		['by a proxy, after the server acted', { type: 'storeThenAnswer', status: 504 }],
		['for too many requests', { type: 'status', status: 429, headers: { 'Retry-After': '0' } }],
	])('is done once where the answer is lost %s', async (_when, action) => {
		const before = await meet(name, action, 1);
		const json = onlyJson(await run(name));
		expect(json.id).toBe(id());
		await done();
		const sent = (await changes(stage)).length - before;
		expect(sent).toBeGreaterThanOrEqual(requests);
		expect(sent).toBeLessThanOrEqual(requests + 1);
	});

	it.each([
		[403, `No right to ${verb} `],
		[404, 'Not found: '],
		[412, 'The file '],
		[413, 'The file '],
		[415, 'Connections does not take '],
		[423, 'The file '],
	])('tells of a refusal with %d', async (status, beginning) => {
		await meet(name, { type: 'status', status, connectionsHeader: true });
		const failure = failureOf(await run(name, { maxRetries: 0 }));
		expect(failure.httpCode).toBe(String(status));
		expect(failure.message.startsWith(beginning)).toBe(true);
		expect(failure.message).not.toMatch(/\badd\b/);
		expect(failure.description).toBeTruthy();
	});

	it('tells of a user name or password that is refused', async () => {
		await everyChange[name].prepare?.();
		const failure = failureOf(await run(name, {}, 'nobody'));
		expect(failure).toMatchObject({
			message: 'Connections refused the user name or password [item 0]',
			httpCode: '401',
		});
	});

	it('tells of a page that is no answer of Connections', async () => {
		await meet(name, { type: 'loginPage' });
		expect(failureOf(await run(name, { maxRetries: 0 })).message).toMatch(/^A web page came/);
	});
});
