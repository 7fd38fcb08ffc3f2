import { XMLParser } from 'fast-xml-parser';
import type { IDataObject } from 'n8n-workflow';
import { failureOf, locator } from '../../runs';
import { onlyJson, setStage } from '../../stage';
import { changes, seeded, storedFile, welcomeByLabel } from './stored';

const stage = setStage();
const id = () => stage.seed.documents[0].id;
const [ben, guest] = ['bokafor', '20170081'];
const community = (index = 0) => stage.seed.communities[index].id;
const entry = () => `/files/basic/api/document/${id()}/entry`;
const feed = () => `/files/basic/api/document/${id()}/feed`;

async function share(parameters: IDataObject, user?: string) {
	return await stage.run('file', 'share', { ...seeded(stage), ...parameters }, { user });
}

const told = { kind: 'person', id: ben, name: 'Ben Okafor', shared: true, reason: null };

describe('Share', () => {
	it('gives people access, and tells each of them', async () => {
		const before = await storedFile(stage, id());
		const json = onlyJson(await share({ shareWith: [ben, guest] }));
		expect(json).toMatchObject({
			id: id(),
			label: 'Welcome.txt',
			sharedWith: [
				{ ...told, email: 'ben.okafor@connections.example' },
				{ kind: 'person', id: guest, name: 'Gil Visitor', email: null, shared: true },
			],
		});
		const after = await storedFile(stage, id());
		expect(after.shares).toMatchObject([
			{ userId: ben, permission: 'View' },
			{ userId: guest, permission: 'View' },
		]);
		expect(after.versionUuid).toBe(before.versionUuid);
		expect(await changes(stage)).toEqual([
			`PUT ${entry()}?shareWith=${ben}&shareWith=${guest}&sharePermission=View`,
		]);
	});

	it('sends an entry with category and id alone, so that no version is made', async () => {
		onlyJson(await share({ shareWith: [ben] }));
		const put = (await stage.server.requests()).find(({ method }) => method === 'PUT');
		expect(put?.headers).toMatchObject({ 'content-type': 'application/atom+xml' });
		const sent = new XMLParser({ ignoreAttributes: false }).parse(put?.body ?? '');
		expect(Object.keys(sent.entry)).toEqual(['category', 'id', '@_xmlns']);
		expect(sent.entry.id).toBe(`urn:lsid:ibm.com:td:${id()}`);
	});

	it('takes every field', async () => {
		onlyJson(
			await share({
				shareWith: [ben],
				sharePermission: 'Edit',
				options: { shareSummary: 'Please look', sendEmail: false },
			}),
		);
		const put = (await stage.server.requests()).find(({ method }) => method === 'PUT');
		expect(put?.query).toEqual([
			['shareWith', ben],
			['sharePermission', 'Edit'],
			['shareSummary', 'Please look'],
			['sendEmail', 'false'],
		]);
		expect((await storedFile(stage, id())).shares).toMatchObject([
			{ userId: ben, permission: 'Edit' },
		]);
	});

	it('shares with communities by entries in one feed', async () => {
		const json = onlyJson(await share({ shareWithCommunity: [community(0), community(1)] }));
		expect(json.sharedWith).toMatchObject([
			{ kind: 'community', id: community(0), name: 'Harbour Works', shared: true },
			{ kind: 'community', id: community(1), name: 'Bees & Gardens', shared: true },
		]);
		expect(await changes(stage)).toEqual([`POST ${feed()}`]);
		const { communityShares } = await storedFile(stage, id());
		expect(communityShares).toMatchObject([
			{ communityId: community(0), permission: 'View' },
			{ communityId: community(1), permission: 'View' },
		]);
	});

	it.each<[string, unknown]>([
		['one id', ben],
		['an e-mail address', 'ben.okafor@connections.example'],
		['addresses in one text', 'Ben.Okafor@connections.example, ben.okafor@connections.example'],
		['a resource locator', [locator('id', ben)]],
	])('takes a person as %s', async (_form, shareWith) => {
		const json = onlyJson(await share({ shareWith } as IDataObject));
		expect(json.sharedWith).toMatchObject([told]);
	});

	it('takes the web address of a community', async () => {
		const address = `https://c.example/communities/service/html/communityview?communityUuid=${community()}`;
		const json = onlyJson(await share({ shareWithCommunity: [locator('url', address)] }));
		expect(json.sharedWith).toMatchObject([{ id: community(), shared: true }]);
	});

	it('shares with people and communities at once', async () => {
		const json = onlyJson(await share({ shareWith: [ben], shareWithCommunity: [community()] }));
		expect(json.sharedWith).toMatchObject([{ id: ben }, { id: community() }]);
		expect(await changes(stage)).toEqual([
			`PUT ${entry()}?shareWith=${ben}&sharePermission=View`,
			`POST ${feed()}`,
		]);
	});

	it('ends the same where it is done twice', async () => {
		for (const shareWith of [[ben], [ben]]) {
			onlyJson(await share({ shareWith, shareWithCommunity: [community()] }));
		}
		const { shares, communityShares } = await storedFile(stage, id());
		expect([shares.length, communityShares.length]).toEqual([1, 1]);
	});

	it('reads a file that is named by its label first', async () => {
		const json = onlyJson(await share({ ...welcomeByLabel, shareWith: [ben] }));
		expect(json.sharedWith).toMatchObject([told]);
		expect(await changes(stage)).toEqual([
			`PUT /files/basic/api/myuserlibrary/document/${id()}/entry?shareWith=${ben}&sharePermission=View`,
		]);
	});

	it('gives the whole entry without Simplify, and who it was shared with', async () => {
		const json = onlyJson(await share({ shareWith: [ben], simplify: false }));
		expect(json).toMatchObject({ entry: { 'td:label': 'Welcome.txt' }, sharedWith: [told] });
	});

	it('tells nothing of who has access where the server does not', async () => {
		await stage.server.fault({
			match: { path: '/permissions/feed' },
			action: { type: 'status', status: 404, connectionsHeader: true },
		});
		const json = onlyJson(await share({ shareWith: [ben] }));
		expect(json.sharedWith).toMatchObject([{ id: ben, name: null, shared: null, reason: null }]);
	});

	it('tells of one whom the server took, and does not name afterwards', async () => {
		await stage.server.fault({
			match: { path: '/permissions/feed' },
			action: {
				type: 'status',
				status: 200,
				body: '{"items":[]}',
				contentType: 'application/json',
				connectionsHeader: true,
			},
		});
		expect(onlyJson(await share({ shareWith: [ben] })).sharedWith).toMatchObject([
			{
				shared: false,
				reason: 'Connections took the request, but does not name it among those with access.',
			},
		]);
	});
});

