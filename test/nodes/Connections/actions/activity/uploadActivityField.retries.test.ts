import { sleep } from 'n8n-workflow';
import { sha256OfSeed } from '../../../../engine/engine';
import type { ConnectionsFault } from '../../../../server/client';
import { callerOf } from '../../../../server/testing';
import { everyJson, failureOf, locator, newFields, nodeOf, uploadField } from '../../runs';
import { note, onlyJson, setStage } from '../../stage';

const stage = setStage();
const entry = () => nodeOf(stage.seed, 'entry');
const MiB = 1024 * 1024;
/** More than the buffers between the node and the server take, so that it can be cut in the middle. */
const large = { name: 'large.bin', bytes: { size: 24 * MiB, seed: 2 } };
const fault = async (phase: 1 | 2, action: ConnectionsFault['action'], more = {}) =>
	await stage.server.fault({ match: { phase }, action, ...more });

const phase = async (number: 1 | 2) =>
	(await stage.server.requests()).filter((request) => request.phase === number);

const unknown = expect.stringMatching(
	/, and whether the file was stored could not be found out \[item 0\]$/,
);

describe('phase 1', () => {
	it.each<[string, ConnectionsFault['action']]>([
		['was cut', { type: 'resetBeforeAnswer' }],
		['met a busy server', { type: 'status', status: 503 }],
		['met a slow gateway', { type: 'status', status: 504 }],
		['met too many requests', { type: 'status', status: 429, headers: { 'Retry-After': '0' } }],
	])('is sent again when it %s', async (_case, action) => {
		await fault(1, action);
		expect(onlyJson(await uploadField(stage))).toMatchObject({ size: 29 });
		expect(await phase(1)).toHaveLength(2);
		expect(await phase(2)).toHaveLength(1);
		expect(await newFields(stage)).toHaveLength(1);
	});

	it('is sent no more often than Max Retries says', async () => {
		await fault(1, { type: 'status', status: 503 }, { times: 'always' });
		const run = { options: { maxRetries: 1 } };
		expect(failureOf(await uploadField(stage, run))).toMatchObject({ httpCode: '503' });
		expect(await phase(1)).toHaveLength(2);
		expect(await newFields(stage)).toEqual([]);
	});
});

