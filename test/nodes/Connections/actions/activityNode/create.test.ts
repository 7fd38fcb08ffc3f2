import { readFields } from '../../../../../nodes/Connections/actions/activityNode/fieldValues';
import { byId, setActivitiesStage } from '../../activitiesStage';
import { everyJson, failureOf } from '../../runs';
import { onlyJson } from '../../stage';

const { stage, amy, activity, user } = setActivitiesStage();

const create = async (parameters: object, given: object = {}) =>
	await stage.run(
		'activityNode',
		'create',
		{ activityId: byId(activity().id), ...parameters },
		given,
	);

const nodesNamed = async (title: string) =>
	(await stage.server.store()).nodes.filter((node) => node.title === title);

/** Requests other than those of looking somebody up. */
const sent = async () => (await stage.server.requests()).filter(({ method }) => method !== 'GET');

describe('an entry that is made', () => {
	it.each([
		['entry', {}],
		['todo', { kind: 'todo' }],
		['section', { kind: 'section' }],
	])('is of the kind %s', async (kind, more) => {
		const json = onlyJson(await create({ title: 'Ribbon', ...more }));
		expect(json).toMatchObject({
			kind,
			title: 'Ribbon',
			activityId: activity().id,
			parentId: null,
			description: null,
			completed: false,
			assignedTo: [],
			fields: [],
		});
		const [stored] = await nodesNamed('Ribbon');
		expect(stored).toMatchObject({ id: json.id, type: kind });
		expect(await sent()).toHaveLength(1);
	});

	it('has everything that can be said of it', async () => {
		await amy.addMember(activity().id, user('ben').id, 'member');
		const section = activity().nodes[0].id;
		const json = onlyJson(
			await create({
				kind: 'todo',
				title: ' Ribbon <red> & "wide" ',
				parentId: byId(section),
				additionalFields: {
					description: '<p>20 <b>m</b> &amp; more</p>\n',
					tags: 'Quay, Red',
					dueDate: '2026-05-01',
					assignedTo: [byId(user('ben').id), user('amy').email],
					private: true,
					position: 5000,
					fields: {
						field: [
							{ name: 'Supplier', type: 'text', value: 'Harbour <Works>', hidden: true },
							{ name: 'Shop', type: 'link', value: 'https://shop.example/?a=1&b=2' },
							{ name: 'Until', type: 'date', value: '2026-04-01T10:00:00' },
							{ name: 'Asks', type: 'person', value: user('ben').email },
						],
					},
				},
			}),
		);
		expect(json).toMatchObject({
			kind: 'todo',
			title: 'Ribbon <red> & "wide"',
			parentId: section,
			description: '<p>20 <b>m</b> &amp; more</p>',
			tags: ['quay', 'red'],
			position: 5000,
			depth: 2,
			// the workflow's midnight: New York is the zone of the tests
			dueDate: expect.stringMatching(/^2026-05-01T0\d:00:00Z$/) as string,
			assignedTo: [
				{ id: user('ben').id, completed: false },
				{ id: user('amy').id, completed: false },
			],
			fields: [
				{ name: 'Supplier', type: 'text', value: 'Harbour <Works>', hidden: true },
				{ name: 'Shop', type: 'link', value: { url: 'https://shop.example/?a=1&b=2' } },
				{ name: 'Until', type: 'date' },
				{ name: 'Asks', type: 'person', value: { id: user('ben').id } },
			],
		});
		const [stored] = await nodesNamed('Ribbon <red> & "wide"');
		expect(stored.isPrivate).toBe(true);
	});

	it('answers another as a reply', async () => {
		const parentId = byId(activity().nodes[1].id);
		const json = onlyJson(await create({ kind: 'reply', title: 'The newest', parentId }));
		expect(json).toMatchObject({ kind: 'reply', parentId: activity().nodes[1].id, depth: 2 });
	});

	it('lies right below the activity when that is its parent', async () => {
		const json = onlyJson(await create({ title: 'Top', parentId: byId(activity().id) }));
		expect(json).toMatchObject({ parentId: null, depth: 1 });
	});

	it('stands in the order of the items', async () => {
		const items = ['A', 'B', 'C', 'D'].map((title) => ({ json: { title } }));
		const json = everyJson(await create({ title: '={{ $json.title }}' }, { items }));
		expect(json.map(({ title }) => title)).toEqual(['A', 'B', 'C', 'D']);
		const positions = json.map(({ position }) => Number(position));
		expect(positions).toEqual([...positions].sort((one, other) => one - other));
	});
});

