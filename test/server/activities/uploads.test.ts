import { startConnections, type ConnectionsServer, type ConnectionsSeed } from '../client';
import { callerOf, element, type Caller } from '../testing';

const ROOT = '/activities/service/atom2';
const PHASES = { 'x-ibm-upload-method': 'phases', 'content-type': 'text/plain' };

let server: ConnectionsServer;
let call: Caller;
let seed: ConnectionsSeed;
let node: ConnectionsSeed['activities'][0]['nodes'][0];

beforeAll(async () => {
	server = await startConnections();
	call = callerOf(server);
	seed = await server.seed();
	node = seed.activities[0].nodes.filter(({ fields }) => fields.length > 0)[0];
});
afterAll(async () => await server.stop());
beforeEach(async () => await server.reset());

function nodeTarget() {
	return `${ROOT}/activity?activityUuid=${node.id}`;
}

async function announce(size: number, method: 'POST' | 'PUT' = 'POST', target = nodeTarget()) {
	return await call(method, target, {
		headers: { ...PHASES, 'x-ibm-upload-size': String(size), 'content-length': '0' },
	});
}

async function upload(body: string, announced = body.length, headers: Record<string, string> = {}) {
	const token = (await announce(announced)).headers['x-ibm-upload-token'];
	return await call('POST', nodeTarget(), {
		headers: { ...PHASES, 'x-ibm-upload-token': token, slug: 'a.txt', title: 'A', ...headers },
		body,
	});
}

async function newFields() {
	const known = node.fields.map(({ fid }) => fid);
	return (await server.store()).fields.filter(({ fid }) => !known.includes(fid));
}

describe('the test server as Activities', () => {
	it('adds a field to the node when both phases have come', async () => {
		const answer = await upload('hallo');
		expect([answer.status, answer.text]).toEqual([200, '']);
		expect(await newFields()).toMatchObject([
			{ nodeId: node.id, name: 'A', fileName: 'a.txt', size: 5, contentType: 'text/plain' },
		]);
		const entry = await call('GET', `${ROOT}/activitynode?activityNodeUuid=${node.id}`);
		const href = /href="([^"]*)" length="5" title="a.txt"/.exec(entry.text)?.[1] ?? '';
		expect((await call('GET', href)).text).toBe('hallo');
		expect(await server.violations()).toEqual([]);
	});

	it('makes a new entry instead where it is set so', async () => {
		await server.settings({ fieldCreation: 'newEntry' });
		const answer = await upload('hallo');
		expect(answer.status).toBe(201);
		expect(answer.headers.location).toContain(answer.headers['x-uuid']);
		expect(await newFields()).toMatchObject([{ nodeId: answer.headers['x-uuid'] }]);
	});

	it('makes a new entry of a one-phase post and does not tell its length', async () => {
		const answer = await call('POST', nodeTarget(), {
			headers: { 'content-type': 'text/plain', slug: 'one.txt', title: 'one.txt' },
			body: 'hallo',
		});
		expect(answer.status).toBe(201);
		expect(answer.text).toMatch(/<snx:field name="Attachment" {2}fid="[\w-]+" position="1000"/);
		expect(answer.text).toContain('length="-1"');
	});

	it('replaces the file of a field', async () => {
		const { fid } = node.fields.filter(({ type }) => type === 'file')[0];
		const target = `${ROOT}/activitynode?activityNodeUuid=${fid}`;
		const token = (await announce(3, 'PUT', target)).headers['x-ibm-upload-token'];
		const headers = { ...PHASES, 'x-ibm-upload-token': token };
		expect((await call('PUT', target, { headers, body: 'new' })).status).toBe(200);
		const { fields } = await server.store();
		expect(fields.filter((field) => field.fid === fid)).toMatchObject([{ size: 3, name: 'Plan' }]);
		expect(await server.violations()).toEqual([]);
	});

	it('refuses to replace a field that is no file', async () => {
		const { fid } = node.fields.filter(({ type }) => type !== 'file')[0];
		const target = `${ROOT}/activitynode?activityNodeUuid=${fid}`;
		expect((await announce(3, 'PUT', target)).status).toBe(400);
	});

	it('refuses a virus, and says so in the format of Activities', async () => {
		const answer = await upload(`..${seed.virusMarker}..`);
		expect(answer.status).toBe(403);
		expect(answer.text).toMatch(/\?>\n\n+<error xmlns="http:\/\/www.ibm.com\/xmlns\/prod\/sn">/);
		expect(element(answer.text, 'message')).toMatch(/^Identifier: LC[0-9A-F]{32}\n.*virus/);
		expect(await newFields()).toEqual([]);
	});

	it('finds a virus that lies across two chunks', async () => {
		const body = 'x'.repeat(65536 - 10) + seed.virusMarker + 'x'.repeat(100_000);
		expect((await upload(body)).status).toBe(403);
	});

	it('refuses another number of bytes than was announced', async () => {
		expect((await upload('hallo', 6)).status).toBe(400);
		expect(await newFields()).toEqual([]);
	});

	it('refuses a token that has expired', async () => {
		await server.settings({ tokenLifetimeMs: 0 });
		expect((await upload('hallo')).text).toContain('expired');
	});

	it('needs the cookie of phase 1 in phase 2 behind a load balancer', async () => {
		await server.settings({ stickySessions: true });
		expect((await upload('hallo')).status).toBe(400);
		const first = await announce(5);
		const answer = await call('POST', nodeTarget(), {
			headers: {
				...PHASES,
				'x-ibm-upload-token': first.headers['x-ibm-upload-token'],
				cookie: first.cookies.join('; '),
			},
			body: 'hallo',
		});
		expect(answer.status).toBe(200);
	});

	it('refuses in phase 1 what is too large, not supported, not there or not allowed', async () => {
		await server.settings({ maxUploadBytes: 10 });
		expect((await announce(11)).status).toBe(413);
		const refused = { ...PHASES, 'x-ibm-upload-size': '1', 'content-length': '0' };
		const headers = { ...refused, 'content-type': 'application/x-refused' };
		expect((await call('POST', nodeTarget(), { headers })).status).toBe(415);
		const nowhere = `${ROOT}/activity?activityUuid=nowhere`;
		expect((await announce(1, 'POST', nowhere)).status).toBe(404);
		const byBen = await call('POST', nodeTarget(), { user: 'ben', headers: refused });
		expect(byBen.status).toBe(403);
	});

	it('lists one level of nodes or all, with os: paging', async () => {
		const [activity] = seed.activities;
		const total = async (feed: string) => {
			const { text } = await call('GET', `${ROOT}/${feed}?activityUuid=${activity.id}&ps=1`);
			expect(text).toContain('rel="next"');
			return Number(element(text, 'os:totalResults'));
		};
		const below = activity.nodes.filter(({ parentId }) => parentId === activity.id);
		expect(await total('activity')).toBe(below.length);
		expect(await total('activitydescendants')).toBe(activity.nodes.length);
	});

	it('answers a wrong path with a page', async () => {
		const answer = await call('GET', `${ROOT}/nothing`);
		expect(answer.status).toBe(404);
		expect(answer.headers['content-type']).toMatch(/^text\/html/);
		expect(answer.headers['x-lconn-auth']).toBe('false');
	});
});