describe('Share, where the server refuses some', () => {
	const refused = { type: 'status', status: 400, connectionsHeader: true } as const;

	it('shares with the others one by one, and tells why not with that one', async () => {
		const json = onlyJson(await share({ shareWithCommunity: [community(), 'c-unknown'] }));
		expect(json.sharedWith).toMatchObject([
			{ id: community(), shared: true, reason: null },
			{
				id: 'c-unknown',
				shared: false,
				reason: expect.stringMatching(
					`^Not found: the file ${id()}, or the community c-unknown: EJPVJ9275E`,
				),
			},
		]);
		expect((await storedFile(stage, id())).communityShares).toHaveLength(1);
	});

	it('tells a person who is refused from one who is not', async () => {
		await stage.server.fault([
			{ match: { method: 'PUT', path: `shareWith=${ben}&shareWith=${guest}` }, action: refused },
			{ match: { method: 'PUT', path: `shareWith=${guest}` }, action: refused },
		]);
		const json = onlyJson(await share({ shareWith: [ben, guest] }));
		expect(json.sharedWith).toMatchObject([
			{ id: ben, shared: true },
			{ id: guest, shared: false, reason: expect.stringContaining('did not understand') },
		]);
	});

	it('looks who has access where an answer was lost for good', async () => {
		await stage.server.fault({
			match: { method: 'POST' },
			times: 'always',
			action: { type: 'resetAfterStore' },
		});
		const json = onlyJson(
			await share({
				shareWith: [ben],
				shareWithCommunity: [community()],
				options: { maxRetries: 0 },
			}),
		);
		expect(json.sharedWith).toMatchObject([
			{ id: ben, shared: true },
			{ id: community(), shared: true, reason: null },
		]);
	});

	it('fails where it refuses everybody', async () => {
		expect(failureOf(await share({ shareWithCommunity: ['c-1', 'c-2'] }))).toMatchObject({
			message: expect.stringMatching(/^Not found: the file .+, or the community c-1: /),
			description: expect.stringMatching(/^Check 'File' and 'Communities':/),
			httpCode: '404',
		});
	});

	it('says who may share a file', async () => {
		expect(failureOf(await share({ shareWith: [guest] }, 'ben'))).toMatchObject({
			message: expect.stringMatching(`^No right to share the file ${id()}: `),
			description: expect.stringMatching(/^Only its owner may do that/),
			httpCode: '403',
		});
	});
});
