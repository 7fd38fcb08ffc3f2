import type { ConnectionsSeed } from '../client';
import { element } from '../testing';
import { activitiesStage, assignedTo, entry, flag, replyTo, titlesIn, withId } from './testing';

const { stage, amy, ben } = activitiesStage();
let activityId: string;
let node: ConnectionsSeed['activities'][0]['nodes'][0];

beforeAll(() => {
	activityId = stage.seed.activities[0].id;
	[node] = stage.seed.activities[0].nodes.filter(({ fields }) => fields.length > 0);
});

const fieldsOf = async (id: string) =>
	(await stage.server.store()).fields.filter(({ nodeId }) => nodeId === id);

/** The entry as it was read, and what came of writing it back with something replaced. */
async function writeBack(id: string, from: string | RegExp = '', to = '') {
	const { text } = await amy.read(id);
	return await amy.write(id, text.replace(from, to));
}

describe('a node that is written back', () => {
	it('stays as it is where all of it comes back', async () => {
		const before = await fieldsOf(node.id);
		const answer = await writeBack(node.id);
		expect(answer.status).toBe(200);
		expect(answer.headers['x-uuid']).toBe(node.id);
		const told = (fields: typeof before) =>
			fields.map(({ fid, name, type, sha256, value }) => [fid, name, type, sha256, value]);
		expect(told(await fieldsOf(node.id))).toEqual(told(before));
		expect(await amy.messages()).toBe('');
	});

	it('forgets tags, fields, due date, place and type that do not come back', async () => {
		const section = await amy.add(activityId, 'Section', 'section');
		const id = await amy.add(
			activityId,
			'To do',
			'todo',
			'<category term="a"/>',
			'<snx:duedate>2026-11-24T00:00:00Z</snx:duedate>',
			assignedTo('bokafor'),
			replyTo(section),
			'<snx:field name="A" type="date">2026-11-24</snx:field>',
		);
		const { status, text } = await amy.write(id, withId(id, entry('Other', '')));
		expect(status).toBe(200);
		expect(text).toContain('term="" label="Unknown"');
		expect(await amy.stored(id)).toMatchObject({
			title: 'Other',
			parentId: activityId,
			tags: [],
			dueDate: null,
			assignees: [],
		});
		expect(await fieldsOf(id)).toEqual([]);
		expect(await amy.messages()).toBe('');
	});

	it('loses the file of a field that does not come back, bytes and all', async () => {
		const [file] = node.fields.filter(({ type }) => type === 'file');
		const target = `/activities/service/download/${file.fid}`;
		const call = stage.call;
		expect((await call('GET', target)).text).toBe('Plan A\n');
		await amy.write(node.id, withId(node.id, entry('Drawings', 'entry')));
		expect((await call('GET', target)).status).toBe(404);
	});

	it('keeps the ids of fields that come with one, and gives new ones theirs', async () => {
		const added = '<snx:field name="New" type="text"><summary type="text">n</summary></snx:field>';
		await writeBack(node.id, '</entry>', `${added}</entry>`);
		const fields = await fieldsOf(node.id);
		expect(fields.map(({ name }) => name)).toEqual(['Plan', 'Remark', 'New']);
		expect(fields.map(({ fid }) => fid).slice(0, 2)).toEqual(node.fields.map(({ fid }) => fid));
	});

	it('has its content as HTML afterwards, and a later change', async () => {
		const xml = entry('A', 'entry').replace('"html"></content>', '"text">words</content>');
		const id = (await amy.post(activityId, xml)).headers['x-uuid'];
		expect((await amy.read(id)).text).toContain('<content type="text">');
		await writeBack(id);
		expect((await amy.read(id)).text).toMatch(/<content type="html">\s+words\s+<\/content>/);
	});

	it('moves with another parent to the end there, and becomes what its type says', async () => {
		const section = await amy.add(activityId, 'Section', 'section');
		await amy.add(activityId, 'First', 'entry', replyTo(section));
		const id = await amy.add(activityId, 'Mover', 'entry');
		const { status, text } = await amy.write(
			id,
			withId(id, entry('Mover', 'todo', replyTo(section))),
		);
		expect([status, element(text, 'snx:position'), element(text, 'snx:depth')]).toEqual([
			200,
			'2000',
			'2',
		]);
		expect(await amy.stored(id)).toMatchObject({ parentId: section, type: 'todo' });
		expect(await amy.messages()).toBe('');
	});

	it('is refused below itself, in another activity, and as an activity', async () => {
		const section = await amy.add(activityId, 'Section', 'section');
		const below = await amy.add(activityId, 'Below', 'entry', replyTo(section));
		const elsewhere = stage.seed.activities[1].id;
		const write = async (...further: string[]) =>
			(await amy.write(section, withId(section, entry('Section', 'section', ...further)))).status;
		expect(await write(replyTo(below))).toBe(400);
		expect(await write(replyTo(section))).toBe(400);
		expect(await write(replyTo(elsewhere))).toBe(400);
		const asActivity = withId(section, entry('Section', 'activity'));
		expect((await amy.write(section, asActivity)).status).toBe(400);
	});

	it('is noted where its id is missing or another', async () => {
		await amy.write(node.id, entry('Drawings', 'entry'));
		expect(await amy.messages()).toContain('came back with the id ""');
		await amy.write(node.id, withId(activityId, entry('Drawings', 'entry')));
		expect(await amy.messages()).toContain(`came back with the id "${activityId}"`);
		const wrong = entry('Drawings', 'entry').replace('<title', '<id>0de0</id><title');
		await amy.write(node.id, wrong);
		expect(await amy.messages()).toContain('The id "0de0" is no id of a node');
	});

	it('is refused to who is neither its author nor an owner', async () => {
		expect((await ben.write(node.id, withId(node.id, entry('A', 'entry')))).status).toBe(403);
	});

	it('makes its activity count as changed', async () => {
		const [before] = (await stage.server.store()).nodes.filter(({ id }) => id === activityId);
		await stage.server.settings({ serverClockOffsetMs: 60_000 });
		await writeBack(node.id);
		const [after] = (await stage.server.store()).nodes.filter(({ id }) => id === activityId);
		expect(after.updated).toBeGreaterThanOrEqual(before.updated + 59_000);
		expect(after.modifierId).toBe(before.modifierId);
	});
});

