import { element, elements, outcome, seededFile, setGround } from '../testing';

const MINE = '/files/basic/api/myuserlibrary';
const TRASH = `${MINE}/view/recyclebin`;
const ground = setGround();

async function deleted(index = 0) {
	const { address, id } = seededFile(ground, index);
	const answer = await ground.call('DELETE', `${address}/entry`);
	return { answer, address, id };
}

describe('the trash of the test server', () => {
	it('takes what is deleted, which is gone from its place', async () => {
		const { answer, address, id } = await deleted();
		expect([answer.status, answer.text]).toEqual([204, '']);
		expect(outcome(await ground.call('GET', `${address}/entry`))).toEqual([404, 'ItemNotFound']);
		expect(elements((await ground.call('GET', `${MINE}/feed`)).text, 'td:uuid')).not.toContain(id);
	});

	it('tells who deleted what and from where, but no library, version or media', async () => {
		const { id } = await deleted();
		const { text, headers } = await ground.call('GET', `${TRASH}/feed`);
		expect(elements(text, 'td:uuid')).toEqual([id]);
		expect(text).toContain('<td:deletedBy><name>Amy Lindqvist');
		expect(element(text, 'td:originalDisplayLocation')).toContain(`/document/${id}/entry`);
		for (const absent of ['td:libraryId', 'td:versionUuid', 'enclosure', 'edit-media']) {
			expect(text).not.toContain(absent);
		}
		expect(headers.etag ?? headers['last-modified']).toBeUndefined();
	});

	it('shows what was deleted last first', async () => {
		const first = await deleted(0);
		await ground.server.settings({ serverClockOffsetMs: 1000 });
		const second = await deleted(1);
		const { text } = await ground.call('GET', `${TRASH}/feed`);
		expect(elements(text, 'td:uuid')).toEqual([second.id, first.id]);
	});

	it('gives back what is undeleted, published anew and else as it was', async () => {
		const before = await ground.call('GET', `${seededFile(ground, 0).address}/entry`);
		const { id } = await deleted();
		await ground.server.settings({ serverClockOffsetMs: 1000 });
		const nothing = await ground.call('PUT', `${TRASH}/${id}/entry`);
		expect(nothing.text).toContain('td:deletedWhen');
		const { status, text } = await ground.call('PUT', `${TRASH}/${id}/entry?undelete=true`);
		expect(status).toBe(200);
		expect(element(text, 'published')).not.toBe(element(before.text, 'published'));
		for (const name of ['td:created', 'td:modified', 'td:versionUuid', 'td:label']) {
			expect(element(text, name)).toBe(element(before.text, name));
		}
		expect(await ground.complaints()).toEqual([
			'A file in the trash was PUT without undelete=true',
		]);
	});

	it('gives nothing back where its name is taken meanwhile', async () => {
		const { id } = await deleted();
		await ground.call('POST', `${MINE}/feed?label=Welcome.txt`, {
			body: 'x',
			headers: { 'content-type': 'application/octet-stream' },
		});
		const refused = await ground.call('PUT', `${TRASH}/${id}/entry?undelete=true`);
		expect(outcome(refused)).toEqual([409, 'ItemExists']);
	});

	it('forgets what is purged, one by one or all at once', async () => {
		const { id } = await deleted(0);
		await deleted(1);
		expect((await ground.call('DELETE', `${TRASH}/${id}/entry`)).status).toBe(204);
		expect((await ground.call('DELETE', `${TRASH}/${id}/entry`)).status).toBe(404);
		expect((await ground.call('GET', `${TRASH}/${id}/entry`)).status).toBe(404);
		expect((await ground.call('DELETE', `${TRASH}/feed`)).status).toBe(204);
		expect((await ground.server.store()).trash).toEqual([]);
	});

	it('is its owner’s, and so is deleting', async () => {
		const { address } = seededFile(ground, 0);
		const refused = await ground.call('DELETE', `${address}/entry`, { user: 'ben' });
		expect(outcome(refused)).toEqual([403, 'AccessDenied']);
		const { libraryId } = seededFile(ground, 0);
		const trash = `/files/basic/api/library/${libraryId}/view/recyclebin/feed`;
		expect((await ground.call('GET', trash, { user: 'ben' })).status).toBe(403);
		expect((await ground.call('GET', trash)).status).toBe(200);
	});
});
