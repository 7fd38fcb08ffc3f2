import {
	element,
	elements,
	entryOf,
	link,
	outcome,
	rankOf,
	seededFile,
	setGround,
} from '../testing';

const ground = setGround();
const file = () => seededFile(ground, 0).address;
const written = (text: string) => entryOf('comment', `<content type="text">${text}</content>`);
const add = async (text: string, user: 'amy' | 'ben' = 'amy') =>
	await ground.call('POST', `${file()}/feed`, { ...written(text), user });
const pathOf = (xml: string, relation: string) => new URL(link(xml, relation)).pathname;

describe('a comment in the test server', () => {
	it('is an entry that names its file and the version it is about', async () => {
		const { status, text, headers } = await add('Well &amp; good');
		expect(status).toBe(201);
		expect(element(text, 'title')).toBe('Re: Welcome.txt');
		expect(element(text, 'content')).toBe('Well &amp; good');
		expect(element(text, 'td:versionLabel')).toBe('1');
		expect(headers.location).toBe(link(text, 'self'));
		const media = await ground.call('GET', pathOf(text, 'edit-media'));
		expect(media.text).toBe('Well & good');
		expect(await ground.complaints()).toEqual([]);
	});

	it('is refused where its content is not told to be text', async () => {
		for (const content of ['<content>a</content>', '<content type="html">a</content>']) {
			const refused = await ground.call('POST', `${file()}/feed`, entryOf('comment', content));
			expect(outcome(refused)).toEqual([415, 'InvalidType']);
		}
	});

	it('moves the ETag of its file and no time in its entry', async () => {
		const before = await ground.call('GET', `${file()}/entry`);
		await ground.server.settings({ serverClockOffsetMs: 1000 });
		await add('Now');
		const after = await ground.call('GET', `${file()}/entry`);
		expect(after.headers.etag).not.toBe(before.headers.etag);
		expect(element(after.text, 'updated')).toBe(element(before.text, 'updated'));
		expect(rankOf(after.text, 'comment')).toBe(2);
		expect(after.text).toContain('thr:count="2"');
	});

	it('is listed with the others, newest first, or as asked', async () => {
		await ground.server.settings({ serverClockOffsetMs: 1000 });
		await add('second');
		await ground.server.settings({ serverClockOffsetMs: 2000 });
		await add('third');
		const list = async (query: string) =>
			elements((await ground.call('GET', `${file()}/feed${query}`)).text, 'content');
		const [third, second, first] = await list('?category=comment');
		expect([third, second, first]).toEqual(['third', 'second', 'Good to see you here.']);
		expect(await list('?category=comment&sortBy=created&ps=2')).toEqual([first, second]);
		expect(await list('')).toHaveLength(3);
	});

	it('is changed by who wrote it alone, and deleted by that one or the file’s owner', async () => {
		const { text } = await add('From Ben', 'ben');
		const target = pathOf(text, 'edit');
		await ground.server.settings({ serverClockOffsetMs: 1000 });
		expect(outcome(await ground.call('PUT', target, written('x')))).toEqual([403, 'AccessDenied']);
		const changed = await ground.call('PUT', target, { ...written('Better'), user: 'ben' });
		expect([changed.status, element(changed.text, 'content')]).toEqual([200, 'Better']);
		expect(element(changed.text, 'td:created')).toBe(element(text, 'td:created'));
		expect(element(changed.text, 'td:modified')).not.toBe(element(text, 'td:modified'));
		const amys = pathOf((await add('From Amy')).text, 'edit');
		expect((await ground.call('DELETE', amys, { user: 'ben' })).status).toBe(403);
		expect((await ground.call('DELETE', target)).status).toBe(204);
		expect((await ground.call('GET', target)).status).toBe(404);
	});

	it('is not for who cannot see the file', async () => {
		const hidden = `${seededFile(ground, 1).address}/feed`;
		const refused = await ground.call('POST', hidden, { ...written('x'), user: 'ben' });
		expect(outcome(refused)).toEqual([403, 'AccessDenied']);
	});
});
