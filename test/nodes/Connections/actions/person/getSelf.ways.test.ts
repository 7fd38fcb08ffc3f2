import type { ConnectionsFault } from '../../../../server/client';
import { failureOf } from '../../runs';
import { onlyJson, setStage } from '../../stage';

const stage = setStage();
const openSocial = '/connections/opensocial/basic/rest/people/@me/@self';
const files = '/files/basic/api/people/feed';
const service = '/profiles/atom/profileService.do';

/** An answer at an address, whatever lives there. */
async function answered(path: string, body: string, contentType: string, status = 200) {
	const action: ConnectionsFault['action'] = {
		...{ type: 'status', status, body, contentType, connectionsHeader: true },
	};
	await stage.server.fault({ match: { path }, times: 'always', action });
}

const json = async (path: string, body: unknown) =>
	await answered(path, JSON.stringify(body), 'application/json;charset=UTF-8');
const absent = async (path: string) =>
	await answered(path, '<html>Not here</html>', 'text/html', 404);

const askedPaths = async () => (await stage.server.requests()).map(({ path }) => path);
const whoAmI = async (parameters = {}) =>
	onlyJson(await stage.run('person', 'getSelf', parameters));

describe('the first way that answers', () => {
	it('is OpenSocial, which tells the user ID behind a URN', async () => {
		await json(openSocial, {
			entry: {
				displayName: 'Amy Lindqvist',
				emails: [
					{ type: 'other', value: 'old@connections.example', primary: false },
					{ type: 'primary', value: 'amy@connections.example', primary: true },
				],
				id: 'urn:lsid:lconn.ibm.com:profiles.person:20170081',
				appData: { connections: { isExternal: 'false', organizationId: 'a' } },
			},
		});
		expect(await whoAmI()).toEqual({
			id: '20170081',
			name: 'Amy Lindqvist',
			email: 'amy@connections.example',
			state: null,
			external: false,
			jobTitle: null,
			url: null,
		});
		expect(await askedPaths()).toEqual([openSocial]);
	});

	it('is Files where there is no OpenSocial, in JSON', async () => {
		await absent(openSocial);
		await json(files, {
			items: [
				{ id: 20170081, name: 'Amy', email: '', userState: 'active', isExternal: true },
				{ id: 'another' },
			],
		});
		expect(await whoAmI()).toMatchObject({
			...{ id: '20170081', name: 'Amy', email: null, state: 'active', external: true },
		});
		const [, { query }] = await stage.server.requests();
		expect(query).toEqual([['self', 'true']]);
	});

	it('is Profiles where the other two tell nobody', async () => {
		await json(openSocial, { entry: { displayName: 'Nobody' } });
		await json(files, { items: [] });
		await answered(
			service,
			`<service xmlns="http://www.w3.org/2007/app" xmlns:atom="http://www.w3.org/2005/Atom" xmlns:snx="http://www.ibm.com/xmlns/prod/sn"><workspace><atom:title>Profiles</atom:title><collection href="x"><atom:title type="text">Amy Lindqvist</atom:title><snx:userid>20170081</snx:userid></collection></workspace></service>`,
			'application/atomsvc+xml',
		);
		expect(await whoAmI()).toMatchObject({ id: '20170081', name: 'Amy Lindqvist', email: null });
		expect(await askedPaths()).toEqual([openSocial, files, service]);
	});

	it('is not one that shows a login page', async () => {
		await stage.server.fault({ match: { path: openSocial }, action: { type: 'loginPage' } });
		expect(await whoAmI()).toMatchObject({ id: stage.seed.users[0].id });
	});
});

describe('who it is', () => {
	it('is asked once for all items of a run', async () => {
		const { items } = await stage.run('person', 'getSelf', {}, { items: [{}, {}, {}] });
		expect(items.map(({ json: { id } }) => id)).toEqual(Array(3).fill(stage.seed.users[0].id));
		expect(new Set(await askedPaths()).size).toBe((await askedPaths()).length);
	});

	it('comes with all that the server said where Simplify is off', async () => {
		const entry = { id: 'urn:lsid:lconn.ibm.com:profiles.person:a', displayName: 'A', more: [1] };
		await json(openSocial, { entry });
		expect(await whoAmI({ simplify: false })).toEqual({
			entry,
			headers: { location: null, etag: null, lastModified: null },
		});
	});

	it('cannot be told where none of the three answers: the sentence is that of Files', async () => {
		await absent(openSocial);
		await answered(files, 'x', 'text/plain', 403);
		await absent(service);
		const { message, description } = failureOf(await stage.run('person', 'getSelf'));
		expect(message).toBe(
			'Who the user of the credential is could not be found out: No right to see the user of the credential [item 0]',
		);
		expect(description).toMatch(/\w/);
	});

	it('is not asked again with a password that was refused: that may lock the account', async () => {
		await answered(openSocial, '', '', 401);
		const { message } = failureOf(await stage.run('person', 'getSelf'));
		expect(message).toContain('refused the user name or password');
		expect(await askedPaths()).toEqual([openSocial]);
	});
});
