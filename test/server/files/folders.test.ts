import {
	addFile,
	element,
	elements,
	entryOf,
	feedOf,
	outcome,
	rankOf,
	seededFile,
	setGround,
	type Call,
} from '../testing';

const API = '/files/basic/api';
const ground = setGround();
const create = async (inner: string, further: Call = {}, target = `${API}/collections/feed`) =>
	await ground.call('POST', target, { ...entryOf('collection', inner), ...further });
const named = (title: string, further = '') => `<title type="text">${title}</title>${further}`;
const idOf = ({ text }: { text: string }) => element(text, 'td:uuid') ?? '';
const item = (id: string) => `<td:itemId>${id}</td:itemId>`;
const titles = async (target: string, user: 'amy' | 'ben' | 'guest' = 'amy') => {
	const { text } = await ground.call('GET', `${API}/${target}`, { user });
	return elements(text.slice(text.indexOf('<entry>')), 'td:label');
};

describe('a folder in the test server', () => {
	it('is made with a title or a label, and not with neither', async () => {
		const { status, text, headers } = await create(named('Plans'));
		expect(status).toBe(201);
		expect(element(text, 'td:label')).toBe('Plans');
		expect(headers.location).toContain(`/collection/${element(text, 'td:uuid')}/entry`);
		const labelled = await create('<td:label>Drafts: 1</td:label>');
		expect(element(labelled.text, 'title')).toBe('Drafts: 1');
		expect(element(labelled.text, 'td:label')).toBe('Drafts_ 1');
		expect((await create('<summary>nothing else</summary>')).status).toBe(400);
		expect(await ground.complaints()).toEqual([]);
	});

	it('has a name of its own, or gets one when asked', async () => {
		expect(outcome(await create(named('Reports')))).toEqual([409, 'ItemExists']);
		const unique = '<td:label makeUnique="true">Reports</td:label>';
		expect(element((await create(unique)).text, 'td:label')).toBe('Reports (1)');
		expect((await create(named('Reports'), { user: 'ben' })).status).toBe(201);
	});

	it('is changed in part', async () => {
		const [{ id, title }] = ground.seed.folders;
		const put = async (inner: string, user: 'amy' | 'ben' = 'amy') =>
			await ground.call('PUT', `${API}/collection/${id}/entry`, {
				...entryOf('collection', inner),
				user,
			});
		const described = await put('<summary type="text">All of them</summary>');
		expect(element(described.text, 'title')).toBe(title);
		const shown = await put('<td:visibility>public</td:visibility>');
		expect(element(shown.text, 'summary')).toBe('All of them');
		expect((await put('<summary/>', 'ben')).status).toBe(403);
		expect(outcome(await put(named('Site photographs')))).toEqual([409, 'ItemExists']);
		const read = await ground.call('GET', `${API}/collection/${id}/entry`, { user: 'ben' });
		expect(element(read.text, 'td:visibility')).toBe('public');
	});

	it('goes at once and leaves its files', async () => {
		const [{ id }] = ground.seed.folders;
		const { id: document, address } = seededFile(ground, 0);
		await ground.call('POST', `${API}/collection/${id}/feed?itemId=${document}`);
		expect((await ground.call('DELETE', `${API}/collection/${id}/entry`)).status).toBe(204);
		expect(outcome(await ground.call('GET', `${API}/collection/${id}/entry`))).toEqual([
			404,
			'ItemNotFound',
		]);
		expect((await ground.call('GET', `${address}/entry`)).status).toBe(200);
	});

	it('of a guest is never public', async () => {
		const visible = named('Open', '<td:visibility>public</td:visibility>');
		expect((await create(visible, { user: 'guest' })).status).toBe(403);
	});

	it('may lie below another or in a community', async () => {
		const [{ id: parent }] = ground.seed.folders;
		const below = await create(named('Deep'), {}, `${API}/collection/${parent}/feed`);
		expect(below.status).toBe(201);
		expect(await titles(`collection/${parent}/feed?category=collection`)).toEqual(['Deep']);
		expect(await titles(`collection/${parent}/feed`)).toEqual([]);
		const [community] = ground.seed.communities;
		const feed = `communitycollection/${community.id}/feed`;
		const ours = await create(named('Ours'), {}, `${API}/${feed}`);
		expect(element(ours.text, 'snx:communityUuid')).toBe(community.id);
		expect(await titles(`${feed}?category=collection`, 'ben')).toEqual(['Ours']);
		expect(await titles(`${feed}?category=all`, 'ben')).toHaveLength(2);
	});
});

