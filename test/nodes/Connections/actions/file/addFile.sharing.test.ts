import type { IDataObject } from 'n8n-workflow';
import { failureOf, locator } from '../../runs';
import { onlyJson, setStage } from '../../stage';

const stage = setStage();
const community = 'https://connections.example.com/communities/service/html/communityview';

/** What Add File sends of one additional field. */
async function sent(name: string, value: unknown): Promise<string[]> {
	onlyJson(await stage.addFile({ additionalFields: { [name]: value } as IDataObject }));
	const { query } = (await stage.uploads()).slice(-1)[0];
	return query.filter(([one]) => one === name).map(([, text]) => text);
}

describe('what Add File puts out of sharing', () => {
	it('is what the answer tells, where it was asked for', async () => {
		const [{ id: folder }] = stage.seed.folders;
		const additionalFields = { shareWith: ['bokafor'], addToCollection: [folder] };
		expect(onlyJson(await stage.addFile({ additionalFields }))).toMatchObject({
			visibility: 'shared',
			shares: 1,
			folders: 1,
		});
	});

	it('is nothing where it was not', async () => {
		const json = onlyJson(await stage.addFile());
		expect(Object.keys(json)).not.toEqual(expect.arrayContaining(['shares']));
		expect(Object.keys(json)).not.toEqual(expect.arrayContaining(['folders']));
		expect(Object.keys(json).slice(0, 3)).toEqual(['id', 'label', 'url']);
	});
});

describe('the people of Share With', () => {
	it('are those that were chosen in the list', async () => {
		const { users } = stage.seed;
		const { results } = await stage.engine.listSearch('searchPeople', {
			filter: 'ben',
			credentials: stage.credential(),
			parameters: { resource: 'file', operation: 'addFile' },
		});
		const picked = results.map(({ name, value }) => ({
			...locator('list', String(value)),
			cachedResultName: name,
		}));
		expect(await sent('shareWith', picked)).toEqual([users[1].id]);
		const { documents } = await stage.server.store();
		expect(documents.at(-1)?.shares).toEqual([{ userId: users[1].id, permission: 'View' }]);
	});

	it.each<[string, unknown]>([
		['chosen and entered', [locator('list', 'bokafor'), locator('id', ' 20170081 ')]],
		['an expression in one of them', [locator('id', '={{ ["bokafor", "20170081"] }}')]],
		['chosen, and one left empty', [locator('list', 'bokafor'), locator('list', ''), '20170081']],
		[
			'an expression that gives locators',
			`={{ [${'bokafor 20170081'
				.split(' ')
				.map((id) => JSON.stringify(locator('id', id)))
				.join(',')}] }}`,
		],
		['stored as texts', ['bokafor', '20170081']],
		['stored as texts with blanks and gaps', [' bokafor', '', '20170081 ', null]],
		['stored as an expression for the whole list', '={{ ["bokafor", 20170081] }}'],
		['stored as an expression for one of its values', ['={{ ["bokafor", ["20170081"]] }}']],
		['stored as a text and an expression', ['bokafor', '={{ "20170081" }}']],
	])('go out one by one: %s', async (_case, value) => {
		expect(await sent('shareWith', value)).toEqual(['bokafor', '20170081']);
	});

	it.each([
		['one text', 'bokafor', 'bokafor'],
		['an expression that gives one', '={{ "bokafor" }}', 'bokafor'],
		['one chosen person', locator('list', 'bokafor'), 'bokafor'],
		['texts with commas, which nobody parts', 'bokafor, 20170081', 'bokafor, 20170081'],
		['what looks like no ID', ['cn=Ben Okafor,o=Works'], 'cn=Ben Okafor,o=Works'],
	])('are taken as they are: %s', async (_case, value, wire) => {
		expect(await sent('shareWith', value)).toEqual([wire]);
	});

	it.each([[[]], [[locator('list', '')]], [['', '  ']], ['={{ [] }}']])(
		'are not sent where there are none: %j',
		async (value) => {
			expect(await sent('shareWith', value)).toEqual([]);
		},
	);
});

describe.each(['shareWithCommunity', 'shareWithCommunityWithEdit'])(
	'the communities of %s',
	(name) => {
		const ids = () => stage.seed.communities.map(({ id }) => id);

		it('are chosen, entered, or given by the address of their pages', async () => {
			const [one, other] = ids();
			const value = [
				locator('list', one),
				locator('url', `${community}?communityUuid=${other}#fullpageWidgetId=Files`),
			];
			expect(await sent(name, value)).toEqual([one, other]);
		});

		it('may be the list of an expression in one locator', async () => {
			const value = [locator('id', `={{ ${JSON.stringify(ids())} }}`)];
			expect(await sent(name, value)).toEqual(ids());
		});

		it.each([
			['texts', (list: string[]) => list],
			['an expression', (list: string[]) => `={{ ${JSON.stringify(list)} }}`],
			['an expression in a list', (list: string[]) => [`={{ ${JSON.stringify(list)} }}`]],
		])('go out as they were stored before there was a list: %s', async (_case, stored) => {
			expect(await sent(name, stored(ids()))).toEqual(ids());
		});

		it('are refused where a locator holds no ID, before anything is sent', async () => {
			const additionalFields = { [name]: [locator('url', 'https://connections.example.com/')] };
			const { message, description } = failureOf(
				await stage.addFile({ additionalFields: additionalFields as IDataObject }),
			);
			expect(message).toMatch(/^'Share With Community.*' holds nothing that is a community's ID/);
			expect(description).toContain('Choose the community from the list');
			expect(await stage.server.requests()).toEqual([]);
		});
	},
);