describe('what the server does not understand', () => {
	it('comes in entries and fields where it is set so, and is kept as it comes back', async () => {
		await stage.server.settings({ foreignMarkup: true });
		const { text } = await amy.read(node.id);
		expect(text).toContain('<review xmlns="urn:example:review" by="nobody">');
		await amy.write(node.id, text);
		const { foreign } = await amy.stored(node.id);
		expect(foreign).toEqual({
			attributes: [{ namespace: 'urn:example:review', name: 'state', value: 'open & urgent' }],
			elements: [
				'<category xmlns="http://www.w3.org/2005/Atom" scheme="urn:example:scheme" term="amber" label="Amber"></category>',
				'<mood xmlns="http://www.ibm.com/xmlns/prod/sn" level="3">calm &amp; steady</mood>',
				'<review xmlns="urn:example:review" by="nobody"><note>Seen</note><note>Not seen</note></review>',
			],
		});
		const [file] = await fieldsOf(node.id);
		expect(file.foreign).toEqual({
			attributes: [
				{ namespace: '', name: 'colour', value: 'red' },
				{ namespace: 'urn:example:review', name: 'checked', value: 'yes' },
			],
			elements: ['<remark xmlns="urn:example:review">by the field</remark>'],
		});
		const again = await amy.read(node.id);
		await amy.write(node.id, again.text);
		expect((await amy.stored(node.id)).foreign).toEqual(foreign);
		expect(await amy.messages()).toBe('');
	});

	it('may stand at who a to-do is assigned to', async () => {
		const id = await amy.add(activityId, 'To do', 'todo', assignedTo('bokafor'));
		const marked = assignedTo('bokafor').replace(' userid', ' rank="1" userid');
		await amy.write(id, withId(id, entry('To do', 'todo', marked)));
		expect((await amy.read(id)).text).toContain('userid="bokafor" rank="1">');
		const [assignee] = (await amy.stored(id)).assignees;
		expect(assignee.foreign?.attributes).toEqual([{ namespace: '', name: 'rank', value: '1' }]);
	});

	it('is gone where it does not come back', async () => {
		await stage.server.settings({ foreignMarkup: true });
		await amy.write(node.id, withId(node.id, entry('Drawings', 'entry')));
		expect((await amy.read(node.id)).text).not.toContain('urn:example');
		expect((await amy.stored(node.id)).foreign).toEqual({ attributes: [], elements: [] });
	});

	it('may be a flag', async () => {
		const id = await amy.add(activityId, 'A', 'entry', flag('starred'));
		expect((await amy.stored(id)).foreign?.elements).toEqual([
			expect.stringContaining('term="starred"'),
		]);
	});
});

describe('somebody else in between', () => {
	it('adds nodes after a page of a list, which shift the next', async () => {
		await stage.server.addNodes({ activityId, title: 'Old', count: 4 });
		const nodes = { activityId, title: 'New', count: 2 };
		await stage.server.fault({
			match: { path: 'activitydescendants' },
			action: { type: 'addNodes', nodes, when: 'after' },
		});
		await stage.server.settings({ serverClockOffsetMs: 60_000 });
		const page = async (number: number) =>
			titlesIn(await amy.get(`activitydescendants?activityUuid=${activityId}&ps=2&page=${number}`));
		expect(await page(2)).toEqual(await page(2 + 1));
	});

	const write = async (id: string) => {
		const { text } = await amy.read(id);
		return [text, await amy.write(id, text)] as const;
	};

	it('changes a node after it was read, and its time by a second at least', async () => {
		const id = await amy.add(activityId, 'Node', 'entry');
		const match = { method: 'GET', path: id };
		await stage.server.fault({ match, action: { type: 'changeNode', when: 'after' } });
		const { text } = await amy.read(id);
		expect(element((await amy.read(id)).text, 'updated')).not.toBe(element(text, 'updated'));
		expect((await amy.stored(id)).title).toBe('Node (changed)');
	});

	it('or right before it is written, which nobody can tell', async () => {
		const id = await amy.add(activityId, 'Node', 'entry');
		const set = { title: 'Theirs' };
		await stage.server.fault({ match: { method: 'PUT' }, action: { type: 'changeNode', set } });
		const [, answer] = await write(id);
		expect([answer.status, (await amy.stored(id)).title]).toEqual([200, 'Node']);
	});
});
