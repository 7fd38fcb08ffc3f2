import type { ConnectionsSettings } from '../client';
import { addFile, element, setGround, type Call, type Caller } from '../testing';

const FEED = '/files/basic/api/myuserlibrary/feed';
const BINARY = { slug: 'file.bin', 'content-type': 'application/octet-stream' };
const SMALL: Call = { body: 'four', headers: BINARY };
const ofType = (type: string): Call => ({ body: 'x', headers: { 'content-type': type } });

/** One upload that is refused, and how. A code of null: the HTTP server in front speaks, not Files. */
interface Refused {
	what: string;
	status: number;
	code: string | null;
	target?: string;
	sent?: Call;
	settings?: Partial<ConnectionsSettings>;
}

const ground = setGround();
const call: Caller = async (...sent) => await ground.call(...sent);

const REFUSED: Refused[] = [
	{
		what: 'text/plain without a nonce',
		status: 403,
		code: 'AccessDenied',
		sent: ofType('text/plain'),
	},
	{
		what: 'an unknown library',
		status: 404,
		code: 'ItemNotFound',
		target: '/files/basic/api/library/none/feed?label=a',
	},
	{
		what: 'an unknown folder',
		status: 404,
		code: 'ItemNotFound',
		target: `${FEED}?label=a&primaryCollection=none`,
	},
	{
		what: 'a name that is taken',
		status: 409,
		code: 'ItemExists',
		target: `${FEED}?label=Welcome.txt`,
	},
	{
		what: 'a type on its list',
		status: 415,
		code: 'InvalidType',
		sent: ofType('application/x-refused'),
	},
	{ what: 'a name of blanks', status: 400, code: 'InvalidPath', target: `${FEED}?label=%20` },
	{
		what: 'more than its limit',
		status: 413,
		code: 'ContentMaxSizeExceeded',
		settings: { maxUploadBytes: 3 },
	},
	{
		what: 'more than the one-shot limit',
		status: 413,
		code: null,
		settings: { singleUploadLimitBytes: 3 },
	},
	{
		what: 'a public file of a guest',
		status: 403,
		code: 'AccessDenied',
		target: `${FEED}?label=a&visibility=public`,
		sent: { ...SMALL, user: 'guest' },
	},
];

describe('the test server as Files refuses', () => {
	it.each(REFUSED)('$what: $status $code', async (refused) => {
		const { status, code, target = `${FEED}?label=a`, sent = SMALL, settings = {} } = refused;
		await ground.server.settings(settings);
		const before = (await ground.server.store()).documents.length;
		const answer = await call('POST', target, sent);
		expect(answer.status).toBe(status);
		expect(answer.headers['x-lconn-auth']).toBe(code === null ? undefined : 'false');
		expect(element(answer.text, 'td:errorCode') ?? null).toBe(code);
		expect((await ground.server.store()).documents).toHaveLength(before);
	});

	it('what Ben adds to Amy’s library', async () => {
		const target = `/files/basic/api/library/${ground.seed.libraries[0].id}/feed?label=a`;
		const answer = await call('POST', target, { user: 'ben', ...SMALL });
		expect([answer.status, element(answer.text, 'td:errorCode')]).toEqual([403, 'AccessDenied']);
	});

	it('what a full library has no room for, and tells the sizes', async () => {
		await ground.server.settings({ quotaBytes: 1 });
		const { status, text } = await addFile(call, 'a', 'xyz');
		expect(status).toBe(403);
		expect(element(text, 'td:errorCode')).toBe('QuotaViolation');
		expect(element(text, 'td:libraryQuota')).toBe('1');
		expect(element(text, 'td:uploadSize')).toBe('3');
	});

	it('no name that is taken when replace is true', async () => {
		const before = await addFile(call, 'same.bin', 'old');
		const after = await addFile(call, 'same.bin', 'newer', '&replace=true');
		expect(after.status).toBe(201);
		expect(element(after.text, 'td:uuid')).toBe(element(before.text, 'td:uuid'));
		const same = (await ground.server.store()).documents.filter(
			({ label }) => label === 'same.bin',
		);
		expect(same.map(({ size }) => size)).toEqual([5]);
	});

	it('a nonce that is used up, where it is good for some uploads only', async () => {
		await ground.server.settings({ nonceUses: 1 });
		const { text } = await call('GET', '/files/basic/api/nonce');
		const post = async (label: string, nonce: string) =>
			await call('POST', `${FEED}?label=${label}`, {
				body: 'x',
				headers: { ...BINARY, 'x-update-nonce': nonce },
			});
		expect((await post('a', text)).status).toBe(201);
		expect((await post('b', text)).status).toBe(403);
		const { text: other } = await call('GET', '/files/basic/api/nonce');
		expect((await post('b', other)).status).toBe(201);
	});

	it('a body whose length it is not told', async () => {
		const body = (async function* () {
			yield Buffer.from('x');
		})();
		const answer = await call('POST', `${FEED}?label=a`, { body, headers: BINARY });
		expect(answer.status).toBe(411);
		expect((await ground.server.violations())[0].message).toContain('chunked');
	});
});
