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
} from '../testing';

const API = '/files/basic/api';
const ground = setGround();
const secret = () => seededFile(ground, 1);
const shareOf = (userId: string, document: string, permission = 'View') =>
	entryOf(
		'share',
		`<td:sharedWith><td:user><snx:userid>${userId}</snx:userid></td:user></td:sharedWith><td:sharedWhat>${document}</td:sharedWhat><td:sharePermission>${permission}</td:sharePermission><summary type="text">Look</summary>`,
	);
const share = async (permission = 'View', user: 'amy' | 'ben' = 'amy') => {
	const [, ben] = ground.seed.users;
	const sent = { ...shareOf(ben.id, secret().id, permission), user };
	return await ground.call('POST', `${API}/shares/feed`, sent);
};
const asBen = async (path: string) =>
	await ground.call('GET', `${secret().address}${path}`, { user: 'ben' });

describe('a share with a person in the test server', () => {
	it('is an entry of its own, and lets that person see the file', async () => {
		expect((await asBen('/entry')).status).toBe(403);
		const { status, text } = await share();
		expect(status).toBe(201);
		expect(element(text, 'td:sharedWhat')).toBe(secret().id);
		expect(element(text, 'summary')).toBe('Look');
		const id = element(text, 'td:uuid');
		expect((await ground.call('GET', `${API}/share/${id}/entry`, { user: 'ben' })).status).toBe(
			200,
		);
		const entry = await asBen('/entry?acls=true');
		expect(element(entry.text, 'td:visibility')).toBe('shared');
		expect(rankOf(entry.text, 'share')).toBe(1);
		expect(element(entry.text, 'td:permissions')).not.toContain('EditContent');
		expect(await ground.complaints()).toEqual([]);
	});

	it('to edit lets that person change the file, but not delete it', async () => {
		await share('Edit');
		const entry = await asBen('/entry?acls=true');
		expect(element(entry.text, 'td:permissions')).toContain('EditContent');
		const target = `${secret().address}/entry`;
		const changed = await ground.call('PUT', target, {
			...entryOf('document', '<summary>by Ben</summary>'),
			user: 'ben',
		});
		expect(changed.status).toBe(200);
		const refused = await ground.call('DELETE', target, { user: 'ben' });
		expect(outcome(refused)).toEqual([403, 'AccessDenied']);
	});

	it('is made by the query of a PUT, too, once a person', async () => {
		const [, ben] = ground.seed.users;
		const query = `?shareWith=${ben.id}&sharePermission=Edit&shareSummary=Look`;
		await share();
		const put = await ground.call(
			'PUT',
			`${secret().address}/entry${query}`,
			entryOf('document', ''),
		);
		expect([put.status, rankOf(put.text, 'share')]).toEqual([200, 1]);
		const { documents } = await ground.server.store();
		expect(documents[1].shares).toEqual([{ userId: ben.id, permission: 'Edit' }]);
	});

	it('is not made by the query of who may edit but not share, or for nobody', async () => {
		await share('Edit');
		const [, ben, guest] = ground.seed.users;
		const put = async (query: string, user: 'amy' | 'ben') =>
			await ground.call('PUT', `${secret().address}/entry?${query}`, {
				...entryOf('document', ''),
				user,
			});
		expect((await put(`shareWith=${guest.id}`, 'ben')).status).toBe(200);
		await put('propagate=false', 'amy');
		expect(outcome(await put(`shareWith=${ben.id}`, 'ben'))).toEqual([403, 'AccessDenied']);
		expect((await put('shareWith=nobody', 'amy')).status).toBe(400);
	});

	it('moves updated, not modified', async () => {
		const before = await ground.call('GET', `${secret().address}/entry`);
		await ground.server.settings({ serverClockOffsetMs: 1000 });
		await share();
		const after = await ground.call('GET', `${secret().address}/entry`);
		expect(element(after.text, 'updated')).not.toBe(element(before.text, 'updated'));
		expect(element(after.text, 'td:modified')).toBe(element(before.text, 'td:modified'));
	});

	it('is refused for nobody, and to strangers', async () => {
		const unknown = shareOf('nobody', secret().id);
		expect((await ground.call('POST', `${API}/shares/feed`, unknown)).status).toBe(400);
		expect(outcome(await share('View', 'ben'))).toEqual([403, 'AccessDenied']);
	});

	it('is passed on only where the file may be', async () => {
		await share();
		const [, , guest] = ground.seed.users;
		const sent = { ...shareOf(guest.id, secret().id), user: 'ben' as const };
		expect((await ground.call('POST', `${API}/shares/feed`, sent)).status).toBe(201);
		const target = `${secret().address}/entry?propagate=false`;
		await ground.call('PUT', target, entryOf('document', ''));
		expect((await ground.call('POST', `${API}/shares/feed`, sent)).status).toBe(403);
	});

	it('is listed as a share, and who has access as JSON, people before communities', async () => {
		await share();
		const [community] = ground.seed.communities;
		await ground.call(
			'POST',
			`${secret().address}/feed`,
			entryOf('community', `<td:itemId>${community.id}</td:itemId>`),
		);
		const mine = await ground.call('GET', `${API}/myshares/feed?direction=outbound`);
		expect(elements(mine.text, 'td:sharedWhat')).toEqual([secret().id]);
		const access = await ground.call('GET', `${secret().address}/permissions/feed`);
		expect(access.headers['content-type']).toContain('application/json');
		expect(JSON.parse(access.text)).toMatchObject({
			items: [
				{ id: ground.seed.users[1].id, name: 'Ben Okafor' },
				{ id: `members@${community.id}`, name: community.title },
			],
		});
	});

	it('ends for the people named, or for all', async () => {
		const [, ben, guest] = ground.seed.users;
		const drop = async (query: string) =>
			await ground.call('DELETE', `${API}/shares/feed?sharedWhat=${secret().id}${query}`);
		await share();
		await ground.call('POST', `${API}/shares/feed`, shareOf(guest.id, secret().id));
		expect((await drop(`&sharedWith=${ben.id}`)).status).toBe(204);
		expect((await asBen('/entry')).status).toBe(403);
		const entry = `${secret().address}/entry`;
		expect((await ground.call('GET', entry, { user: 'guest' })).status).toBe(200);
		expect((await drop('')).status).toBe(204);
		expect((await ground.call('GET', entry, { user: 'guest' })).status).toBe(403);
	});
});

