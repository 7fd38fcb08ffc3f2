import { assignedTo, replyTo } from '../../../../server/activities/testing';
import { byId, setActivitiesStage } from '../../activitiesStage';
import { everyJson, failureOf, locator } from '../../runs';
import { onlyJson } from '../../stage';

const { stage, amy, activity, user } = setActivitiesStage();

const list = async (parameters: object = {}, login = 'amy') =>
	await stage.run(
		'activityNode',
		'getAll',
		{ list: 'activity', activityId: byId(activity().id), ...parameters },
		{ user: login },
	);

const titles = async (parameters: object = {}, login = 'amy') =>
	everyJson(await list(parameters, login)).map(({ title }) => title);

describe('the entries of an activity', () => {
	it('come out on all levels, each with its place', async () => {
		const found = everyJson(await list());
		const [section, entry, todo, reply] = activity().nodes;
		expect(found).toHaveLength(4);
		expect(found).toEqual(
			expect.arrayContaining([
				expect.objectContaining({ id: section.id, kind: 'section', parentId: null, depth: 1 }),
				expect.objectContaining({ id: entry.id, kind: 'entry', parentId: null, depth: 1 }),
				expect.objectContaining({ id: todo.id, kind: 'todo', parentId: section.id, depth: 2 }),
				expect.objectContaining({ id: reply.id, kind: 'reply', parentId: entry.id, depth: 2 }),
			]),
		);
		expect(new Set(found.map(({ activityId }) => activityId))).toEqual(new Set([activity().id]));
	});

	it('have their depth from those above where the list says none', async () => {
		await stage.server.settings({ descendantsTellDepth: false });
		const found = everyJson(await list());
		expect(found.map(({ title, depth }) => [title, depth])).toEqual(
			expect.arrayContaining([
				['Before the opening', 1],
				['Order the ribbon', 2],
				['Which issue?', 2],
			]),
		);
	});

	it('are those right below it with First Level Only', async () => {
		expect((await titles({ depth: 'children' })).sort()).toEqual([
			'Before the opening',
			'Drawings',
		]);
	});

	it('are read on all pages, each once', async () => {
		await stage.server.addNodes({ activityId: activity().id, count: 1200, title: 'Many' });
		const found = await titles({ returnAll: true });
		expect(found).toHaveLength(1204);
		expect(new Set(found).size).toBe(1204);
	});

	it('end at the limit', async () => {
		await stage.server.addNodes({ activityId: activity().id, count: 60, title: 'Many' });
		expect(await titles()).toHaveLength(50);
		expect(await titles({ limit: 7 })).toHaveLength(7);
	});

	it('are none where there are none', async () => {
		const id = await amy.addActivity('Empty');
		expect(everyJson(await list({ activityId: byId(id) }))).toEqual([]);
	});

	it('belong to one activity, which must be given', async () => {
		expect(failureOf(await list({ activityId: locator('id', '={{ "" }}') }))).toMatchObject({
			message: "'Activity' is empty [item 0]",
		});
		expect(await stage.server.requests()).toEqual([]);
	});
});

describe.each([false, true])('filters (overlooked by the server: %s)', (overlooked) => {
	beforeEach(async () => {
		const ignoredParameters = ['since', 'until', 'rangeId', 'nodetype', 'completed'];
		if (overlooked) await stage.server.settings({ ignoredParameters });
	});

	it('choose kinds, one or several, also as text', async () => {
		expect(await titles({ filters: { kinds: ['todo'] } })).toEqual(['Order the ribbon']);
		expect((await titles({ filters: { kinds: 'todo, reply' } })).sort()).toEqual([
			'Order the ribbon',
			'Which issue?',
		]);
	});

	it('choose by the time of the last change, by whole seconds', async () => {
		const [older, newer] = await stage.server.addNodes({ activityId: activity().id, count: 2 });
		await stage.server.changeNodes([older], { updated: Date.parse('2026-01-31T12:00:00Z') });
		await stage.server.changeNodes([newer], { updated: Date.parse('2026-01-31T12:00:05Z') });
		const ids = async (filters: object) => everyJson(await list({ filters })).map(({ id }) => id);
		const updatedBefore = '2026-01-31T12:00:05Z';
		expect(await ids({ updatedBefore })).toEqual([older]);
		expect(
			await ids({ updatedAfter: updatedBefore, updatedBefore: '2026-01-31T12:00:06Z' }),
		).toEqual([newer]);
	});

	it('choose by the time of creation', async () => {
		await stage.server.addNodes({
			activityId: activity().id,
			title: 'Old',
			created: Date.parse('2020-01-01T00:00:00Z'),
		});
		await stage.server.addNodes({ activityId: activity().id, title: 'New' });
		const found = await titles({ filters: { createdAfter: '2020-01-01T00:00:01Z' } });
		expect(found).toContain('New');
		expect(found).not.toContain('Old');
	});
});

