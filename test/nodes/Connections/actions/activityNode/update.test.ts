import { byId, setActivitiesStage } from '../../activitiesStage';
import { failureOf } from '../../runs';
import { onlyJson } from '../../stage';
import { storedNodes } from './stored';

const ground = setActivitiesStage();
const { stage, amy, activity, user } = ground;
const { kept, richToDo } = storedNodes(ground);

const node = (index: number) => activity().nodes[index];
const entry = () => node(1).id;

const update = async (updateFields: object, id = entry(), given: object = {}) =>
	await stage.run('activityNode', 'update', { activityNodeId: byId(id), updateFields }, given);

const puts = async () =>
	(await stage.server.requests()).filter(({ method }) => method === 'PUT').length;

describe('an update', () => {
	it('changes what it says and loses nothing else', async () => {
		const id = await richToDo();
		const before = await kept(id);
		expect(before.foreign?.elements).toHaveLength(2);
		const json = onlyJson(await update({ title: 'Ribbon & bow' }, id));
		expect(json).toMatchObject({ id, title: 'Ribbon & bow' });
		expect(await kept(id)).toEqual({ ...before, title: 'Ribbon & bow' });
	});

	it.each([
		['title', { title: 'New' }, { title: 'New' }],
		['description', { description: ' <p>New</p> ' }, { content: '<p>New</p>' }],
		['no description', { description: '' }, { content: '' }],
		['tags', { tags: ['New', 'quay'] }, { tags: ['new', 'quay'] }],
		['no tags', { tags: [] }, { tags: [] }],
		['due date', { dueDate: '2026-03-01T12:00:00Z' }, { dueDate: '2026-03-01T12:00:00Z' }],
		['no due date', { dueDate: '' }, { dueDate: null }],
		['privacy', { private: true }, { isPrivate: true }],
		['position', { position: 7000 }, { position: 7000 }],
	])('changes the %s alone', async (_case, updateFields, changed) => {
		const id = await richToDo();
		await stage.server.changeNodes([id], { content: '<p>Old</p>' });
		const before = await kept(id);
		onlyJson(await update(updateFields, id));
		expect(await kept(id)).toEqual({ ...before, ...changed });
	});

	it('keeps the files of fields, and changes fields by name', async () => {
		const before = await kept(entry());
		const field = [
			{ name: 'Remark', value: 'Issue B' },
			{ name: 'Shop', type: 'link', value: 'https://shop.example' },
		];
		const json = onlyJson(await update({ fields: { field } }));
		expect(json.fields).toMatchObject([
			{ name: 'Plan', type: 'file', fileName: 'plan.txt', size: 7 },
			{ name: 'Remark', type: 'text', value: 'Issue B' },
			{ name: 'Shop', type: 'link', value: { url: 'https://shop.example' } },
		]);
		const after = await kept(entry());
		expect(after.fields[0]).toEqual(before.fields[0]);
		expect(after.fields[1]).toEqual({ ...before.fields[1], value: 'Issue B' });
	});

	it('removes fields by name or id', async () => {
		const json = onlyJson(await update({ removeFields: ['Remark'] }));
		expect(json.fields).toMatchObject([{ name: 'Plan' }]);
		onlyJson(await update({ removeFields: [node(1).fields[0].fid] }));
		expect((await kept(entry())).fields).toEqual([]);
	});

	it('assigns others; who stays keeps the tick', async () => {
		const id = await richToDo();
		await stage.server.changeNodes([id], {
			assignees: [
				{ userId: user('amy').id, completed: true, foreign: null },
				{ userId: user('ben').id, completed: false, foreign: null },
			],
		});
		onlyJson(await update({ assignedTo: [user('amy').email] }, id));
		expect((await kept(id)).assignees).toMatchObject([{ userId: user('amy').id }]);
		onlyJson(await update({ assignedTo: [] }, id));
		expect((await kept(id)).assignees).toEqual([]);
	});

	it('moves below another entry, and back to the top', async () => {
		const todo = node(2).id;
		expect(onlyJson(await update({ parentId: byId(entry()) }, todo))).toMatchObject({
			parentId: entry(),
		});
		expect(onlyJson(await update({ parentId: byId('') }, todo))).toMatchObject({
			parentId: null,
			depth: 1,
		});
	});

	it('makes a to-do of an entry', async () => {
		const json = onlyJson(await update({ kind: 'todo', dueDate: '2026-03-01T00:00:00Z' }));
		expect(json).toMatchObject({ kind: 'todo', dueDate: '2026-03-01T00:00:00Z' });
	});
});

describe('an update while others change the entry', () => {
	const meanwhile = { match: { method: 'GET', path: 'activitynode' } };
	const change = (set: object) => ({ type: 'changeNode', when: 'after', set }) as const;

	it('keeps their change as well', async () => {
		await stage.server.fault({ ...meanwhile, action: change({ tags: ['theirs'] }) });
		onlyJson(await update({ title: 'Ours' }));
		expect(await kept(entry())).toMatchObject({ title: 'Ours', tags: ['theirs'] });
		expect(await puts()).toBe(1);
	});

	it('gives up after three times, and changes nothing', async () => {
		await stage.server.fault({ ...meanwhile, times: 'always', action: change({}) });
		expect(failureOf(await update({ title: 'Ours' })).message).toContain(
			`Others kept changing the entry or to-do ${entry()} at the same time, so nothing was changed`,
		);
		expect(await puts()).toBe(0);
	});
});

