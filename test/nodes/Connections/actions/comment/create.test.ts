import type { IDataObject } from 'n8n-workflow';
import type { ConnectionsFaultAction } from '../../../../server/client';
import { everyJson, failureOf, locator } from '../../runs';
import { onlyJson, setStage } from '../../stage';
import { commentsOn, textsOn } from './testing';

const stage = setStage();
const file = () => stage.seed.documents[0];
const there = 'Good to see you here.';

const create = async (parameters: IDataObject = {}, given: Parameters<typeof stage.run>[3] = {}) =>
	await stage.run(
		'comment',
		'create',
		{ documentId: file().id, text: 'Tide at nine', ...parameters },
		given,
	);

/** What the POST of the comment meets at the server. */
const meets = async (action: ConnectionsFaultAction, times = 1) =>
	await stage.server.fault({ match: { method: 'POST' }, times, action });

const atOnce = { 'Retry-After': '0' };
const entry = (text: string) =>
	`<?xml version="1.0" encoding="UTF-8"?><entry xmlns="http://www.w3.org/2005/Atom"><category term="comment" label="comment" scheme="tag:ibm.com,2006:td/type"/><content type="text">${text}</content></entry>`;

describe('Comment: Create', () => {
	it('writes the comment and tells of it', async () => {
		const [author] = stage.seed.users;
		const json = onlyJson(await create());
		expect(await commentsOn(stage)).toMatchObject([
			{ text: there },
			{ id: json.id, text: 'Tide at nine', ownerId: author.id },
		]);
		expect(json).toEqual({
			id: expect.stringMatching(/^[\da-f-]{36}$/),
			documentId: file().id,
			text: 'Tide at nine',
			language: 'en',
			version: '1',
			created: expect.stringMatching(/Z$/),
			modified: expect.stringMatching(/Z$/),
			author: { id: author.id, name: author.name, email: author.email },
		});
	});

	it('gives the whole entry without Simplify', async () => {
		const json = onlyJson(await create({ simplify: false }));
		expect(json).toMatchObject({
			entry: { content: { '#text': 'Tide at nine' } },
			headers: { location: expect.stringMatching(/\/comment\/[\da-f-]{36}\/entry$/) },
		});
	});

	it('sends a nonce and an entry whose content is text', async () => {
		await create();
		const [nonce, { method, path, query, headers, body }] = await stage.server.requests();
		expect(nonce.path).toBe('/files/basic/api/nonce');
		expect([method, path, query]).toEqual([
			'POST',
			`/files/basic/api/document/${file().id}/feed`,
			[],
		]);
		expect(headers['content-type']).toBe('application/atom+xml');
		expect(headers['x-update-nonce']).toMatch(/./);
		expect(body).toBe(entry('Tide at nine'));
	});

	it('keeps lines, signs of markup and text that is not ASCII', async () => {
		const text = 'a < b & "c"\n\tÜbersicht №7 潮 🚢';
		const json = onlyJson(await create({ text }));
		expect(json.text).toBe(text);
		expect(await textsOn(stage)).toEqual([there, text]);
	});

	it.each<[string, () => IDataObject, string]>([
		['in my library', () => ({ library: 'myLibrary' }), 'myuserlibrary/document/ID/feed'],
		[
			'by its label',
			() => ({ library: 'myLibrary', documentId: locator('label', 'Welcome.txt') }),
			'myuserlibrary/document/Welcome.txt/feed?identifier=label',
		],
		[
			'in a library',
			() => ({ library: 'library', libraryId: file().libraryId }),
			'library/LIBRARY/document/ID/feed',
		],
	])('comments on a file %s', async (_case, parameters, address) => {
		expect(onlyJson(await create(parameters())).documentId).toBe(file().id);
		const { path, query } = (await stage.server.requests()).at(-1) ?? {};
		const sent = `${path}${query?.length ? `?${new URLSearchParams(query).toString()}` : ''}`;
		const wanted = address.replace('ID', file().id).replace('LIBRARY', file().libraryId);
		expect(sent).toBe(`/files/basic/api/${wanted}`);
	});

	it('comments on a file of a community', async () => {
		const { id } = stage.seed.documents[2];
		const parameters = {
			library: 'communityLibrary',
			communityId: stage.seed.communities[0].id,
			documentId: id,
		};
		expect(onlyJson(await create(parameters)).documentId).toBe(id);
		expect(await textsOn(stage, 2)).toEqual(['Tide at nine']);
	});

	it('lets whoever sees a file comment on it', async () => {
		onlyJson(await create({}, { user: 'ben' }));
		expect(await textsOn(stage)).toEqual([there, 'Tide at nine']);
	});

	it('writes the comments of a batch in their order', async () => {
		const texts = ['one', 'two', 'three', 'four'];
		const items = texts.map((text) => ({ json: { text } }));
		const written = everyJson(await create({ text: '={{ $json.text }}' }, { items }));
		expect(written.map(({ text }) => text)).toEqual(texts);
		expect(await textsOn(stage)).toEqual([there, ...texts]);
	});
});

