import { XMLParser } from 'fast-xml-parser';
import type { IDataObject } from 'n8n-workflow';
import { callerOf } from '../../../../server/testing';
import { everyJson, failureOf, locator } from '../../runs';
import { onlyJson, setStage } from '../../stage';
import { changes, seeded, storedFile, welcomeByLabel } from './stored';

const stage = setStage();
const welcome = () => stage.seed.documents[0];

async function update(updateFields: IDataObject, more: IDataObject = {}) {
	return await stage.run('file', 'update', { ...seeded(stage), updateFields, ...more });
}

/** The entry of the last PUT, as it was sent. */
async function sentEntry() {
	const put = (await stage.server.requests()).filter(({ method }) => method === 'PUT').at(-1);
	const parser = new XMLParser({ ignoreAttributes: false, trimValues: false });
	return { put, entry: parser.parse(put?.body ?? '').entry };
}

const type = {
	'@_term': 'document',
	'@_label': 'document',
	'@_scheme': 'tag:ibm.com,2006:td/type',
};

describe('Update', () => {
	it('changes what was chosen, and neither content nor version', async () => {
		const before = await storedFile(stage, welcome().id);
		const json = onlyJson(await update({ summary: 'For newcomers' }));
		expect(json).toMatchObject({
			id: welcome().id,
			label: 'Welcome.txt',
			summary: 'For newcomers',
			version: '1',
			tags: ['start'],
		});
		const after = await storedFile(stage, welcome().id);
		expect(after).toMatchObject({
			versionUuid: before.versionUuid,
			sha256: before.sha256,
			modified: before.modified,
			summary: 'For newcomers',
			tags: ['start'],
		});
	});

	it('sends its category and id, what was chosen, and nothing else', async () => {
		onlyJson(await update({ summary: 'For newcomers' }));
		const { put, entry } = await sentEntry();
		expect(put).toMatchObject({
			path: `/files/basic/api/document/${welcome().id}/entry`,
			query: [],
			headers: { 'content-type': 'application/atom+xml' },
		});
		expect(put?.headers['x-update-nonce']).toBeTruthy();
		expect(entry).toEqual({
			'@_xmlns': 'http://www.w3.org/2005/Atom',
			category: type,
			id: `urn:lsid:ibm.com:td:${welcome().id}`,
			summary: { '#text': 'For newcomers', '@_type': 'text' },
		});
	});

	it('takes every field', async () => {
		const json = onlyJson(
			await update({
				label: 'Hello.txt',
				summary: 'For newcomers',
				tags: ['Harbour', 'quay'],
				addTags: ['sea'],
				removeTags: ['quay'],
				visibility: 'private',
				propagate: false,
				commentNotification: 'off',
				mediaNotification: 'off',
			}),
		);
		expect(json).toMatchObject({
			label: 'Hello.txt',
			title: 'Hello.txt',
			summary: 'For newcomers',
			visibility: 'private',
		});
		expect([...(json.tags as string[])].sort()).toEqual(['harbour', 'sea']);
		const { put, entry } = await sentEntry();
		expect(put?.query).toEqual([
			['propagate', 'false'],
			['commentNotification', 'off'],
			['mediaNotification', 'off'],
			['tag', 'sea'],
			['removeTag', 'quay'],
		]);
		expect(entry).toMatchObject({ 'td:label': 'Hello.txt', 'td:visibility': 'private' });
		expect(entry.category).toEqual([
			type,
			{ '@_term': 'Harbour', '@_label': 'Harbour' },
			{ '@_term': 'quay', '@_label': 'quay' },
		]);
		expect(await storedFile(stage, welcome().id)).toMatchObject({
			label: 'Hello.txt',
			visibility: 'private',
			tags: ['harbour', 'sea'],
		});
	});

	it('gives the whole entry without Simplify', async () => {
		const json = onlyJson(await update({ label: 'Hello.txt' }, { simplify: false }));
		expect(json).toMatchObject({
			entry: { 'td:label': 'Hello.txt' },
			headers: { etag: expect.stringContaining(welcome().id) },
		});
	});

	it('empties the summary', async () => {
		onlyJson(await update({ summary: 'For newcomers' }));
		expect(onlyJson(await update({ summary: '' })).summary).toBeNull();
		expect((await sentEntry()).put?.body).toContain('<summary type="text"/>');
		expect((await storedFile(stage, welcome().id)).summary).toBe('');
	});

	it('replaces all tags, given as a list or as one text', async () => {
		expect(onlyJson(await update({ tags: ['a', 'b'] })).tags).toEqual(['a', 'b']);
		expect(onlyJson(await update({ tags: 'b, c' })).tags).toEqual(['b', 'c']);
	});

	it.each([[[]], [['']], ['']])('removes each tag that is there with the tags %j', async (tags) => {
		onlyJson(await update({ addTags: ['second'] }));
		expect(onlyJson(await update({ tags })).tags).toEqual([]);
		expect((await sentEntry()).put?.query).toEqual([
			['removeTag', 'start'],
			['removeTag', 'second'],
		]);
		expect((await storedFile(stage, welcome().id)).tags).toEqual([]);
	});

	it('replaces the tags of a file that is chosen by its label', async () => {
		expect(onlyJson(await update({ tags: ['tide'] }, welcomeByLabel)).tags).toEqual(['tide']);
		expect(await storedFile(stage, welcome().id)).toMatchObject({ tags: ['tide'] });
	});

	it('has nothing to send where the tags of a file without any are emptied', async () => {
		const json = onlyJson(await update({ tags: [] }, seeded(stage, 1)));
		expect(json).toMatchObject({ id: stage.seed.documents[1].id, tags: [] });
		expect(await changes(stage)).toEqual([]);
	});

	it('adds a tag again that emptying would remove', async () => {
		expect(onlyJson(await update({ tags: [], addTags: ['Start', 'b'] })).tags).toEqual([
			'start',
			'b',
		]);
	});

	it('finds a file by its label, and names it by its id from then on', async () => {
		const json = onlyJson(await update({ label: 'Hello.txt' }, welcomeByLabel));
		expect(json).toMatchObject({ id: welcome().id, label: 'Hello.txt' });
		expect(await changes(stage)).toEqual([
			`PUT /files/basic/api/myuserlibrary/document/${welcome().id}/entry`,
		]);
	});

	it("changes a file of a community's library", async () => {
		const [community] = stage.seed.communities;
		const file = stage.seed.documents[2];
		const json = onlyJson(
			await update(
				{ label: 'Pier plan.txt' },
				{
					library: 'communityLibrary',
					communityId: locator('id', community.id),
					documentId: locator('id', file.id),
				},
			),
		);
		expect(json).toMatchObject({ id: file.id, label: 'Pier plan.txt' });
		expect(await changes(stage)).toEqual([
			`PUT /files/basic/api/communitylibrary/${community.id}/document/${file.id}/entry`,
		]);
	});

	it('reads the file where the answer holds no entry', async () => {
		await stage.server.fault({
			match: { method: 'PUT' },
			action: { type: 'storeThenAnswer', status: 200, body: '' },
		});
		expect(onlyJson(await update({ label: 'Hello.txt' }))).toMatchObject({ label: 'Hello.txt' });
	});
});

