import { element, elements, outcome, seededFile, setGround } from '../testing';

const MINE = '/files/basic/api/myuserlibrary/feed';
const ground = setGround();
const entryOfId = async (id: string) =>
	(await ground.call('GET', `/files/basic/api/document/${id}/entry`)).text;
const time = (text: string, name: string) => Date.parse(element(text, name) ?? '');

describe('the control side of the test server’s files', () => {
	it('adds many documents at once, and lists stay quick and whole with 10,000', async () => {
		const { libraryId } = seededFile(ground, 0);
		const ids = await ground.server.files.add({ libraryId, count: 10_000, label: 'Report.txt' });
		expect(new Set(ids).size).toBe(10_000);
		const seen = new Set<string>();
		for (let page = 1; page <= 21; page++) {
			const { text } = await ground.call('GET', `${MINE}?ps=500&page=${page}`);
			expect(element(text, 'opensearch:totalResults')).toBe('10002');
			for (const id of elements(text, 'td:uuid')) seen.add(id);
		}
		expect(ids.filter((id) => !seen.has(id))).toEqual([]);
		expect(elements(await entryOfId(ids[41]), 'td:label')).toEqual(['Report 0042.txt']);
	});

	it('adds a document late, with the times of before', async () => {
		const { libraryId } = seededFile(ground, 0);
		const created = Date.UTC(2020, 0, 1);
		const [id] = await ground.server.files.add({ libraryId, created, text: 'late' });
		const text = await entryOfId(id);
		expect([time(text, 'td:created'), time(text, 'td:modified')]).toEqual([created, created]);
		expect(time(text, 'published')).toBe(created);
		const media = await ground.call('GET', `/files/basic/api/document/${id}/media`);
		expect(media.text).toBe('late');
	});

	it('changes times and nothing else', async () => {
		const { id } = seededFile(ground, 0);
		const times = { created: 1000, modified: 2000, published: 3000, updated: 4000 };
		await ground.server.files.change([id], times);
		const text = await entryOfId(id);
		expect(
			['td:created', 'td:modified', 'published', 'updated'].map((name) => time(text, name)),
		).toEqual(Object.values(times));
		expect(element(text, 'td:versionLabel')).toBe('1');
		await expect(ground.server.files.change(['none'], {})).rejects.toThrow('No document none');
	});

	it('adds versions and comments by others, at other times', async () => {
		const { id, address } = seededFile(ground, 0);
		const userId = ground.seed.users[1].id;
		const created = Date.now() + 5000;
		const versionId = await ground.server.files.addVersion({ documentId: id, userId, created });
		const text = await entryOfId(id);
		expect(element(text, 'td:versionUuid')).toBe(versionId);
		expect(time(text, 'td:modified')).toBe(created);
		expect(text).toContain('<td:modifier><name>Ben Okafor');
		const comment = { documentId: id, text: 'later', created: created + 1 };
		const commentId = await ground.server.files.addComment(comment);
		const { text: feed } = await ground.call('GET', `${address}/feed?category=comment`);
		expect(elements(feed, 'td:uuid')[0]).toBe(commentId);
	});

	it('sets when something was shared, or put into a folder', async () => {
		const { id } = seededFile(ground, 1);
		const [{ id: amy }, { id: ben }] = ground.seed.users;
		const share = { documentId: id, userId: ben, created: 5000, sharedBy: amy };
		await ground.server.files.share(share);
		const { text } = await ground.call('GET', '/files/basic/api/documents/shared/feed', {
			user: 'ben',
		});
		expect(time(text, 'td:shared')).toBe(5000);
		const [{ id: folderId }] = ground.seed.folders;
		await ground.server.files.fillFolder({ folderId, ids: [id], added: 6000 });
		const folder = `/files/basic/api/collection/${folderId}/feed?added=true`;
		expect(time((await ground.call('GET', folder)).text, 'td:added')).toBe(6000);
	});

	it('marks files that were not scanned, or are malicious', async () => {
		const { id, address } = seededFile(ground, 0);
		const media = async (query = '') => await ground.call('GET', `${address}/media${query}`);
		await ground.server.files.change([id], { scan: 'unscanned' });
		expect(outcome(await media())).toEqual([403, 'UnscannedFile']);
		expect((await media('?noDownloadWarning=true')).status).toBe(200);
		await ground.server.files.change([id], { scan: 'malicious' });
		expect(outcome(await media('?noDownloadWarning=true'))).toEqual([403, 'MaliciousFile']);
	});
});

describe('the clock of the test server', () => {
	it('may be wrong, in what is stored and in the answers’ dates', async () => {
		const offset = -3_600_000;
		await ground.server.settings({ serverClockOffsetMs: offset });
		const before = Date.now() + offset;
		const added = await ground.call('POST', `${MINE}?label=past.bin`, {
			body: 'x',
			headers: { 'content-type': 'application/octet-stream' },
		});
		const created = time(added.text, 'td:created');
		expect(created).toBeGreaterThanOrEqual(before);
		expect(created).toBeLessThan(before + 60_000);
		expect(Date.parse(added.headers.date)).toBeLessThan(before + 60_000);
	});
});