describe('the lists of folders in the test server', () => {
	it('show all that one may see by title, narrowed by access and creator', async () => {
		await create(named('Benches', '<td:visibility>public</td:visibility>'), { user: 'ben' });
		const all = await titles('collections/feed');
		expect(all).toEqual(['Benches', 'Reports', 'Site photographs']);
		expect(await titles('collections/feed?access=editor')).toEqual(all.slice(1));
		expect(await titles(`collections/feed?creator=${ground.seed.users[1].id}`)).toEqual([
			'Benches',
		]);
		expect(await titles('collections/feed?title=Reports')).toEqual(['Reports']);
	});

	it('show what was filled last first', async () => {
		const [reports, photographs] = ground.seed.folders;
		const fill = async (folder: string) =>
			await ground.call(
				'POST',
				`${API}/collection/${folder}/feed?itemId=${seededFile(ground, 0).id}`,
			);
		await fill(photographs.id);
		await ground.server.settings({ serverClockOffsetMs: 1000 });
		await fill(reports.id);
		expect(await titles('collections/addedto/feed')).toEqual([reports.title, photographs.title]);
	});
});

describe('the files in a folder of the test server', () => {
	const folder = () => `${API}/collection/${ground.seed.folders[0].id}/feed`;

	it('come by the query or by entries, newest first, each once', async () => {
		const [one, two] = [seededFile(ground, 0), seededFile(ground, 1)];
		const { status, headers } = await ground.call('POST', `${folder()}?itemId=${one.id}`);
		expect([status, headers['content-type']]).toEqual([204, 'application/atom+xml; charset=UTF-8']);
		await ground.server.settings({ serverClockOffsetMs: 1000 });
		await ground.call('POST', folder(), feedOf('document', [item(two.id), item(one.id)]));
		const { text } = await ground.call('GET', `${folder()}?added=true&addedBy=true`);
		const entries = text.slice(text.indexOf('<entry>'));
		expect(elements(entries, 'td:label')).toEqual([two.label, one.label]);
		expect(elements(entries, 'td:added')).toHaveLength(2);
		const entry = await ground.call('GET', `${one.address}/entry?includePath=true`);
		expect(rankOf(entry.text, 'collections')).toBe(1);
		expect(element(entry.text, 'td:path')).toBe('/Reports/Welcome.txt');
		expect(await ground.complaints()).toEqual([]);
	});

	it('come by the file as well, and by an upload', async () => {
		const [reports, photographs] = ground.seed.folders;
		const { address } = seededFile(ground, 0);
		const sent = feedOf('collection', [item(reports.id), item(photographs.id)]);
		expect((await ground.call('POST', `${address}/feed`, sent)).status).toBe(204);
		const folders = await ground.call('GET', `${address}/collections/feed`);
		expect(elements(folders.text, 'td:uuid')).toEqual([reports.id, photographs.id]);
		await addFile(ground.call, 'up.bin', 'x', `&addToCollection=${reports.id}`);
		expect(await titles(`collection/${reports.id}/feed`)).toContain('up.bin');
	});

	it('are taken out and stay in their library', async () => {
		const { id, address } = seededFile(ground, 0);
		await ground.call('POST', `${folder()}?itemId=${id}`);
		expect((await ground.call('DELETE', `${folder()}?itemId=${id}`)).status).toBe(204);
		const again = await ground.call('DELETE', `${folder()}?itemId=${id}`);
		expect(outcome(again)).toEqual([404, 'ItemNotFound']);
		expect((await ground.call('GET', `${address}/entry`)).status).toBe(200);
	});

	it('are put there only by who may change the folder, and seen by who may see it', async () => {
		const target = `${folder()}?itemId=${seededFile(ground, 0).id}`;
		const refused = await ground.call('POST', target, { user: 'ben' });
		expect(outcome(refused)).toEqual([403, 'AccessDenied']);
		expect((await ground.call('GET', folder(), { user: 'ben' })).status).toBe(403);
		const missing = await ground.call('POST', `${folder()}?itemId=none`);
		expect(outcome(missing)).toEqual([404, 'ItemNotFound']);
	});

	it('move from one folder to another, and folders to the top of a community', async () => {
		const [reports, photographs] = ground.seed.folders;
		const { id, label } = seededFile(ground, 0);
		await ground.call('POST', `${folder()}?itemId=${id}`);
		const source = `<td:source><td:type>collection</td:type>${item(reports.id)}</td:source>`;
		const moved = await ground.call(
			'POST',
			`${API}/collection/${photographs.id}/feed`,
			entryOf('document', `${item(id)}${source}`),
		);
		expect(moved.status).toBe(204);
		expect(await titles(`collection/${reports.id}/feed`)).toEqual([]);
		expect(await titles(`collection/${photographs.id}/feed`)).toEqual([label]);
		const feed = `communitycollection/${ground.seed.communities[0].id}/feed`;
		await ground.call('POST', `${API}/${feed}`, entryOf('collection', item(photographs.id)));
		expect(await titles(`${feed}?category=collection`)).toEqual([photographs.title]);
		expect(idOf(await ground.call('GET', `${API}/collection/${photographs.id}/entry`))).toBe(
			photographs.id,
		);
	});
});