describe('Update, refused by Connections', () => {
	it('names the name that another file has', async () => {
		const other = stage.seed.documents[1];
		expect(failureOf(await update({ label: other.label }))).toMatchObject({
			message: expect.stringMatching(
				`^A file named '${other.label}' exists already in the same place \\[item 0\\]$`,
			),
			description: "Set another 'File Name'. The server's code: ItemExists.",
			httpCode: '409',
		});
		expect((await storedFile(stage, welcome().id)).label).toBe('Welcome.txt');
	});

	it('says who may change a file, to somebody who only sees it', async () => {
		const result = await stage.run(
			'file',
			'update',
			{ ...seeded(stage), updateFields: { label: 'mine.txt' } },
			{ user: 'ben' },
		);
		expect(failureOf(result)).toMatchObject({
			message: expect.stringMatching(`^No right to update the file ${welcome().id}: `),
			description: expect.stringMatching(
				/^The user of the credential must be its owner or an editor of it\. Guests cannot make anything public\./,
			),
			httpCode: '403',
		});
	});

	it('does not find a file that lies in the trash', async () => {
		await callerOf(stage.server)(
			'DELETE',
			`/files/basic/api/myuserlibrary/document/${welcome().id}/entry`,
		);
		expect(failureOf(await update({ label: 'Hello.txt' }))).toMatchObject({
			message: expect.stringMatching(`^Not found: the file ${welcome().id}: `),
			httpCode: '404',
		});
	});
});

describe('Update of one file by several items', () => {
	it('keeps their order', async () => {
		const labels = ['a.txt', 'b.txt', 'c.txt', 'd.txt'];
		const json = everyJson(
			await stage.run(
				'file',
				'update',
				{ ...seeded(stage), updateFields: { label: '={{ $json.label }}' } },
				{ items: labels.map((label) => ({ json: { label } })) },
			),
		);
		expect(json.map(({ label }) => label)).toEqual(labels);
		expect((await storedFile(stage, welcome().id)).label).toBe('d.txt');
	});
});
