import type { IDataObject } from 'n8n-workflow';
import { byId, setActivitiesStage } from '../activitiesStage';
import { everyJson } from '../runs';
import { mostAtOnce } from './mostAtOnce';

const { stage, amy, activity } = setActivitiesStage();

/** Five items: the second has no title, the third an unknown activity, the answer to the fourth is lost. */
const mixed = () =>
	[
		['Ribbon', activity().id],
		[' ', activity().id],
		['Scissors', '0000'],
		['Speech', activity().id],
		['Band', activity().id],
	].map(([title, id]) => ({ json: { title, id } }));

const nothingTold = 'whether the entry was made could not be found out [item 3]';

const failures = [
	{ error: "'Title' is empty [item 1]", httpCode: null },
	{ error: expect.stringMatching(/^Not found: the activity 0000.* \[item 2\]$/), httpCode: '404' },
	{ error: expect.stringContaining(nothingTold), httpCode: null },
];

async function createMixed(onError?: 'continueRegularOutput' | 'continueErrorOutput') {
	await stage.server.fault({
		match: { method: 'POST', nth: 3 },
		action: { type: 'resetBeforeAnswer' },
	});
	return await stage.run(
		'activityNode',
		'create',
		{
			activityId: byId('={{ $json.id }}'),
			title: '={{ $json.title }}',
			options: { batchSize: 1 },
		},
		{ items: mixed(), run: onError && { nodeOptions: { onError } } },
	);
}

const made = async () => {
	const titles = (await stage.server.store()).nodes.map(({ title }) => title);
	return ['Ribbon', 'Scissors', 'Speech', 'Band'].filter((title) => titles.includes(title));
};

describe('entries that cannot be made among others', () => {
	it('stay at their places with "Continue"', async () => {
		const { items, error } = await createMixed('continueRegularOutput');
		expect(error).toBeUndefined();
		expect(items.map(({ json }) => json)).toMatchObject([
			{ title: 'Ribbon', kind: 'entry' },
			...failures,
			{ title: 'Band', kind: 'entry' },
		]);
		expect(items.map(({ pairedItem }) => pairedItem)).toEqual(
			[0, 1, 2, 3, 4].map((item) => ({ item })),
		);
		expect(await made()).toEqual(['Ribbon', 'Band']);
	});

	it('go out of the error branch, the others out of the success branch', async () => {
		const { items, errorItems } = await createMixed('continueErrorOutput');
		expect(items.map(({ json }) => json.title)).toEqual(['Ribbon', 'Band']);
		expect(errorItems.map(({ json }) => json)).toMatchObject(failures);
		const pairs = [...items, ...errorItems].map(({ pairedItem }) => pairedItem);
		expect(pairs).toMatchObject([0, 4, 1, 2, 3].map((item) => ({ item })));
	});

	it('end the execution before anything is sent, where nobody asked to continue', async () => {
		const { items, error } = await createMixed();
		expect(items).toEqual([]);
		expect(error?.message).toBe("'Title' is empty [item 1]");
		expect(await stage.server.requests()).toEqual([]);
	});
});

/** Changes nodes of the activity, each item its own. */
const update = async (changes: Array<{ id: string } & IDataObject>, batchSize = 5) =>
	everyJson(
		await stage.run(
			'activityNode',
			'update',
			{
				activityNodeId: byId('={{ $json.id }}'),
				updateFields: { title: '={{ $json.title }}', tags: '={{ $json.tags }}' },
				options: { batchSize },
			},
			{ items: changes.map((json) => ({ json })) },
		),
	);

const requestsFor = async (id: string) =>
	(await stage.server.requests()).filter(({ query }) => query.some(([, value]) => value === id));

describe('changes side by side', () => {
	const titles = ['One', 'Two', 'Three', 'Four'];

	it('of one entry run one after the other, so that the last item stays', async () => {
		const [, { id }] = activity().nodes;
		const slowly = { type: 'delay', ms: 60 } as const;
		await stage.server.fault({ match: { method: 'PUT' }, times: 2, action: slowly });
		const changed = await update(titles.map((title) => ({ id, title, tags: title })));
		expect(changed.map(({ title }) => title)).toEqual(titles);
		expect(mostAtOnce(await requestsFor(id))).toBe(1);
		expect(await amy.stored(id)).toMatchObject({ title: 'Four', tags: ['four'] });
	});

	it.each(['resetBeforeAnswer', 'resetAfterStore'] as const)(
		'keep their order where the connection of one is cut (%s)',
		async (type) => {
			const [, { id }] = activity().nodes;
			await stage.server.fault({ match: { method: 'PUT', nth: 2 }, action: { type } });
			const changed = await update(titles.map((title) => ({ id, title, tags: title })));
			expect(changed.map(({ title }) => title)).toEqual(titles);
			expect(await amy.stored(id)).toMatchObject({ title: 'Four', tags: ['four'] });
		},
	);

	it('of several entries come out in the order of the items, whichever ends first', async () => {
		const ids = activity().nodes.map(({ id }) => id);
		await stage.server.fault(
			ids.map((path, i) => ({
				match: { method: 'PUT', path },
				action: { type: 'delay', ms: (ids.length - i) * 60 },
			})),
		);
		const changed = await update(ids.map((id, i) => ({ id, title: titles[i], tags: '' })));
		expect(changed.map(({ id, title }) => [id, title])).toEqual(
			ids.map((id, i) => [id, titles[i]]),
		);
		const puts = (await stage.server.requests()).filter(({ method }) => method === 'PUT');
		expect(mostAtOnce(puts)).toBeGreaterThan(1);
	});
});
