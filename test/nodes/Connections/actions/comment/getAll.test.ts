import type { IDataObject } from 'n8n-workflow';
import { callerOf } from '../../../../server/testing';
import { everyJson, failureOf, locator } from '../../runs';
import { setStage } from '../../stage';

const stage = setStage();
const file = () => stage.seed.documents[0];
const first = () => file().comments[0];

const list = async (parameters: IDataObject = {}, user = 'amy') =>
	await stage.run('comment', 'getAll', { documentId: file().id, ...parameters }, { user });

/** Comments on the file at the server, the newest last. */
async function write(count: number, text = (number: number) => `Remark ${number}`) {
	const call = callerOf(stage.server);
	for (let number = 1; number <= count; number++) {
		const { status } = await call('POST', `/files/basic/api/document/${file().id}/feed`, {
			headers: { 'content-type': 'application/atom+xml' },
			body: `<entry xmlns="http://www.w3.org/2005/Atom"><category term="comment" label="comment" scheme="tag:ibm.com,2006:td/type"/><content type="text">${text(number)}</content></entry>`,
		});
		expect(status).toBe(201);
	}
}

const textsOf = (comments: IDataObject[]) => comments.map(({ text }) => text);

describe('Comment: Get Many', () => {
	it('tells who wrote what, and when', async () => {
		const [author] = stage.seed.users;
		expect(everyJson(await list())).toEqual([
			{
				id: first().id,
				documentId: file().id,
				text: 'Good to see you here.',
				language: 'en',
				version: '1',
				created: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/),
				modified: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/),
				author: { id: author.id, name: author.name, email: author.email },
			},
		]);
	});

	it('gives whole entries without Simplify', async () => {
		const [{ entry, headers }] = everyJson(await list({ simplify: false }));
		expect(entry).toMatchObject({
			'td:uuid': first().id,
			title: { '#text': `Re: ${file().label}` },
			content: { '@': { type: 'html' }, '#text': 'Good to see you here.' },
		});
		expect(headers).toEqual({ location: null, etag: null, lastModified: null });
	});

	it('asks for the comments of the file alone, newest first', async () => {
		await list();
		const [{ path, query }] = await stage.server.requests();
		expect(path).toBe(`/files/basic/api/document/${file().id}/feed`);
		expect(Object.fromEntries(query)).toEqual({
			category: 'comment',
			sortBy: 'created',
			sortOrder: 'desc',
			page: '1',
			ps: '50',
		});
	});

	it.each<[string, () => IDataObject, string, string]>([
		['in my library', () => ({ library: 'myLibrary' }), 'myuserlibrary', 'ID'],
		[
			'in a library, by its label',
			() => ({
				library: 'library',
				libraryId: locator('id', file().libraryId),
				documentId: locator('label', file().label),
			}),
			'library/LIBRARY',
			'Welcome.txt',
		],
	])('finds the file %s', async (_case, parameters, place, name) => {
		expect(textsOf(everyJson(await list(parameters())))).toEqual(['Good to see you here.']);
		const [{ path, query }] = await stage.server.requests();
		const library = place.replace('LIBRARY', file().libraryId);
		const id = name === 'ID' ? file().id : name;
		expect(path).toBe(`/files/basic/api/${library}/document/${id}/feed`);
		expect(Object.fromEntries(query).identifier).toBe(name === 'ID' ? undefined : 'label');
	});

	it('gives all of them, page by page, or as many as the limit says', async () => {
		await write(3);
		const newest = ['Remark 3', 'Remark 2', 'Remark 1', 'Good to see you here.'];
		expect(textsOf(everyJson(await list({ returnAll: true })))).toEqual(newest);
		expect(textsOf(everyJson(await list({ limit: 2 })))).toEqual(newest.slice(0, 2));
	});

	it('sorts as it was asked', async () => {
		await write(2);
		const sort = { sortBy: 'created', sortOrder: 'asc' };
		expect(textsOf(everyJson(await list({ sort })))).toEqual([
			'Good to see you here.',
			'Remark 1',
			'Remark 2',
		]);
	});

	it('gives none for a file that nobody commented on', async () => {
		expect(everyJson(await list({ documentId: stage.seed.documents[1].id }))).toEqual([]);
	});

	it('leaves out what is no comment, where a server does not know the category', async () => {
		const of = (kind: string, id: string) =>
			`<entry><id>urn:lsid:ibm.com:td:${id}</id><category term="${kind}" scheme="tag:ibm.com,2006:td/type"/><content type="html">${id}</content></entry>`;
		await stage.server.fault({
			action: {
				type: 'status',
				status: 200,
				contentType: 'application/atom+xml',
				body: `<feed xmlns="http://www.w3.org/2005/Atom">${of('attachment', 'one')}${of('comment', 'two')}</feed>`,
			},
		});
		expect(textsOf(everyJson(await list()))).toEqual(['two']);
	});

	it('says that the file is not there', async () => {
		const { message, httpCode } = failureOf(await list({ documentId: 'nowhere' }));
		expect(message).toMatch(/^Not found: the file nowhere: .+ \[item 0\]$/);
		expect(httpCode).toBe('404');
	});

	it('says that the file may not be seen', async () => {
		const { id } = stage.seed.documents[1];
		const { message, description } = failureOf(await list({ documentId: id }, 'ben'));
		expect(message).toMatch(`No right to see the list of comments on the file ${id}`);
		expect(description).toContain('must be allowed to see it');
	});
});
