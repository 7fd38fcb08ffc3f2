import { entry } from '../../../server/activities/testing';
import { callerOf } from '../../../server/testing';
import { locator } from '../runs';
import { setStage } from '../stage';
import { everyPage, makeMany, numbered, open, refusalOf } from './pickers';

const stage = setStage();
const activity = () => stage.seed.activities[0];
const shown = { resource: 'activity', operation: 'uploadActivityField' };
const api = '/activities/service/atom2';

async function make(path: string, title: string) {
	const headers = { 'content-type': 'application/atom+xml' };
	const { status } = await callerOf(stage.server)('POST', api + path, {
		headers,
		body: entry(title, path === '/activities' ? 'activity' : 'entry'),
	});
	expect(status).toBe(201);
}

describe('the list of activities', () => {
	it('shows their titles and pages', async () => {
		const { results } = await open(stage, 'searchActivities');
		expect(results).toEqual(
			stage.seed.activities.map(({ id, title }) => ({
				name: title,
				value: id,
				url: `${stage.server.url}/activities/service/html/activity/recent?activityUuid=${id}`,
			})),
		);
	});

	it('is searched at the server', async () => {
		const { results } = await open(stage, 'searchActivities', { filter: 'roof' });
		expect(results.map(({ name }) => name)).toEqual(['Roof garden']);
		const [{ path, query }] = await stage.server.requests();
		expect(path).toBe(`${api}/activities`);
		expect(query).toEqual([
			['search', 'roof'],
			['page', '1'],
			['ps', '50'],
		]);
	});

	it('goes on page by page, each activity once', async () => {
		await makeMany(60, async (number) => await make('/activities', numbered('Plan', number)));
		const pages = await everyPage(stage, 'searchActivities');
		expect(pages.map(({ length }) => length)).toEqual([50, 12]);
		expect(new Set(pages.flat().map(({ value }) => value)).size).toBe(62);
	});
});

describe('the list of nodes', () => {
	const use = (filter?: string, mode = 'list', value = activity().id) => ({
		filter,
		parameters: { ...shown, activityId: locator(mode, value) },
	});

	it('shows kind, title, depth and parent of each, below its parent', async () => {
		const { results } = await open(stage, 'searchActivityNodes', use());
		const [section, entry, todo, reply] = activity().nodes;
		expect(results.map(({ name }) => name)).toEqual([
			'Activity · Open the new quay',
			'Section · Before the opening',
			`To-Do · Order the ribbon (Before the opening)`,
			'Entry · Drawings',
			`Reply · Which issue? (Drawings)`,
		]);
		expect(results.map(({ value }) => value)).toEqual(
			[activity(), section, todo, entry, reply].map(({ id }) => id),
		);
		expect(results[3].url).toBe(
			`${stage.server.url}/activities/service/html/activityentry?uuid=${entry.id}`,
		);
		const [{ path, query }] = await stage.server.requests();
		expect(path).toBe(`${api}/activitydescendants`);
		expect(query).toContainEqual(['activityUuid', activity().id]);
	});

	it.each([
		['title', 'RIBBON', 'Order the ribbon'],
		['kind', 'reply', 'Which issue?'],
	])('is narrowed by %s', async (_case, filter, title) => {
		const { results } = await open(stage, 'searchActivityNodes', use(filter));
		expect(results.map(({ name }) => name)).toEqual([expect.stringContaining(title)]);
	});

	it('belongs to the activity whose page is pasted', async () => {
		const { id } = stage.seed.activities[1];
		const page = `https://connections.example.com/activities/service/html/mainpage#activitypage,${id}`;
		const { results } = await open(stage, 'searchActivityNodes', use(undefined, 'url', page));
		expect(results.map(({ name }) => name)).toEqual([
			'Activity · Roof garden',
			'Entry · Soil & seeds',
		]);
	});

	it('shows the activity itself where there is nothing else', async () => {
		await make('/activities', 'Empty');
		const { results } = await open(stage, 'searchActivities', { filter: 'Empty' });
		const empty = use(undefined, 'list', String(results[0].value));
		const nodes = await open(stage, 'searchActivityNodes', empty);
		expect(nodes.results.map(({ name }) => name)).toEqual(['Activity · Empty']);
	});

	it('goes on page by page, each node once', async () => {
		const target = `/activity?activityUuid=${activity().id}`;
		await makeMany(110, async (number) => await make(target, numbered('Task', number)));
		const pages = await everyPage(stage, 'searchActivityNodes', use());
		expect(pages.map(({ length }) => length)).toEqual([51, 50, 14]);
		expect(new Set(pages.flat().map(({ value }) => value)).size).toBe(115);
	});

	it('finds a node that lies on a later page', async () => {
		const target = `/activity?activityUuid=${activity().id}`;
		await makeMany(110, async (number) => await make(target, numbered('Task', number)));
		await make(target, 'The last of all');
		const { results } = await open(stage, 'searchActivityNodes', use('last of'));
		expect(results.map(({ name }) => name)).toEqual(['Entry · The last of all']);
	});

	it.each(['', '={{ $json.activity }}'])(
		'asks to choose the activity first (%j)',
		async (value) => {
			expect(await refusalOf(open(stage, 'searchActivityNodes', use('', 'id', value)))).toEqual({
				name: 'NodeApiError',
				message: "Choose 'Activity' first",
				description:
					"This list shows what belongs to it. Where 'Activity' is an expression, enter the ID here instead.",
			});
			expect(await stage.server.requests()).toEqual([]);
		},
	);

	it('says that there is no such activity', async () => {
		expect(
			await refusalOf(open(stage, 'searchActivityNodes', use('', 'id', 'nowhere'))),
		).toMatchObject({
			message: expect.stringMatching(/^Not found: the activity nowhere/),
			description: expect.stringContaining("Check 'Activity'"),
		});
	});
});

describe('the list of file fields', () => {
	const use = (filter?: string, value = activity().nodes[1].id) => ({
		filter,
		parameters: { ...shown, activityNodeId: locator('id', value) },
	});

	it('shows the fields that hold files, and no others', async () => {
		const [{ fid }] = activity().nodes[1].fields;
		const { results, paginationToken } = await open(stage, 'searchFileFields', use());
		expect(results).toEqual([
			{
				name: 'Plan · plan.txt',
				value: fid,
				url: `${stage.server.url}/activities/service/download/${fid}/plan.txt`,
			},
		]);
		expect(paginationToken).toBeUndefined();
	});

	it.each([
		['PLAN', 1],
		['remark', 0],
	])('is narrowed by "%s" to %d', async (filter, count) => {
		expect((await open(stage, 'searchFileFields', use(filter))).results).toHaveLength(count);
	});

	it('says that the node has none', async () => {
		const { id } = activity().nodes[0];
		expect(await refusalOf(open(stage, 'searchFileFields', use('', id)))).toEqual({
			name: 'NodeApiError',
			message: 'The entry or to-do has no file field',
			description: "Upload Activity Field makes the first one, with 'Field Action' set to Create.",
		});
	});

	it('asks to choose the node first', async () => {
		expect(await refusalOf(open(stage, 'searchFileFields', use('', '')))).toMatchObject({
			message: "Choose 'Entry or To-Do' first",
		});
		expect(await stage.server.requests()).toEqual([]);
	});
});
