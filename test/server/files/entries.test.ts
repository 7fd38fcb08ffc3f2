import { addFile, element, link, rankOf, seededFile, setGround } from '../testing';

const ground = setGround();

describe('the entry of a file in the test server', () => {
	it('is told by every way to name its library, and by its label inside one', async () => {
		const { id, label, libraryId } = seededFile(ground, 0);
		const owner = ground.seed.users[0].id;
		const api = '/files/basic/api';
		for (const target of [
			`${api}/document/${id}/entry`,
			`${api}/myuserlibrary/document/${id}/entry`,
			`${api}/library/${libraryId}/document/${id}/entry`,
			`${api}/userlibrary/${owner}/document/${id}/entry`,
			`${api}/myuserlibrary/document/${label}/entry?identifier=label`,
		]) {
			const answer = await ground.call('GET', target);
			expect([answer.status, element(answer.text, 'td:uuid')]).toEqual([200, id]);
		}
		expect(await ground.complaints()).toEqual([]);
	});

	it('is not found by its label where no library is named', async () => {
		const { label } = seededFile(ground, 0);
		const target = `/files/basic/api/document/${label}/entry?identifier=label`;
		expect((await ground.call('GET', target)).status).toBe(404);
		expect(await ground.complaints()).toEqual(['A label names a file only inside a library']);
	});

	it('has its stamps in the headers, and is not sent again where they are known', async () => {
		const { address, id } = seededFile(ground, 0);
		const { headers, text } = await ground.call('GET', `${address}/entry`);
		const modified = Date.parse(element(text, 'td:modified') ?? '');
		const updated = Date.parse(element(text, 'updated') ?? '');
		expect(headers.etag).toBe(`"${id}:modified=${modified}:updated=${updated}"`);
		expect(Date.parse(headers['last-modified'])).toBe(Math.floor(updated / 1000) * 1000);
		expect(headers.location).toBe(link(text, 'self'));
		const again = await ground.call('GET', `${address}/entry`, {
			headers: { 'if-none-match': headers.etag },
		});
		expect([again.status, again.text]).toEqual([304, '']);
	});

	it('tells tags in lower case, after a GET only when asked', async () => {
		const added = await addFile(ground.call, 'tagged.bin', 'x', '&tag=Quay&tag=PLAN');
		expect(added.text).toContain('<category term="quay" label="quay">');
		const entry = new URL(link(added.text, 'self')).pathname;
		expect((await ground.call('GET', entry)).text).not.toContain('term="quay"');
		const asked = await ground.call('GET', `${entry}?includeTags=true`);
		expect(asked.text).toContain('term="quay"');
		expect(asked.text).toContain('term="plan"');
	});

	it('tells permissions, path and notifications only when asked', async () => {
		const { address } = seededFile(ground, 0);
		const plain = await ground.call('GET', `${address}/entry`);
		const asked = await ground.call(
			'GET',
			`${address}/entry?acls=true&includePath=true&includeNotification=true`,
		);
		for (const name of ['td:permissions', 'td:path', 'td:media']) {
			expect(element(plain.text, name)).toBeUndefined();
			expect(element(asked.text, name)).toBeTruthy();
		}
		expect(element(asked.text, 'td:permissions')?.split(',')).toContain('EditContent');
	});

	it('counts what hangs on the file, and the renditions that the system makes', async () => {
		await ground.server.settings({ systemRenditions: 3 });
		const { text } = await ground.call('GET', `${seededFile(ground, 0).address}/entry`);
		expect(rankOf(text, 'comment')).toBe(1);
		expect(rankOf(text, 'attachments')).toBe(4);
		expect(rankOf(text, 'versions')).toBe(1);
		expect(rankOf(text, 'hit')).toBe(0);
	});

	it('says more where the server is of 2018, one thing twice', async () => {
		const { address } = seededFile(ground, 0);
		const old = await ground.call('GET', `${address}/entry`);
		expect(old.text).not.toContain('contentUpdated');
		await ground.server.settings({ entryEdition: '2018' });
		const { text } = await ground.call('GET', `${address}/entry`);
		expect(text.split('<td:contentUpdated>')).toHaveLength(3);
		expect(element(text, 'td:isSyncable')).toBe('true');
	});

	it('is refused to strangers, and not there for an unknown id', async () => {
		const mine = seededFile(ground, 1);
		const refused = await ground.call('GET', `${mine.address}/entry`, { user: 'ben' });
		expect([refused.status, element(refused.text, 'td:errorCode')]).toEqual([403, 'AccessDenied']);
		const missing = await ground.call('GET', '/files/basic/api/document/none/entry');
		expect([missing.status, element(missing.text, 'td:errorCode')]).toEqual([404, 'ItemNotFound']);
		expect(element(missing.text, 'td:errorMessage')).toBe('Item not found with id none.');
	});

	it('of a public file is for everybody but guests', async () => {
		const { address } = seededFile(ground, 0);
		expect((await ground.call('GET', `${address}/entry`, { user: 'ben' })).status).toBe(200);
		expect((await ground.call('GET', `${address}/entry`, { user: 'guest' })).status).toBe(403);
	});

	it('keeps in its label no character that no label may hold, and all of them in its title', async () => {
		const { text } = await addFile(ground.call, 'a*b|c:d?.txt', 'x');
		expect(element(text, 'td:label')).toBe('a_b_c_d_.txt');
		expect(element(text, 'title')).toBe('a*b|c:d?.txt');
	});
});
