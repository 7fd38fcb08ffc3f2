import { element } from '../testing';
import { activitiesStage, entry, flag, replyTo } from './testing';

const { stage, amy, ben, guest } = activitiesStage();
let activityId: string;

beforeAll(() => {
	activityId = stage.seed.activities[0].id;
});

const field = (attributes: string, content: string) =>
	`<snx:field ${attributes}>${content}</snx:field>`;

describe('a new node of an activity', () => {
	it.each(['entry', 'todo', 'section', 'reply', 'chat', 'email'])(
		'may be of type %s',
		async (type) => {
			const answer = await amy.post(activityId, entry('New', type));
			expect(answer.status).toBe(201);
			expect(answer.text).toContain(`/type" term="${type}" label="`);
			expect(answer.headers.location).toMatch(/\/service\/atom2\/activitynode\?activityNodeUuid=/);
			expect(answer.headers['x-uuid']).toBe(answer.headers.location.split('=')[1]);
			expect(await amy.messages()).toBe('');
		},
	);

	it('is of the type Unknown where none is sent', async () => {
		const { text } = await amy.post(activityId, entry('New', ''));
		expect(text).toContain('/type" term="" label="Unknown"/>');
	});

	it('lies behind its neighbours, below what it replies to, by the ref alone', async () => {
		const section = await amy.add(activityId, 'Section', 'section');
		const first = await amy.post(activityId, entry('1', 'entry', replyTo(section)));
		const second = await amy.post(activityId, entry('2', 'entry', replyTo(section)));
		const places = [first, second].map(({ text }) => [
			element(text, 'snx:position'),
			element(text, 'snx:depth'),
		]);
		expect(places).toEqual([
			['1000', '2'],
			['2000', '2'],
		]);
		expect(first.text).toContain(`<thr:in-reply-to ref="urn:lsid:ibm.com:oa:${section}"`);
		expect(first.text).toContain(`source="urn:lsid:ibm.com:oa:${activityId}"`);
		expect(await amy.messages()).toBe('');
	});

	it('has whole seconds, tidy tags and content between white space', async () => {
		const { text } = await amy.post(
			activityId,
			entry(
				'New',
				'entry',
				'<category term="Quay"/><category term="b"/><category term="quay"/>',
			).replace('<content type="html"></content>', '<content type="text">Hello</content>'),
		);
		expect(element(text, 'published')).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
		expect([...text.matchAll(/<category term="([^"]*)" \/>/g)].map(([, tag]) => tag)).toEqual([
			'b',
			'quay',
		]);
		expect(text).toMatch(/<content type="text">\n\s+Hello\n\s+<\/content>/);
	});

	it('takes the summary where there is no content', async () => {
		const id = await amy.add(activityId, 'New', 'entry', '<summary type="text">Goal</summary>');
		expect(await amy.stored(id)).toMatchObject({ content: 'Goal' });
	});

	it('keeps its due date as it was sent, and is not completed, whatever is flagged', async () => {
		const due = '<snx:duedate>2008-04-23T04:00:00+02:00</snx:duedate>';
		const { text } = await amy.post(activityId, entry('New', 'todo', due, flag('completed')));
		expect(element(text, 'snx:duedate')).toBe('2008-04-23T04:00:00+02:00');
		expect(text).not.toContain('term="completed"');
	});

	it('holds fields of text, link, date and person, hidden or not, with one name as often as one likes', async () => {
		const id = await amy.add(
			activityId,
			'New',
			'entry',
			field('name="Note" type="text" position="3000"', '<summary type="text">a &lt; b</summary>'),
			field('name="Note" type="link"', '<link href="https://x.example/?a=1&amp;b=2" title="X"/>'),
			field('name="When" type="date" hidden="true"', '2026-11-24T00:00:00Z'),
			field('name="Who" type="person"', '<email>ben.okafor@connections.example</email>'),
		);
		const { text } = await amy.read(id);
		expect(text.match(/<snx:field name="Note"/g)).toHaveLength(2);
		expect(text).toContain('<summary type="text">a &lt; b</summary>');
		expect(text).toContain('<link href="https://x.example/?a=1&amp;b=2" title="X" />');
		expect(text).toMatch(
			/name="When" {2}fid="[\w-]+" position="3000" type="date" hidden="true" >2026-/,
		);
		expect(text).toMatch(
			/<name>Ben Okafor<\/name>\s+<email>ben[^<]*<\/email>\s+<snx:userid>bokafor</,
		);
		const order = [...text.matchAll(/type="(text|link|date|person)" /g)].map(([, type]) => type);
		expect(order.slice(-4)).toEqual(['link', 'text', 'date', 'person']);
		expect(await amy.messages()).toBe('');
	});

	it.each([
		['of a type nobody knows', 'name="A" type="colour"', '', /type nobody knows/],
		['without a name', 'type="text"', '<summary>a</summary>', /has no name/],
		['of text without text', 'name="A" type="text"', 'a', /has no summary/],
		['of a link without an address', 'name="A" type="link"', '<link title="a"/>', /no address/],
		['with a date that is none', 'name="A" type="date"', 'soon', /"soon", which is no date/],
		['with a person nobody knows', 'name="A" type="person"', '<email>x@y</email>', /nobody knows/],
		['with a file', 'name="A" type="file"', '<link title="a"/>', /only an upload can bring/],
		['with an id of its own', 'fid="a" name="A" type="date"', '2026-01-01', /none of this node/],
	])('is refused with a field %s', async (_what, attributes, content, message) => {
		const { status } = await amy.post(
			activityId,
			entry('New', 'entry', field(attributes, content)),
		);
		expect(status).toBe(400);
		expect(await amy.messages()).toMatch(message);
	});

	it.each([
		['no entry', '<feed xmlns="http://www.w3.org/2005/Atom"/>', /no Atom entry/],
		['an entry of no namespace', '<entry><title>a</title></entry>', /no Atom entry/],
		['an entry without a title', entry('', 'entry'), /no Atom entry with a title/],
		['a prefix that is not declared', entry('a', 'entry', '<b:c/>'), /no Atom entry/],
		['a type nobody knows', entry('a', 'task'), /type "task" is not known/],
		['an activity', entry('a', 'activity'), /came with the type activity/],
		[
			'a due date that is none',
			entry('a', 'todo', '<snx:duedate>soon</snx:duedate>'),
			/"soon" is no date/,
		],
		[
			'a bare id to reply to',
			entry('a', 'reply', '<thr:in-reply-to ref="0de0"/>'),
			/"0de0", which is no id/,
		],
	])('is refused where the body is %s', async (_what, xml, message) => {
		const answer = await amy.post(activityId, xml);
		expect(answer.status).toBe(400);
		expect(element(answer.text, 'message')).toMatch(/\nBad Request/);
		expect(await amy.messages()).toMatch(message);
	});

	it('needs a content element as a to-do, and the activity as its address', async () => {
		const bare = entry('a', 'todo').replace(/<content[^]*<\/content>/, '');
		await amy.post(activityId, bare);
		expect(await amy.messages()).toContain('A to-do came without its content element');
		await amy.post(stage.seed.activities[0].nodes[0].id, entry('a', 'entry'));
		expect(await amy.messages()).toContain('posted to a node, not to its activity');
	});

	it('is refused below a node of another activity, and below one that is gone', async () => {
		const elsewhere = stage.seed.activities[1].nodes[0].id;
		const answers = [
			await amy.post(activityId, entry('a', 'entry', replyTo(elsewhere))),
			await amy.post(activityId, entry('a', 'entry', replyTo('nowhere'))),
		];
		expect(answers.map(({ status }) => status)).toEqual([400, 404]);
	});

	it('is refused to readers and strangers, and where the activity is full', async () => {
		expect((await ben.post(activityId, entry('a', 'entry'))).status).toBe(403);
		const refused = await guest.post(activityId, entry('a', 'entry'));
		expect([refused.status, element(refused.text, 'message')]).toEqual([
			403,
			expect.stringMatching(/\nRequest denied$/),
		]);
		await stage.server.settings({ maxNodes: 4 });
		expect((await amy.post(activityId, entry('a', 'entry'))).status).toBe(400);
	});

	it("is refused under another type than Atom's", async () => {
		const target = `/activities/service/atom2/activities`;
		const headers = { 'content-type': 'text/xml' };
		const answer = await stage.call('POST', target, { headers, body: entry('a', 'activity') });
		expect(answer.status).toBe(415);
		expect(await amy.messages()).toContain('An Atom body came as "text/xml"');
	});

	it('is for its author alone where it is private', async () => {
		const id = await amy.add(activityId, 'Mine', 'entry', flag('private'));
		expect((await amy.read(id)).text).toContain('term="private" label="Private"');
		expect((await ben.read(id)).status).toBe(403);
		expect((await ben.get(`activity?activityUuid=${activityId}`)).text).not.toContain('Mine');
	});

	it('is refused with a page where the server is set so', async () => {
		await stage.server.settings({ activitiesHtmlErrors: true });
		const answer = await ben.post(activityId, entry('a', 'entry'));
		expect(answer.status).toBe(403);
		expect(answer.headers['content-type']).toMatch(/^text\/html/);
		expect(answer.headers['x-lconn-auth']).toBe('false');
	});
});