describe('Comment: Create, refused before anything is sent', () => {
	it.each<[string, IDataObject, string]>([
		['no text', { text: '={{ "" }}' }, "'Text' is empty [item 0]"],
		['blanks alone', { text: ' \n\t ' }, "'Text' is empty [item 0]"],
		[
			'a control character',
			{ text: 'bell\u0007' },
			"'Text' holds the control character U+0007, which a comment cannot carry [item 0]",
		],
		['no file', { documentId: '={{ $json.none }}' }, "'File' is empty [item 0]"],
		[
			'a label without a library',
			{ documentId: locator('label', 'Welcome.txt') },
			"'File' is the label 'Welcome.txt', which only a library knows [item 0]",
		],
	])('for %s', async (_case, parameters, message) => {
		expect(failureOf(await create(parameters)).message).toBe(message);
		expect(await stage.server.requests()).toEqual([]);
	});
});

describe('Comment: Create, where an answer is lost', () => {
	it.each<[string, ConnectionsFaultAction]>([
		['a cut in the middle', { type: 'resetAfter', bytes: 20 }],
		['a gateway that gave up', { type: 'status', status: 504, headers: atOnce }],
	])('writes it once after %s', async (_case, action) => {
		await meets(action);
		const json = onlyJson(await create());
		expect(json).toMatchObject({ text: 'Tide at nine', documentId: file().id });
		expect(json).not.toHaveProperty('note');
		expect(await textsOn(stage)).toEqual([there, 'Tide at nine']);
	});

	it.each<[string, ConnectionsFaultAction]>([
		['a cut', { type: 'resetAfterStore' }],
		['a failure of the server', { type: 'storeThenAnswer', status: 500, body: '' }],
		['an answer that is no entry', { type: 'storeThenAnswer', body: 'thanks' }],
	])('finds what the server had written before %s', async (_case, action) => {
		await meets(action);
		const json = onlyJson(await create());
		const [, written] = await commentsOn(stage);
		expect(json).toMatchObject({
			id: written.id,
			text: 'Tide at nine',
			note: 'The answer of the server was lost; the comment was found on the file.',
		});
		expect(await textsOn(stage)).toEqual([there, 'Tide at nine']);
	});

	it('takes no comment of somebody else for its own', async () => {
		onlyJson(await create({}, { user: 'ben' }));
		await meets({ type: 'resetBeforeAnswer' });
		onlyJson(await create());
		const [amy, ben] = stage.seed.users;
		const writers = (await commentsOn(stage)).slice(1).map(({ ownerId }) => ownerId);
		expect(writers).toEqual([ben.id, amy.id]);
	});

	it('takes no comment of another item for its own', async () => {
		await stage.server.fault({
			match: { method: 'POST', nth: 2 },
			action: { type: 'resetBeforeAnswer' },
		});
		const written = everyJson(await create({}, { items: [{}, {}, {}] }));
		const ids = (await commentsOn(stage)).slice(1).map(({ id }) => id);
		expect(ids).toHaveLength(3);
		expect(written.map(({ id }) => id)).toEqual(ids);
	});

	it('says that it is not known where nobody answers any more', async () => {
		await meets({ type: 'resetAfterStore' });
		await stage.server.fault({
			match: { method: 'GET', path: 'category=comment' },
			times: 'always',
			action: { type: 'status', status: 403 },
		});
		const { message, description } = failureOf(await create());
		expect(message).toBe(
			'The connection was cut before the server answered, and whether the comment was written could not be found out [item 0]',
		);
		expect(description).toMatch(/^Look in Connections before you run the item again/);
	});
});

describe('Comment: Create, refused by Connections', () => {
	it('says that the file is not there', async () => {
		expect(failureOf(await create({ documentId: 'nowhere' }))).toEqual({
			message: expect.stringMatching(/^Not found: the file nowhere: .+ \[item 0\]$/),
			description: expect.stringContaining("Check 'File'"),
			httpCode: '404',
		});
	});

	it('says that the password is wrong', async () => {
		const { message, httpCode } = failureOf(
			await create({}, { credential: { password: 'guessed' } }),
		);
		expect(message).toMatch(/^Connections refused the user name or password/);
		expect(httpCode).toBe('401');
	});

	it('says that the user may not see the file', async () => {
		const { id } = stage.seed.documents[1];
		expect(failureOf(await create({ documentId: id }, { user: 'ben' }))).toEqual({
			message: expect.stringMatching(`^No right to write the comment on the file ${id}: `),
			description: expect.stringMatching(/^The user of the credential must be allowed to see it/),
			httpCode: '403',
		});
	});

	it('goes on with the other items where it is told to', async () => {
		const { items, error } = await create(
			{ documentId: '={{ $json.id }}' },
			{
				items: [{ json: { id: 'nowhere' } }, { json: { id: file().id } }],
				run: { nodeOptions: { onError: 'continueRegularOutput' } },
			},
		);
		expect(error).toBeUndefined();
		expect(items.map(({ json }) => json.error ?? json.text)).toEqual([
			expect.stringMatching(/^Not found: the file nowhere/),
			'Tide at nine',
		]);
	});
});
