import type { IDataObject } from 'n8n-workflow';
import { failureOf, locator } from '../../runs';
import { onlyJson, setStage } from '../../stage';
import { textsOn } from './testing';

const stage = setStage();
const file = () => stage.seed.documents[0];
const comment = () => file().comments[0];

const update = async (parameters: IDataObject = {}, user = 'amy') =>
	await stage.run(
		'comment',
		'update',
		{ documentId: file().id, commentId: comment().id, text: 'Good to see you.', ...parameters },
		{ user },
	);

describe('Comment: Update', () => {
	it('gives the comment another text', async () => {
		const json = onlyJson(await update());
		expect(json).toMatchObject({
			id: comment().id,
			documentId: file().id,
			text: 'Good to see you.',
			author: { name: 'Amy Lindqvist' },
		});
		expect(Date.parse(String(json.modified))).toBeGreaterThan(Date.parse(String(json.created)));
		expect(await textsOn(stage)).toEqual(['Good to see you.']);
	});

	it('sends a nonce and the whole entry, with the id of the comment', async () => {
		await update();
		const [nonce, { method, path, headers, body }] = await stage.server.requests();
		expect(nonce.path).toBe('/files/basic/api/nonce');
		expect([method, path]).toEqual([
			'PUT',
			`/files/basic/api/document/${file().id}/comment/${comment().id}/entry`,
		]);
		expect(headers['content-type']).toBe('application/atom+xml');
		expect(body).toBe(
			`<?xml version="1.0" encoding="UTF-8"?><entry xmlns="http://www.w3.org/2005/Atom"><category term="comment" label="comment" scheme="tag:ibm.com,2006:td/type"/><id>urn:lsid:ibm.com:td:${comment().id}</id><content type="text">Good to see you.</content></entry>`,
		);
	});

	it('gives the whole entry without Simplify', async () => {
		const { entry, headers } = onlyJson(await update({ simplify: false }));
		expect(entry).toMatchObject({ 'td:uuid': comment().id });
		expect(headers).toMatchObject({ etag: expect.stringContaining(comment().id) });
	});

	it('reads a file that is named by its label first, as the address takes its ID', async () => {
		const documentId = locator('label', file().label);
		onlyJson(await update({ library: 'myLibrary', documentId }));
		const paths = (await stage.server.requests()).map(({ path }) => path);
		expect(paths).toEqual([
			'/files/basic/api/myuserlibrary/document/Welcome.txt/entry',
			'/files/basic/api/nonce',
			`/files/basic/api/myuserlibrary/document/${file().id}/comment/${comment().id}/entry`,
		]);
	});

	it.each<[string, () => string]>([
		['the web address of the comment', () => `/files/app/file/${file().id}?comment=ID`],
		['the address of its entry', () => `/files/basic/api/document/${file().id}/comment/ID/entry`],
		['its Atom ID', () => 'urn:lsid:ibm.com:td:ID'],
	])('understands %s', async (_case, address) => {
		const commentId = address().replace('ID', comment().id);
		expect(onlyJson(await update({ commentId })).id).toBe(comment().id);
	});

	it.each<[IDataObject, string]>([
		[{ commentId: '={{ $json.none }}' }, "'Comment' is empty"],
		[{ commentId: 'no id at all!' }, "'Comment' holds nothing that is an ID"],
		[{ text: ' ' }, "'Text' is empty"],
	])('refuses %j before anything is sent', async (parameters, start) => {
		expect(failureOf(await update(parameters)).message).toMatch(start);
		expect(await stage.server.requests()).toEqual([]);
	});

	it('says that there is no such comment', async () => {
		expect(failureOf(await update({ commentId: 'nowhere' }))).toEqual({
			message: expect.stringMatching(
				`^Not found: the comment nowhere on the file ${file().id}: .+ \\[item 0\\]$`,
			),
			description: expect.stringContaining("Check 'Comment' and 'File'"),
			httpCode: '404',
		});
	});

	it('says that only who wrote a comment may change it', async () => {
		expect(failureOf(await update({}, 'ben'))).toEqual({
			message: expect.stringMatching(
				`^No right to update the comment ${comment().id} on the file ${file().id}: .+ \\[item 0\\]$`,
			),
			description: expect.stringMatching(/^Only whoever wrote a comment may change it\./),
			httpCode: '403',
		});
	});
});