describe('a failed phase 2', () => {
	it('starts again with a new phase 1, and no token serves twice', async () => {
		await fault(2, { type: 'resetAfter', bytes: MiB }, { times: 2 });
		const json = onlyJson(await uploadField(stage, { file: large }));

		expect(json).toMatchObject({ size: 24 * MiB, bytesSent: 24 * MiB });
		const sequence = (await stage.uploads()).map((request) => request.phase);
		expect(sequence).toEqual([null, 1, 2, null, 1, 2, null, 1, 2, null]);
		const tokens = (await phase(2)).map(({ headers }) => headers['x-ibm-upload-token']);
		expect(new Set(tokens).size).toBe(3);
		const cookies = (await phase(2)).map(({ headers }) => headers.cookie);
		expect(new Set(cookies).size).toBe(3);
		expect(await newFields(stage)).toMatchObject([
			{ fid: json.fieldId, sha256: await sha256OfSeed(24 * MiB, 2) },
		]);
	});

	it('of a replacement is sent again whatever became of it', async () => {
		const [{ fid }] = entry().fields;
		await fault(2, { type: 'resetAfterStore' });
		const parameters = { fieldAction: 'replace', fieldId: locator('id', fid) };
		const json = onlyJson(await uploadField(stage, { parameters }));

		expect(json).toMatchObject({ fieldId: fid, size: 29 });
		const tokens = (await phase(2)).map(({ headers }) => headers['x-ibm-upload-token']);
		expect(new Set(tokens).size).toBe(2);
		expect(await newFields(stage)).toEqual([]);
	});

	it.each([
		['a new field', () => ({})],
		[
			'a replacement',
			() => ({ fieldAction: 'replace', fieldId: locator('id', entry().fields[0].fid) }),
		],
	])('of %s begins anew with a phase 1 when its token has expired', async (_case, parameters) => {
		await fault(2, { type: 'expireToken' });
		const json = onlyJson(await uploadField(stage, { parameters: parameters() }));
		expect(json).toMatchObject({ size: 29, bytesSent: 29 });
		expect(json).not.toHaveProperty('note');
		expect((await phase(1)).map(({ status }) => status)).toEqual([200, 200]);
		expect((await phase(2)).map(({ status }) => status)).toEqual([400, 200]);
		const tokens = (await phase(2)).map(({ headers }) => headers['x-ibm-upload-token']);
		expect(new Set(tokens).size).toBe(2);
		expect((await phase(1)).map(({ headers }) => headers.slug)).toEqual([undefined, undefined]);
	});

	it('ends with the words of the server when its second token has expired, too', async () => {
		await fault(2, { type: 'expireToken' }, { times: 'always' });
		expect(failureOf(await uploadField(stage))).toMatchObject({
			message: expect.stringContaining('The upload token has expired'),
			description: expect.stringMatching(/Reference in the server's log: LC[0-9A-F]{32}\./),
			httpCode: '400',
		});
		expect(await phase(2)).toHaveLength(2);
		expect(await newFields(stage)).toEqual([]);
	});
});

describe('a field whose answer is lost', () => {
	it.each([0, 29])('is found on the node and told as done, once (%d bytes)', async (size) => {
		await fault(2, { type: 'resetAfterStore' });
		const file = { ...note, bytes: { size, seed: 1 } };
		const json = onlyJson(await uploadField(stage, { file }));

		const [field, ...others] = await newFields(stage);
		expect(others).toEqual([]);
		expect(json).toMatchObject({
			fieldId: field.fid,
			size,
			bytesSent: size,
			note: 'The connection was lost after the upload; the field was found on the node.',
		});
		expect(await phase(2)).toHaveLength(1);
	});

	it('is unknown where it may lie in a new entry, and is not sent twice', async () => {
		await stage.server.settings({ fieldCreation: 'newEntry' });
		await fault(2, { type: 'resetAfterStore' });
		expect(failureOf(await uploadField(stage))).toMatchObject({
			message: unknown,
			description: expect.stringMatching(/^Look in Connections before you run the item again\./),
			httpCode: null,
		});
		expect(await newFields(stage)).toHaveLength(1);
	});

	it('is unknown after the gateway gave up waiting, and is not sent twice', async () => {
		await fault(2, { type: 'status', status: 504 });
		expect(failureOf(await uploadField(stage))).toMatchObject({
			message: unknown,
			httpCode: '504',
		});
		expect(await phase(2)).toHaveLength(1);
	});

	it.each([
		['cannot be told from a neighbour of the same name', 'note.txt', 1],
		['can be told from a neighbour of another name', 'other.txt', 0],
	])('%s', async (_case, name, failures) => {
		await fault(1, { type: 'delay', ms: 1500 });
		await fault(2, { type: 'resetAfterStore' }, { match: { phase: 2, nth: 2 } });
		const running = uploadField(stage);
		while ((await phase(1)).length === 0) await sleep(20);
		await addField(name);

		const { items, error } = await running;
		expect(error ? [error.message] : []).toEqual(failures ? [unknown] : []);
		expect(items.map(({ json }) => json.fileName)).toEqual(failures ? [] : ['note.txt']);
		const names = (await newFields(stage)).map(({ fileName }) => fileName);
		expect(names).toEqual([name, 'note.txt']);
	});
});

/** Somebody else adds a field to the entry. */
async function addField(slug: string) {
	const call = callerOf(stage.server);
	const target = `/activities/service/atom2/activity?activityUuid=${entry().id}`;
	const common = { 'x-ibm-upload-method': 'phases', 'content-type': 'text/plain' };
	const first = await call('POST', target, {
		headers: { ...common, 'x-ibm-upload-size': '4', 'content-length': '0' },
	});
	const token = first.headers['x-ibm-upload-token'];
	const second = await call('POST', target, {
		headers: { ...common, 'x-ibm-upload-token': token, slug },
		body: 'mine',
	});
	expect(second.status).toBe(200);
}

describe('several items', () => {
	const items = (...names: string[]) =>
		names.map((name, i) => ({
			json: { node: i },
			files: { data: { ...note, name, bytes: Buffer.from(`${name} ${i}`) } },
		}));

	it.each([
		['of different names', ['a.txt', 'b.txt', 'c.txt']],
		['of one name', ['a.txt', 'a.txt', 'a.txt']],
	])('%s go to one node in order, and each gets a field of its own', async (_case, names) => {
		const json = everyJson(await uploadField(stage, { items: items(...names) }));

		const fields = await newFields(stage);
		expect(fields.map(({ fileName }) => fileName)).toEqual(names);
		expect(json.map(({ fieldId }) => fieldId)).toEqual(fields.map(({ fid }) => fid));
		expect(new Set(json.map(({ fieldId }) => fieldId)).size).toBe(3);
		const sequence = (await stage.uploads()).map((request) => request.phase);
		expect(sequence).toEqual([null, 1, 2, null, null, 1, 2, null, null, 1, 2, null]);
	});

	it('go to one node in order however it is written', async () => {
		const forms = ['ID', 'urn:lsid:ibm.com:oa:ID', 'http://x/?activityNodeUuid=ID'];
		const written = items('a.txt', 'b.txt', 'c.txt').map((item, i) => ({
			...item,
			json: { node: forms[i].replace('ID', entry().id) },
		}));
		const id = locator('id', '={{ $json.node }}');
		const json = everyJson(await uploadField(stage, { items: written, id }));
		expect(json.map(({ fileName }) => fileName)).toEqual(['a.txt', 'b.txt', 'c.txt']);
		const sequence = (await stage.uploads()).map((request) => request.phase);
		expect(sequence).toEqual([null, 1, 2, null, null, 1, 2, null, null, 1, 2, null]);
	});

	it('go to two nodes side by side', async () => {
		await fault(2, { type: 'delay', ms: 400 }, { times: 2 });
		const nodes = [entry().id, nodeOf(stage.seed, 'todo').id];
		const id = locator('id', `={{ ${JSON.stringify(nodes)}[$json.node] }}`);
		const json = everyJson(await uploadField(stage, { items: items('a.txt', 'b.txt'), id }));

		expect(json.map(({ nodeId }) => nodeId)).toEqual(nodes);
		const [one, other] = await phase(2);
		expect(other.startedAt < (one.endedAt ?? '')).toBe(true);
		const fields = await newFields(stage);
		for (const { nodeId, fieldId } of json) {
			expect(fields.find(({ fid }) => fid === fieldId)?.nodeId).toBe(nodeId);
		}
	});
});
