import { element, elements, link, outcome, seededFile, setGround } from '../testing';

const BINARY = { 'content-type': 'application/octet-stream' };
const ground = setGround();
const file = () => seededFile(ground, 0);
const notes = () => `${file().address}/attachment/${file().attachments[0].id}`;

describe('an attachment in the test server', () => {
	it('is listed, and read by its id or label', async () => {
		const list = await ground.call('GET', `${file().address}/feed?category=attachment`);
		expect(elements(list.text, 'td:label')).toEqual(['Welcome notes.txt']);
		const byLabel = `${file().address}/attachment/${encodeURIComponent('Welcome notes.txt')}/entry`;
		expect(element((await ground.call('GET', byLabel)).text, 'td:uuid')).toBe(
			file().attachments[0].id,
		);
		expect(await ground.complaints()).toEqual([]);
	});

	it('comes down as a download of its own', async () => {
		const { text, headers } = await ground.call('GET', `${notes()}/media?noDownloadWarning=true`);
		expect(text).toBe('Notes on the welcome.\n');
		expect(headers['content-disposition']).toContain('Welcome%20notes.txt');
	});

	it('is replaced by who may edit the file', async () => {
		const refused = await ground.call('PUT', `${notes()}/media`, {
			user: 'ben',
			body: 'x',
			headers: BINARY,
		});
		expect(outcome(refused)).toEqual([403, 'AccessDenied']);
		const put = await ground.call('PUT', `${notes()}/media`, { body: 'new', headers: BINARY });
		expect([put.status, element(put.text, 'td:label')]).toEqual([200, 'Welcome notes.txt']);
		expect((await ground.call('GET', link(put.text, 'edit-media'))).text).toBe('new');
	});

	it('is deleted alone, or with its file', async () => {
		expect((await ground.call('DELETE', `${notes()}/entry`, { user: 'ben' })).status).toBe(403);
		expect((await ground.call('DELETE', `${notes()}/entry`)).status).toBe(204);
		expect(outcome(await ground.call('GET', `${notes()}/entry`))).toEqual([404, 'ItemNotFound']);
	});
});