describe('to-dos', () => {
	beforeEach(async () => {
		await amy.addMember(activity().id, user('ben').id, 'member');
		const open = async (title: string, ...more: string[]) =>
			await amy.add(activity().id, title, 'todo', ...more);
		await open(
			'Mine',
			assignedTo(user('amy').id),
			'<snx:duedate>2026-02-01T00:00:00Z</snx:duedate>',
		);
		await open('Ours', assignedTo(user('amy').id), assignedTo(user('ben').id));
		await open("Ben's", assignedTo(user('ben').id));
		const done = await open('Done', assignedTo(user('amy').id));
		await stage.server.changeNodes([done], { completed: true });
	});

	it.each([[[]], [['assignedToUserid', 'completed']]])(
		'are my own with My To-Dos, where the server overlooks %j',
		async (ignoredParameters) => {
			await stage.server.settings({ ignoredParameters, todosListCompleted: false });
			const expected = ignoredParameters.length > 0 ? ['Mine', 'Ours'] : ['Done', 'Mine', 'Ours'];
			expect((await titles({ list: 'myToDos' })).sort()).toEqual(expected);
			expect(await titles({ list: 'myToDos' }, 'ben')).toEqual(
				expect.arrayContaining(["Ben's", 'Ours']),
			);
		},
	);

	it('are those of everybody with All To-Dos', async () => {
		expect((await titles({ list: 'allToDos' })).sort()).toEqual(
			["Ben's", 'Done', 'Mine', 'Order the ribbon', 'Ours'].sort(),
		);
	});

	it('are open or done', async () => {
		const open = await titles({ list: 'allToDos', filters: { completed: false } });
		expect(open.sort()).toEqual(["Ben's", 'Mine', 'Order the ribbon', 'Ours']);
		expect(await titles({ list: 'allToDos', filters: { completed: true } })).toEqual(['Done']);
		expect(await titles({ filters: { completed: true } })).toEqual(['Done']);
	});

	it('are due before a date', async () => {
		const due = async (dueBefore: string) => await titles({ filters: { dueBefore } });
		expect(await due('2026-02-02T00:00:00Z')).toEqual(['Mine']);
		expect(await due('2026-02-01T00:00:00Z')).toEqual([]);
	});

	it('are assigned to somebody, by id or address', async () => {
		for (const assignedTo of [
			user('ben').id,
			byId(user('ben').id),
			user('ben').email.toUpperCase(),
		]) {
			expect((await titles({ list: 'allToDos', filters: { assignedTo } })).sort()).toEqual([
				"Ben's",
				'Ours',
			]);
		}
	});

	it('tell who has done his part', async () => {
		const [ours] = everyJson(await list({ filters: { assignedTo: user('ben').id } })).filter(
			({ title }) => title === 'Ours',
		);
		expect(ours.assignedTo).toEqual([
			expect.objectContaining({ id: user('amy').id, completed: false }),
			expect.objectContaining({ id: user('ben').id, completed: false }),
		]);
	});
});

describe('an entry that is read', () => {
	it('says everything of itself', async () => {
		const id = await amy.add(
			activity().id,
			'Ribbon',
			'todo',
			'<category term="quay"/>',
			'<snx:duedate>2026-02-01T00:00:00Z</snx:duedate>',
			replyTo(activity().nodes[0].id),
			'<snx:field name="Shop" type="link"><link href="https://shop.example" title="The shop"/></snx:field>',
			`<snx:field name="Who" type="person"><snx:userid>${user('ben').id}</snx:userid></snx:field>`,
			'<snx:field name="When" type="date">2026-01-31T00:00:00Z</snx:field>',
			'<snx:field name="Colour" type="text" hidden="true"><summary type="text">Red</summary></snx:field>',
		);
		await stage.server.changeNodes([id], { content: '<p>Long &amp; red</p>' });
		const json = onlyJson(await stage.run('activityNode', 'get', { activityNodeId: byId(id) }));
		const noFile = { fileName: null, mimeType: null, size: null, downloadUrl: null };
		const field = { id: expect.any(String) as string, ...noFile, hidden: false };
		expect(json).toMatchObject({
			id,
			activityId: activity().id,
			parentId: activity().nodes[0].id,
			kind: 'todo',
			title: 'Ribbon',
			description: '<p>Long &amp; red</p>',
			tags: ['quay'],
			position: 2000,
			depth: 2,
			dueDate: '2026-02-01T00:00:00Z',
			completed: false,
			deleted: false,
			assignedTo: [],
			author: {
				id: user('amy').id,
				name: expect.any(String) as string,
				email: expect.any(String) as string,
			},
			fields: [
				{
					...field,
					name: 'Shop',
					type: 'link',
					value: { url: 'https://shop.example', title: 'The shop' },
				},
				{ ...field, name: 'Who', type: 'person', value: { id: user('ben').id } },
				{ ...field, name: 'When', type: 'date', value: '2026-01-31T00:00:00Z' },
				{ ...field, name: 'Colour', type: 'text', value: 'Red', hidden: true },
			],
		});
	});
});
