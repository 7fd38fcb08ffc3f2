import { addFile, element, elements, seededFile, setGround } from '../testing';

const MINE = '/files/basic/api/myuserlibrary/feed';
const ground = setGround();

const labelsOf = async (target: string, user: 'amy' | 'ben' | 'guest' = 'amy') => {
	const answer = await ground.call('GET', target, { user });
	expect(answer.status).toBe(200);
	return elements(answer.text, 'td:label');
};

/** Adds files whose times of creation and change are so many seconds after 2020. */
async function addAt(files: Record<string, number>) {
	for (const [name, seconds] of Object.entries(files)) {
		const time = Date.UTC(2020, 0, 1) + seconds * 1000;
		await addFile(ground.call, name, 'x', `&created=${time}&modified=${time}&tag=${name[0]}`);
	}
}

describe('a list of files in the test server', () => {
	it('is sorted by the last change of content, newest first', async () => {
		await addAt({ old: 1, new: 3, middle: 2 });
		expect((await labelsOf(MINE)).slice(-3)).toEqual(['new', 'middle', 'old']);
	});

	it('ascends where sortBy comes without sortOrder', async () => {
		await addAt({ b: 1, a: 2, c: 3 });
		expect(await labelsOf(`${MINE}?sortBy=created&ps=3`)).toEqual(['b', 'a', 'c']);
		expect(await labelsOf(`${MINE}?sortBy=created&sortOrder=desc`)).toEqual(
			(await labelsOf(`${MINE}?sortBy=created`)).reverse(),
		);
		expect((await labelsOf(`${MINE}?sortBy=title`)).slice(0, 3)).toEqual(['a', 'b', 'c']);
		expect(await labelsOf(`${MINE}?sK=created&sO=dsc`)).toHaveLength(5);
		expect(await ground.complaints()).toHaveLength(2);
	});

	it('has every tag that is asked for, and what changed since and before', async () => {
		await addFile(ground.call, 'both', 'x', '&tag=Red&tag=blue');
		await addFile(ground.call, 'one', 'x', '&tag=red');
		expect(await labelsOf(`${MINE}?tag=red&tag=BLUE`)).toEqual(['both']);
		const [at, after] = [1, 2].map((seconds) => Date.UTC(2020, 0, 1) + seconds * 1000);
		await addAt({ first: 1, second: 2 });
		expect(await labelsOf(`${MINE}?before=${after}`)).toEqual(['first']);
		expect((await labelsOf(`${MINE}?since=${at}&before=${after + 1}`)).sort()).toEqual([
			'first',
			'second',
		]);
		expect(await labelsOf(`${MINE}?since=${Date.now() + 60_000}`)).toEqual([]);
	});

	it('takes shared files for private ones', async () => {
		const [, ben] = ground.seed.users;
		await addFile(ground.call, 'shared', 'x', `&shareWith=${ben.id}`);
		const listed = await ground.call('GET', `${MINE}?visibility=private`);
		expect(elements(listed.text, 'td:label')).toContain('shared');
		expect(elements(listed.text, 'td:visibility').sort()).toEqual(['private', 'shared']);
		expect(await labelsOf(`${MINE}?visibility=public`)).toEqual(['Welcome.txt']);
		expect(await labelsOf(`${MINE}?shared=true`)).toEqual(['shared']);
	});

	it('offers its next page by index, without what was asked for', async () => {
		await addAt({ a: 1, b: 2, c: 3 });
		const { text } = await ground.call('GET', `${MINE}?page=1&ps=2&sortBy=title`);
		expect(element(text, 'opensearch:totalResults')).toBe('5');
		expect(text).toContain(`${MINE}?&amp;sI=3" rel="next"`);
		expect(await labelsOf(`${MINE}?page=3&ps=2&sortBy=title`)).toHaveLength(1);
		const last = await ground.call('GET', `${MINE}?page=3&ps=2`);
		expect(last.text).not.toContain('rel="next"');
		expect(await labelsOf(`${MINE}?ps=2&sI=5`)).toHaveLength(1);
		expect(await labelsOf(`${MINE}?ps=2&page=1&sI=5`)).toHaveLength(2);
	});

	it('ignores what it does not know, and complains', async () => {
		expect(await labelsOf(`${MINE}?sinse=5`)).toHaveLength(2);
		expect(await ground.complaints()).toEqual([
			'The query parameter sinse is not known to libraryFeed',
		]);
	});

	it('ignores what it is set to ignore, without a word', async () => {
		await ground.server.settings({ ignoredParameters: ['since', 'sortBy', 'tag'] });
		await addAt({ b: 1, a: 2 });
		const target = `${MINE}?since=${Date.now() + 60_000}&tag=none&sortBy=title`;
		expect((await labelsOf(target)).slice(-2)).toEqual(['a', 'b']);
		expect(await ground.complaints()).toEqual([]);
	});

	it.each([
		['touchLast', ['c', 'b'], ['a']],
		['addFile', ['c', 'b'], ['b', 'a']],
		['trashFirst', ['c', 'b'], []],
	] as const)('moves between pages as the setting %s says', async (afterList, one, two) => {
		const [{ id }] = ground.seed.users;
		for (const document of ground.seed.documents.slice(0, 2)) {
			await ground.call('DELETE', `/files/basic/api/document/${document.id}/entry`);
		}
		await addAt({ a: 1, b: 2, c: 3 });
		await ground.server.settings({ afterList, afterListTimes: 1 });
		const feed = `/files/basic/api/userlibrary/${id}/feed?ps=2&page=`;
		expect(await labelsOf(`${feed}1`)).toEqual(one);
		const second = await labelsOf(`${feed}2`);
		expect(second).toEqual(afterList === 'touchLast' ? ['b'] : two);
		expect(await labelsOf(`${feed}2`)).toEqual(second);
	});

	it('moves the time of what it lists, where that is set', async () => {
		await ground.server.settings({ updatedOnListing: true });
		const { address } = seededFile(ground, 0);
		const entry = async () => await ground.call('GET', `${address}/entry`);
		const before = element((await entry()).text, 'td:modified');
		await ground.server.settings({ serverClockOffsetMs: 60_000 });
		await labelsOf(MINE);
		const { text } = await entry();
		expect(element(text, 'td:modified')).toBe(before);
		expect(Date.parse(element(text, 'updated') ?? '')).toBeGreaterThan(Date.now());
	});
});