describe('a share with a community in the test server', () => {
	const into = async (ids: string[], user: 'amy' | 'ben' = 'amy') =>
		await ground.call('POST', `${secret().address}/feed`, {
			...feedOf(
				'community',
				ids.map((id) => `<td:itemId>${id}</td:itemId>`),
			),
			user,
		});

	it('answers without a body, but with a place and a type', async () => {
		const [community] = ground.seed.communities;
		const { status, text, headers } = await into([community.id]);
		expect([status, text]).toEqual([204, '']);
		expect(headers.location).toContain(`/document/${secret().id}/feed`);
		expect(headers['content-type']).toBe('application/atom+xml; charset=UTF-8');
		expect((await asBen('/entry')).status).toBe(200);
		expect(await ground.complaints()).toEqual([]);
	});

	it('is refused for a community that is none', async () => {
		const refused = await into(['none']);
		expect(outcome(refused)).toEqual([404, 'ItemNotFound']);
		expect(refused.text).toContain('EJPVJ9275E');
	});

	it('lists the file beside those of the community, with when and by whom', async () => {
		const [community] = ground.seed.communities;
		await ground.server.settings({ serverClockOffsetMs: 1000 });
		await into([community.id]);
		const all = `${API}/communitycollection/${community.id}/feed?added=true&addedBy=true`;
		const { text } = await ground.call('GET', all, { user: 'ben' });
		expect(elements(text, 'td:label')).toEqual([secret().label, 'Quay plan.txt']);
		expect(elements(text, 'td:added')).toHaveLength(2);
		expect(text).toContain('<td:addedBy><name>Amy Lindqvist');
		const owned = await ground.call('GET', `${all}&type=communityFiles`);
		expect(elements(owned.text, 'td:label')).toEqual(['Quay plan.txt']);
		const library = await ground.call('GET', `${API}/communitylibrary/${community.id}/feed`);
		expect(elements(library.text, 'td:label')).toEqual(['Quay plan.txt']);
		expect((await ground.call('GET', all, { user: 'guest' })).status).toBe(403);
	});

	it('is made by the query of an upload, and ends at the community’s files', async () => {
		const [community] = ground.seed.communities;
		const added = await addFile(
			ground.call,
			'into.bin',
			'x',
			`&shareWithCommunity=${community.id}`,
		);
		expect(element(added.text, 'td:visibility')).toBe('shared');
		const id = element(added.text, 'td:uuid');
		const feed = `${API}/communitycollection/${community.id}/feed?itemId=${id}`;
		expect((await ground.call('DELETE', feed)).status).toBe(204);
		expect((await ground.call('DELETE', feed)).status).toBe(404);
		expect((await ground.server.store()).documents.at(-1)?.communityShares).toEqual([]);
	});
});
