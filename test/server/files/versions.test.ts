import { addFile, element, elements, link, rankOf, setGround, type Answer } from '../testing';

const BINARY = { 'content-type': 'application/octet-stream' };
const ground = setGround();
const pathOf = ({ text }: Answer, relation: string) => {
	const { pathname } = new URL(link(text, relation));
	return pathname;
};

/** A file with its address and two versions, of 3 and 5 bytes. */
async function twice() {
	const first = await addFile(ground.call, 'v.bin', 'one', '&shareWith=bokafor');
	const second = await ground.call('PUT', `${pathOf(first, 'edit-media')}?createVersion=true`, {
		body: 'three',
		headers: BINARY,
	});
	return { first, second, address: pathOf(first, 'edit').replace(/\/entry$/, '') };
}

describe('a new version of a file in the test server', () => {
	it('keeps the id, counts up and sums the sizes', async () => {
		const { first, second } = await twice();
		expect(second.status).toBe(200);
		expect(element(second.text, 'td:uuid')).toBe(element(first.text, 'td:uuid'));
		expect(element(second.text, 'td:versionLabel')).toBe('2');
		expect(element(second.text, 'td:versionUuid')).not.toBe(element(first.text, 'td:versionUuid'));
		expect(element(second.text, 'td:totalMediaSize')).toBe('8');
		expect(second.text).toContain('length="5"');
		expect(rankOf(second.text, 'versions')).toBe(2);
		expect(element(second.text, 'td:created')).toBe(element(first.text, 'td:created'));
		expect(await ground.complaints()).toEqual([]);
	});

	it('is taken at the entry’s address, too, if it is no Atom entry', async () => {
		const { address } = await twice();
		const third = await ground.call('PUT', `${address}/entry`, { body: 'x', headers: BINARY });
		expect([third.status, element(third.text, 'td:versionLabel')]).toEqual([200, '3']);
	});

	it('comes in two phases at the entry, and not without the first', async () => {
		const { address } = await twice();
		const phases = { ...BINARY, 'x-ibm-upload-method': 'phases' };
		const announced = await ground.call('PUT', `${address}/entry`, {
			headers: { ...phases, 'x-ibm-upload-size': '4', 'content-length': '0' },
		});
		const token = announced.headers['x-ibm-upload-token'];
		const sent = { body: 'four', headers: { ...phases, 'x-ibm-upload-token': token } };
		const stored = await ground.call('PUT', `${address}/entry`, sent);
		expect([stored.status, element(stored.text, 'td:versionLabel')]).toEqual([200, '3']);
		const again = await ground.call('PUT', `${address}/entry`, sent);
		expect([again.status, element(again.text, 'td:errorCode')]).toEqual([400, 'InvalidUpload']);
	});

	it('is not kept without createVersion, where the server is as documented', async () => {
		await ground.server.settings({ versioning: 'asAsked' });
		const { second } = await twice();
		expect(element(second.text, 'td:versionLabel')).toBe('2');
		const plain = await ground.call('PUT', pathOf(second, 'edit-media'), {
			body: 'sixsix',
			headers: BINARY,
		});
		expect(element(plain.text, 'td:versionLabel')).toBe('2');
		expect(element(plain.text, 'td:totalMediaSize')).toBe('9');
	});

	it('has another name and more tags where the query says so; the older one keeps its own', async () => {
		const { address } = await twice();
		await addFile(ground.call, 'taken.bin', 'x');
		const put = async (query: string) =>
			await ground.call('PUT', `${address}/media?${query}`, { body: 'x', headers: BINARY });
		const { text } = await put('label=new.bin&tag=Red');
		expect(element(text, 'td:label')).toBe('new.bin');
		expect(text).toContain('term="red"');
		const list = await ground.call('GET', `${address}/feed?category=version`);
		expect(elements(list.text, 'title')).toEqual([
			...['new.bin', 'new.bin [v3]', 'v.bin [v2]', 'v.bin [v1]'],
		]);
		const refused = await put('label=taken.bin');
		expect([refused.status, element(refused.text, 'td:errorCode')]).toEqual([409, 'ItemExists']);
	});

	it('is for editors only', async () => {
		const { address } = await twice();
		const refused = await ground.call('PUT', `${address}/media`, {
			user: 'ben',
			body: 'x',
			headers: BINARY,
		});
		expect([refused.status, element(refused.text, 'td:errorCode')]).toEqual([403, 'AccessDenied']);
	});
});

describe('the versions of a file in the test server', () => {
	it('are listed newest first, each with its size and the time it was replaced', async () => {
		const { second, address } = await twice();
		const { text, headers } = await ground.call('GET', `${address}/feed?category=version`);
		expect(elements(text, 'td:versionLabel')).toEqual(['2', '1']);
		expect(text.match(/length="\d+"/g)).toEqual(['length="5"', 'length="3"']);
		expect(elements(text, 'title')).toEqual(['v.bin', 'v.bin [v2]', 'v.bin [v1]']);
		const older = text.slice(text.lastIndexOf('<entry>'));
		expect(element(older, 'updated')).toBe(element(second.text, 'td:modified'));
		expect(headers.etag).toBe(second.headers.etag);
	});

	it('are each an entry and bytes of their own, by their ids and not by their numbers', async () => {
		const { first, address } = await twice();
		const id = element(first.text, 'td:versionUuid');
		const entry = await ground.call('GET', `${address}/version/${id}/entry`);
		expect(element(entry.text, 'td:documentUuid')).toBe(element(first.text, 'td:uuid'));
		const media = await ground.call('GET', `${address}/version/${id}/media`);
		expect(media.text).toBe('one');
		expect(media.headers['content-disposition']).toContain(`filename*=UTF-8'en'v.bin%20%5Bv1%5D;`);
		const byLabel = await ground.call('GET', `${address}/version/1/media`);
		expect(byLabel.status).toBe(404);
		expect(element(byLabel.text, 'td:errorMessage')).toBe(
			'The request parameter id : 1 is invalid.',
		);
	});

	it('go up to a label, and one by one, but never the current one', async () => {
		const { first, address } = await twice();
		await ground.call('PUT', `${address}/media`, { body: 'x', headers: BINARY });
		const id = element(first.text, 'td:versionUuid');
		expect((await ground.call('DELETE', `${address}/version/${id}/entry`)).status).toBe(204);
		expect((await ground.call('GET', `${address}/version/${id}/entry`)).status).toBe(404);
		const from = (label: number) => `${address}/feed?category=version&deleteFrom=${label}`;
		expect((await ground.call('DELETE', from(3))).status).toBe(400);
		expect((await ground.call('DELETE', from(2))).status).toBe(204);
		const left = await ground.call('GET', `${address}/feed?category=version`);
		expect(elements(left.text, 'td:versionLabel')).toEqual(['3']);
		expect(await ground.complaints()).toEqual([]);
	});
});
