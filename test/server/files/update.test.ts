import {
	addFile,
	element,
	entryOf,
	link,
	outcome,
	rankOf,
	seededFile,
	setGround,
	type Call,
} from '../testing';

const ground = setGround();
const entry = () => `${seededFile(ground, 0).address}/entry`;
const update = async (inner: string, query = '', further: Call = {}) =>
	await ground.call('PUT', `${entry()}${query}`, { ...entryOf('document', inner), ...further });
const read = async () => (await ground.call('GET', `${entry()}?includeTags=true`)).text;

describe('an update of a file’s metadata in the test server', () => {
	it('changes what the entry says and leaves the rest, the bytes and their times', async () => {
		const before = await read();
		await ground.server.settings({ serverClockOffsetMs: 1000 });
		const { status, text } = await update('<summary type="text">A word on it</summary>');
		expect(status).toBe(200);
		expect(element(text, 'summary')).toBe('A word on it');
		for (const name of ['title', 'td:label', 'td:modified', 'td:versionUuid', 'td:visibility']) {
			expect(element(text, name)).toBe(element(before, name));
		}
		expect(element(text, 'updated')).not.toBe(element(before, 'updated'));
		expect(text).toContain('term="start"');
		expect((await update('<summary/>')).text).toContain('<summary type="text"></summary>');
		expect(await ground.complaints()).toEqual([]);
	});

	it('gives the title with the label, and the label no character that it cannot hold', async () => {
		const { text } = await update('<td:label>New: name?.txt</td:label>');
		expect(element(text, 'td:label')).toBe('New_ name_.txt');
		expect(element(text, 'title')).toBe('New: name?.txt');
		const titled = await update('<title>Shown</title>');
		expect(element(titled.text, 'td:label')).toBe('New_ name_.txt');
		expect(element(titled.text, 'title')).toBe('Shown');
	});

	it('is refused for a name that is taken in its library', async () => {
		await addFile(ground.call, 'taken.txt', 'x');
		const refused = await update('<td:label>taken.txt</td:label>');
		expect(outcome(refused)).toEqual([409, 'ItemExists']);
		expect((await update('<td:label>Welcome.txt</td:label>')).status).toBe(200);
	});

	it('replaces all tags by those of the entry, and adds and removes those of the query', async () => {
		const tags = async () => [...(await read()).matchAll(/category term="([^"]+)" label/g)];
		const named = async () => (await tags()).map(([, term]) => term);
		await update('<category term="Red"/><category term="blue"/>');
		expect(await named()).toEqual(['red', 'blue']);
		await update('', '?tag=GREEN&removeTag=red');
		expect(await named()).toEqual(['blue', 'green']);
	});

	it('makes a version of its content, and complains', async () => {
		const { text } = await update('<content type="text">instead</content>');
		expect(element(text, 'td:versionLabel')).toBe('2');
		expect(rankOf(text, 'versions')).toBe(2);
		expect((await ground.call('GET', link(text, 'edit-media'))).text).toBe('instead');
		expect(await ground.complaints()).toEqual([
			'Metadata came with content, which makes a version',
		]);
	});

	it('sets visibility, propagation and notifications', async () => {
		const query = '?propagate=false&commentNotification=off&mediaNotification=off';
		const { text } = await update('<td:visibility>private</td:visibility>', query);
		expect(element(text, 'td:visibility')).toBe('private');
		expect(element(text, 'td:propagation')).toBe('false');
		const told = await ground.call('GET', `${entry()}?includeNotification=true`);
		expect(element(told.text, 'td:media')).toBe('off');
		expect(element(told.text, 'td:comment')).toBe('off');
	});

	it('is for editors, and public files are not for guests to make', async () => {
		expect(outcome(await update('<summary/>', '', { user: 'ben' }))).toEqual([403, 'AccessDenied']);
		const own = await ground.call('POST', '/files/basic/api/myuserlibrary/feed?label=own.bin', {
			user: 'guest',
			body: 'x',
			headers: { 'content-type': 'application/octet-stream' },
		});
		const target = new URL(link(own.text, 'edit')).pathname;
		const sent = entryOf('document', '<td:visibility>public</td:visibility>');
		const refused = await ground.call('PUT', target, { ...sent, user: 'guest' });
		expect(outcome(refused)).toEqual([403, 'AccessDenied']);
	});

	it('complains about an entry without its category, or with another id', async () => {
		await ground.call('PUT', entry(), entryOf('collection', '<id>urn:lsid:ibm.com:td:x</id>'));
		expect(await ground.complaints()).toHaveLength(2);
	});
});
