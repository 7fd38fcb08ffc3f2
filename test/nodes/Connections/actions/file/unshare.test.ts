import type { IDataObject } from 'n8n-workflow';
import { failureOf } from '../../runs';
import { onlyJson, setStage } from '../../stage';
import { changes, seeded, storedFile, welcomeByLabel } from './stored';

const stage = setStage();
const id = () => stage.seed.documents[0].id;
const [ben, guest] = ['bokafor', '20170081'];
const communities = () => stage.seed.communities.slice(0, 2).map((community) => community.id);

async function shareWithAll() {
	const shareWithCommunity = communities();
	onlyJson(
		await stage.run('file', 'share', {
			...seeded(stage),
			shareWith: [ben, guest],
			shareWithCommunity,
		}),
	);
}

async function unshare(parameters: IDataObject) {
	return await stage.run('file', 'unshare', { ...seeded(stage), ...parameters });
}

async function left() {
	const { shares, communityShares } = await storedFile(stage, id());
	return {
		people: shares.map(({ userId }) => userId),
		communities: communityShares.map(({ communityId }) => communityId),
	};
}

describe('Unshare', () => {
	beforeEach(shareWithAll);

	it('takes a file back from the people and communities that are chosen', async () => {
		const [first, second] = communities();
		const json = onlyJson(await unshare({ shareWith: [ben], shareWithCommunity: [second] }));
		expect(json).toEqual({ id: id(), unshared: true });
		expect(await left()).toEqual({ people: [guest], communities: [first] });
		expect((await changes(stage)).slice(-2)).toEqual([
			`DELETE /files/basic/api/shares/feed?sharedWhat=${id()}&sharedWith=${ben}`,
			`DELETE /files/basic/api/communitycollection/${second}/feed?itemId=${id()}`,
		]);
	});

	it('takes it back from several people by one request', async () => {
		onlyJson(await unshare({ shareWith: [ben, guest] }));
		expect((await left()).people).toEqual([]);
		expect((await changes(stage)).at(-1)).toBe(
			`DELETE /files/basic/api/shares/feed?sharedWhat=${id()}&sharedWith=${ben},${guest}`,
		);
	});

	it('takes it back from everybody, people and communities', async () => {
		expect(onlyJson(await unshare({ unshareFrom: 'everybody' }))).toEqual({
			id: id(),
			unshared: true,
		});
		expect(await left()).toEqual({ people: [], communities: [] });
		expect((await changes(stage)).slice(-3)).toContain(
			`DELETE /files/basic/api/shares/feed?sharedWhat=${id()}`,
		);
	});

	it('finds the file by its label', async () => {
		const json = onlyJson(await unshare({ ...welcomeByLabel, shareWith: [ben] }));
		expect(json).toEqual({ id: id(), unshared: true });
		expect((await left()).people).toEqual([guest]);
	});

	it('takes nothing back where who has access cannot be read', async () => {
		await stage.server.fault({
			match: { path: '/permissions/feed' },
			action: { type: 'status', status: 200, body: 'what?', connectionsHeader: true },
		});
		expect(failureOf(await unshare({ unshareFrom: 'everybody' })).message).toBe(
			'Who has access to the file could not be read [item 0]',
		);
		expect((await left()).people).toEqual([ben, guest]);
	});
});

describe('Unshare, where there is nothing to take back', () => {
	it('is done from everybody', async () => {
		expect(onlyJson(await unshare({ unshareFrom: 'everybody' }))).toMatchObject({
			unshared: true,
		});
	});

	it('counts as done with Ignore Missing', async () => {
		const parameters = { shareWithCommunity: ['c-unknown'] };
		expect(failureOf(await unshare(parameters))).toMatchObject({
			message: expect.stringMatching(/^Not found: the file .+ in the community c-unknown: /),
			description: expect.stringMatching(/^Check 'File' and 'Communities': /),
			httpCode: '404',
		});
		expect(onlyJson(await unshare({ ...parameters, options: { ignoreMissing: true } }))).toEqual({
			id: id(),
			unshared: true,
			note: 'It was not there (any more).',
		});
	});
});

describe('Unshare, refused', () => {
	it('asks for somebody', async () => {
		expect(failureOf(await unshare({})).message).toBe(
			"Nobody is named to unshare from: 'People' and 'Communities' are empty [item 0]",
		);
		expect(await stage.server.requests()).toEqual([]);
	});

	it('says who may take a file back', async () => {
		await shareWithAll();
		const result = await stage.run(
			'file',
			'unshare',
			{ ...seeded(stage), shareWith: [guest] },
			{ user: 'ben' },
		);
		expect(failureOf(result)).toMatchObject({
			message: expect.stringMatching(`^No right to unshare the file ${id()}: `),
			httpCode: '403',
		});
	});
});