describe('an update that cannot be', () => {
	it.each([
		['of nothing', {}, "Nothing is chosen under 'Update Fields'"],
		['to an empty title', { title: ' ' }, "'Title' is empty"],
		['to a date that is none', { dueDate: 'soon' }, "'Due Date' is not a date"],
		['to a position that is none', { position: '={{ "up" }}' }, "'Position' is 'up'"],
	])('is told before anything is sent: %s', async (_case, updateFields, message) => {
		expect(failureOf(await update(updateFields)).message).toContain(message);
		expect(await stage.server.requests()).toEqual([]);
	});

	it.each([
		['a file', { fields: { field: [{ name: 'Plan', value: 'x' }] } }, "'Plan' holds a file"],
		['an unknown field', { removeFields: ['Size'] }, "'Remove Fields' names 'Size'"],
		[
			'itself as parent',
			{ parentId: byId('0de00000-0000-4000-8000-000000000072') },
			"'Parent' is 'Drawings' itself",
		],
	])('is told before anything is changed: %s', async (_case, updateFields, message) => {
		expect(failureOf(await update(updateFields)).message).toContain(message);
		expect(await puts()).toBe(0);
	});

	it('is one below itself', async () => {
		const [section, , toDo] = activity().nodes;
		const { message, description } = failureOf(
			await update({ parentId: byId(toDo.id) }, section.id),
		);
		expect(message).toContain(`'Parent' is '${toDo.title}', which lies below '${section.title}'`);
		expect(description).toContain('Choose another section or entry');
		expect(await puts()).toBe(0);
	});

	it('has a parent in another activity', async () => {
		const [, roof] = stage.seed.activities;
		const { message } = failureOf(await update({ parentId: byId(roof.nodes[0].id) }));
		expect(message).toContain('which lies in another activity');
		expect(await puts()).toBe(0);
	});

	it('names two fields of one name', async () => {
		const two = '<snx:field name="A" type="text"><summary>x</summary></snx:field>';
		const id = await amy.add(activity().id, 'Twice', 'entry', two, two);
		const field = [{ name: 'A', value: 'y' }];
		expect(failureOf(await update({ fields: { field } }, id))).toMatchObject({
			message: "'Twice' has 2 fields named 'A' [item 0]",
		});
	});

	it('is one of the activity itself', async () => {
		const { message } = failureOf(await update({ title: 'A' }, activity().id));
		expect(message).toContain("'Entry or To-Do' is the activity");
	});

	it('assigns somebody who is no member, who is named', async () => {
		const { message } = failureOf(await update({ assignedTo: [user('guest').id] }, node(2).id));
		expect(message).toContain(`${user('guest').id} is no member of the activity`);
	});

	it('reads what is no entry', async () => {
		await stage.server.fault({
			match: { method: 'GET' },
			action: { type: 'storeThenAnswer', status: 200, contentType: 'text/xml', body: '<feed/>' },
		});
		expect(failureOf(await update({ title: 'A' })).message).toContain('so nothing was changed');
		expect(await puts()).toBe(0);
	});
});

describe('an update whose connection is cut', () => {
	it.each(['resetBeforeAnswer', 'resetAfterStore'] as const)('is done once (%s)', async (type) => {
		await stage.server.fault({ match: { method: 'PUT' }, action: { type } });
		const field = [{ name: 'New', type: 'text', value: 'x' }];
		const json = onlyJson(await update({ removeFields: ['Remark'], fields: { field } }));
		expect(json.fields).toMatchObject([{ name: 'Plan' }, { name: 'New' }]);
	});
});

describe('a long description', () => {
	const shortened = (body: string) =>
		body.replace(
			'</title>',
			'</title><link rel="enclosure" href="https://elsewhere.example/activities/service/downloadExtended/7/activitiesExtendedDescription"/>',
		);

	it('is written back whole, though its entry holds a part of it', async () => {
		const body = shortened((await amy.read(entry())).text);
		const entryAsRead = { type: 'storeThenAnswer', status: 200, body } as const;
		await stage.server.fault([
			{ match: { method: 'GET', path: 'activitynode' }, times: 'always', action: entryAsRead },
			{
				match: { path: 'downloadExtended' },
				times: 'always',
				action: { type: 'storeThenAnswer', status: 200, body: '<p>All of it</p>' },
			},
		]);
		onlyJson(await update({ title: 'New' }));
		expect(await kept(entry())).toMatchObject({ title: 'New', content: '<p>All of it</p>' });
	});

	it('that cannot be read whole is not cut', async () => {
		const body = shortened((await amy.read(entry())).text);
		await stage.server.fault({
			match: { method: 'GET', path: 'activitynode' },
			times: 'always',
			action: { type: 'storeThenAnswer', status: 200, body },
		});
		expect(failureOf(await update({ title: 'New' })).message).toContain('could not be read');
		expect(await puts()).toBe(0);
	});
});