describe('an entry that cannot be made', () => {
	it.each([
		['an empty title', { title: '={{ " " }}' }, "'Title' is empty"],
		['a reply to nothing', { title: 'A', kind: 'reply' }, "'Parent' is empty, and a reply needs"],
		[
			'a field of an unknown type',
			{
				title: 'A',
				additionalFields: {
					fields: { field: [{ name: 'Size', type: '={{ "number" }}', value: 1 }] },
				},
			},
			"The field 'Size' has the type 'number'",
		],
		[
			'a file among the fields',
			{
				title: 'A',
				additionalFields: {
					fields: { field: [{ name: 'Plan', type: '={{ "file" }}', value: 1 }] },
				},
			},
			"The field 'Plan' has the type 'file'",
		],
		[
			'a field without a name',
			{ title: 'A', additionalFields: { fields: { field: [{ name: '', value: 'x' }] } } },
			"A field under 'Fields' has no 'Name'",
		],
		[
			'neither hidden nor shown',
			{
				title: 'A',
				additionalFields: { fields: { field: [{ name: 'Size', hidden: '={{ "maybe" }}' }] } },
			},
			"'Hidden' of the field 'Size' is 'maybe'",
		],
		[
			'a link that is none',
			{
				title: 'A',
				additionalFields: { fields: { field: [{ name: 'Shop', type: 'link', value: 'shop' }] } },
			},
			"The field 'Shop' is a link, and 'shop' is no web address",
		],
	])('is told before anything is sent: %s', async (_case, parameters, message) => {
		expect(failureOf(await create(parameters)).message).toContain(message);
		expect(await stage.server.requests()).toEqual([]);
	});

	it('has no text in the place of a field', () => {
		const given = ['Colour: red', ['Colour: red'], { field: ['Colour: red'] }];
		for (const fields of given) {
			expect(() => readFields(fields, 'UTC')).toThrow(
				"'Fields' holds what is no field: Colour: red",
			);
		}
		expect(readFields({}, 'UTC')).toEqual([]);
		expect(readFields({ field: [{}] }, 'UTC')).toEqual([]);
	});

	it('has a parent in another activity', async () => {
		const [, roof] = stage.seed.activities;
		const parentId = byId(roof.nodes[0].id);
		expect(failureOf(await create({ title: 'A', parentId }))).toMatchObject({
			message: "'Parent' is 'Soil & seeds', which lies in another activity [item 0]",
		});
		expect(await sent()).toEqual([]);
	});

	it('is assigned to somebody who is no member, who is named', async () => {
		const additionalFields = { assignedTo: [user('amy').id, user('guest').id] };
		expect(failureOf(await create({ title: 'A', kind: 'todo', additionalFields }))).toMatchObject({
			message: `${user('guest').id} is no member of the activity, and a to-do can be assigned to its members only [item 0]`,
			description: expect.stringMatching(/^Add the person first/) as string,
			httpCode: '400',
		});
	});

	it('is assigned to an address that nobody has', async () => {
		const additionalFields = { assignedTo: ['nobody@example.com'] };
		const { message } = failureOf(await create({ title: 'A', kind: 'todo', additionalFields }));
		expect(message).toContain('nobody@example.com');
		expect(await sent()).toEqual([]);
	});
});

describe('an entry whose answer is lost', () => {
	const lost = { match: { method: 'POST' }, action: { type: 'resetAfterStore' } } as const;

	it('is found in whatever time the server lives', async () => {
		await stage.server.settings({ serverClockOffsetMs: -3_600_000 });
		await stage.server.addNodes({
			activityId: activity().id,
			title: 'Ribbon',
			created: Date.now() - 3_660_000,
		});
		await stage.server.fault(lost);
		const json = onlyJson(await create({ title: 'Ribbon' }));
		const stored = await nodesNamed('Ribbon');
		expect(stored).toHaveLength(2);
		expect(json.id).toBe(stored[1].id);
	});

	it('is not taken for one that was there, or somebody else made', async () => {
		await stage.server.addNodes({
			activityId: activity().id,
			title: 'Ribbon',
			created: Date.now() - 60_000,
		});
		await stage.server.addNodes({
			activityId: activity().id,
			title: 'Ribbon',
			userId: user('ben').id,
		});
		await stage.server.fault({
			match: { method: 'POST' },
			action: { type: 'resetBeforeAnswer' },
		});
		const { message } = failureOf(await create({ title: 'Ribbon' }));
		expect(message).toContain('whether the entry was made could not be found out');
	});

	it('is read again where the answer says nothing', async () => {
		await stage.server.fault({
			match: { method: 'POST' },
			action: { type: 'storeThenAnswer', status: 201, body: '' },
		});
		expect(onlyJson(await create({ title: 'Ribbon' }))).toMatchObject({
			title: 'Ribbon',
			kind: 'entry',
		});
		expect(await nodesNamed('Ribbon')).toHaveLength(1);
	});
});
