import { addFile, element, entryOf, link, outcome, setGround, type Call } from '../testing';

const ground = setGround();

/** A file of Amy's that Ben may edit, locked by her. */
async function locked() {
	const added = await addFile(
		ground.call,
		'shared.bin',
		'x',
		`&shareWith=${ground.seed.users[1].id}&sharePermission=Edit`,
	);
	const address = new URL(link(added.text, 'edit')).pathname.replace(/\/entry$/, '');
	await ground.server.settings({ serverClockOffsetMs: 1000 });
	const answer = await ground.call('POST', `${address}/lock?type=HARD`);
	return { address, added, answer };
}

describe('a lock in the test server', () => {
	it('names who holds it since when, and moves nothing but updated', async () => {
		const { address, added, answer } = await locked();
		expect([answer.status, answer.text]).toEqual([204, '']);
		const { text } = await ground.call('GET', `${address}/entry`);
		expect(text).toMatch(/<td:lock type="HARD"><td:owner><name>Amy Lindqvist/);
		expect(element(text, 'td:lockTime')).toBe(element(text, 'updated'));
		expect(element(text, 'td:modified')).toBe(element(added.text, 'td:modified'));
	});

	it.each([
		[403, 'AccessDenied'],
		[409, 'ItemLocked'],
		[423, 'ItemLocked'],
	] as const)('keeps others from changing the file (%i)', async (lockedStatus, code) => {
		await ground.server.settings({ lockedStatus });
		const { address } = await locked();
		const bytes: Call = { body: 'y', headers: { 'content-type': 'application/octet-stream' } };
		const tries: Array<['PUT' | 'POST' | 'DELETE', string, Call]> = [
			['PUT', '/media', bytes],
			['PUT', '/entry', entryOf('document', '<summary/>')],
			['POST', '/lock?type=NONE', {}],
			['DELETE', '/lock', {}],
		];
		for (const [method, path, sent] of tries) {
			const answer = await ground.call(method, `${address}${path}`, { ...sent, user: 'ben' });
			expect(outcome(answer)).toEqual([lockedStatus, code]);
		}
		expect((await ground.call('PUT', `${address}/media`, bytes)).status).toBe(200);
	});

	it('is opened by either way, once and again', async () => {
		const { address } = await locked();
		expect((await ground.call('POST', `${address}/lock?type=none`)).status).toBe(204);
		expect((await ground.call('DELETE', `${address}/lock`)).status).toBe(204);
		const { text } = await ground.call('GET', `${address}/entry`);
		expect(text).toContain('<td:lock type="NONE"></td:lock>');
		expect((await ground.call('POST', `${address}/lock?type=soft`)).status).toBe(400);
	});

	it('does not keep its owner from deleting the file', async () => {
		const { address } = await locked();
		expect((await ground.call('DELETE', `${address}/entry`)).status).toBe(204);
	});
});