describe('the lists of the test server', () => {
	it('show a stranger the public files of a library and nothing else', async () => {
		const amy = ground.seed.users[0].id;
		expect(await labelsOf(`/files/basic/api/userlibrary/${amy}/feed`, 'ben')).toEqual([
			'Welcome.txt',
		]);
	});

	it('show a community’s library to its members alone', async () => {
		const feed = `/files/basic/api/communitylibrary/${ground.seed.communities[0].id}/feed`;
		expect(await labelsOf(feed, 'ben')).toEqual(['Quay plan.txt']);
		expect((await ground.call('GET', feed, { user: 'guest' })).status).toBe(403);
		const wrong = await ground.call('GET', '/files/basic/api/communitylibrary/none/feed');
		expect(wrong.status).toBe(404);
		expect(wrong.text).toContain('EJPVJ9275E');
	});

	it('show what was shared with me, when and by whom, and what I shared', async () => {
		const [amy, ben] = ground.seed.users;
		await addFile(ground.call, 'for Ben', 'x', `&shareWith=${ben.id}&sharePermission=Edit`);
		const shared = '/files/basic/api/documents/shared/feed';
		const inbound = await ground.call('GET', `${shared}?direction=inbound`, { user: 'ben' });
		expect(elements(inbound.text, 'td:label')).toEqual(['for Ben']);
		expect(inbound.text).toContain('<td:sharedBy><name>Amy Lindqvist');
		expect(element(inbound.text, 'td:shared')).toBeTruthy();
		expect(inbound.headers.etag).toMatch(/^"myshares:modified=\d+/);
		expect(await labelsOf(`${shared}?direction=outbound`)).toEqual(['for Ben']);
		expect(await labelsOf(`${shared}?sharedBy=${amy.id}&sharePermission=View`, 'ben')).toEqual([]);
	});

	it('show public files to everybody, without a login too, but to no guest', async () => {
		const feed = '/documents/feed?visibility=public&acls=true';
		expect(await labelsOf(`/files/basic/api${feed}`, 'ben')).toEqual(['Welcome.txt']);
		const open = await ground.call('GET', `/files/basic/anonymous/api${feed}`, { user: null });
		expect(elements(open.text, 'td:label')).toEqual(['Welcome.txt']);
		expect(open.headers['cache-control']).toBe('public, max-age=30');
		const guest = await ground.call('GET', `/files/basic/api${feed}`, { user: 'guest' });
		expect(guest.status).toBe(403);
	});

	it('tell the room of a library when asked', async () => {
		const { text } = await ground.call('GET', `${MINE}?acls=true&includeQuota=true`);
		expect(element(text, 'td:permissions')).toContain('AddChild');
		expect(element(text, 'td:librarySize')).toMatch(/^\d+$/);
		const community = ground.seed.communities[0];
		const entry = await ground.call(
			'GET',
			`/files/basic/api/communitylibrary/${community.id}/entry?includeQuota=true`,
		);
		expect(element(entry.text, 'td:uuid')).toBe(community.libraryId);
		expect(element(entry.text, 'td:libraryQuota')).toMatch(/^\d+$/);
	});
});
