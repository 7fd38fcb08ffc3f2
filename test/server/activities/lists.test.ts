import { element, link } from '../testing';
import { activitiesStage, replyTo, titlesIn } from './testing';

const { stage, amy } = activitiesStage();
let activityId: string;

beforeEach(async () => {
	activityId = await amy.addActivity('Opening');
});

const at = (seconds: number, milliseconds = 0) =>
	Date.UTC(2026, 0, 1, 0, 0, seconds) + milliseconds;
const total = (text: string) => Number(element(text, 'os:totalResults'));

/** A node that was made and changed at the same time. */
async function add(title: string, time: number, further: object = {}) {
	const [id] = await stage.server.addNodes({
		activityId,
		title,
		created: time,
		updated: time,
		...further,
	});
	return id;
}

describe('a list of activities', () => {
	it('has ten to a page, newest change first, and drops until from its links', async () => {
		for (let number = 1; number <= 12; number++) await amy.addActivity(`More ${number}`);
		const until = Date.now() + 60_000;
		const answer = await amy.get(
			`activities?search=More&until=${until}&includeCommunityActivities=no&ps=5`,
		);
		expect(total(answer.text)).toBe(12);
		expect(titlesIn(answer)).toHaveLength(5);
		const next = /<link href="([^"]*)" rel="next"/.exec(answer.text)?.[1] ?? '';
		expect(next).toContain('page=2');
		expect(next).toContain('ps=5');
		expect(next).not.toMatch(/until|includeCommunityActivities/);
		expect(titlesIn(await amy.get('activities'))).toHaveLength(10);
		expect(link((await amy.get('activities')).text, 'next')).toContain('page=2');
		expect(await amy.messages()).toBe('');
	});

	it('takes completed ones in or asks for them alone', async () => {
		await stage.server.changeNodes([activityId], { completed: true });
		expect(titlesIn(await amy.get('activities'))).not.toContain('Opening');
		expect(titlesIn(await amy.get('activities?completed=yes'))).toContain('Opening');
		expect(titlesIn(await amy.get('activities?completed=only'))).toEqual(['Opening']);
		expect(titlesIn(await amy.get('everything'))).toContain('Opening');
	});

	it('sorts and filters by what it is asked for', async () => {
		const titles = async (query: string) => titlesIn(await amy.get(`activities?${query}`));
		const byTitle = ['Open the new quay', 'Opening', 'Roof garden'];
		expect(await titles('sortBy=title')).toEqual(byTitle);
		expect(await titles('sortBy=title&sortOrder=desc')).toEqual([...byTitle].reverse());
		expect(await titles('sortfields=title&sortorder=1')).toEqual([...byTitle].reverse());
		expect(await titles('tag=quay')).toEqual(['Open the new quay']);
		expect(await titles('search=roof')).toEqual(['Roof garden']);
		expect(await titles('priority=high')).toEqual([]);
		expect(await amy.messages()).toBe('');
	});

	it('notes what it does not know', async () => {
		await amy.get('activities?sinceDate=1&sortBy=size');
		expect(await amy.messages()).toMatch(/sinceDate is not known[^]*"size" of sortBy/);
	});
});

describe('a list of nodes', () => {
	it('compares whole seconds: since takes its own in, until leaves it out', async () => {
		await add('First', at(10, 700));
		await add('Second', at(11, 200));
		const titles = async (query: string) =>
			titlesIn(await amy.get(`activitydescendants?activityUuid=${activityId}&${query}`));
		expect(await titles(`since=${at(10, 900)}`)).toEqual(['Second', 'First']);
		expect(await titles(`since=${at(11)}`)).toEqual(['Second']);
		expect(await titles(`until=${at(11, 900)}`)).toEqual(['First']);
		await stage.server.changeNodes([(await stage.server.store()).nodes.slice(-1)[0].id], {
			updated: at(30),
		});
		expect(await titles(`since=${at(20)}`)).toEqual(['Second']);
		expect(await titles(`since=${at(20)}&rangeId=created`)).toEqual([]);
		expect(await amy.messages()).toBe('');
	});

	it('comes whole, however long, unless ps is asked or the server is set to pages', async () => {
		await stage.server.addNodes({ activityId, count: 120 });
		const feed = `activity?activityUuid=${activityId}`;
		const whole = await amy.get(feed);
		expect([titlesIn(whole).length, total(whole.text)]).toEqual([120, 120]);
		expect(whole.text).not.toContain('rel="next"');
		expect(titlesIn(await amy.get(`${feed}&page=2`))).toEqual([]);
		expect(titlesIn(await amy.get(`${feed}&page=3&ps=50`))).toHaveLength(20);
		await stage.server.settings({ nodeFeedPageSize: 25 });
		expect(titlesIn(await amy.get(feed))).toHaveLength(25);
	});

	it('holds one level or all, below an activity or a node', async () => {
		const section = await amy.add(activityId, 'Section', 'section');
		await amy.add(activityId, 'Inside', 'entry', replyTo(section));
		const titles = async (feed: string) => titlesIn(await amy.get(feed)).sort();
		expect(await titles(`activity?activityUuid=${activityId}`)).toEqual(['Section']);
		expect(await titles(`nodechildren?nodeUuid=${section}`)).toEqual(['Inside']);
		expect(await titles(`nodechildren?activityNodeUuid=${activityId}`)).toEqual(['Section']);
		expect(await titles(`descendants?nodeUuid=${activityId}`)).toEqual(['Inside', 'Section']);
		const only = `descendants?nodeUuid=${activityId}&nodetype=section`;
		expect(await titles(only)).toEqual(['Section']);
		expect(await amy.messages()).toBe('');
	});

	it('may hold replies among the nodes right below an activity', async () => {
		const node = await amy.add(activityId, 'Node', 'entry');
		await amy.add(activityId, 'Reply', 'reply', replyTo(node));
		const feed = `activity?activityUuid=${activityId}`;
		expect(titlesIn(await amy.get(feed))).toEqual(['Node']);
		await stage.server.settings({ activityListsReplies: true });
		expect(titlesIn(await amy.get(feed)).sort()).toEqual(['Node', 'Reply']);
	});

	it('is asked for by a bare ID, which is noted otherwise', async () => {
		const feed = `activity?activityUuid=urn:lsid:ibm.com:oa:${activityId}`;
		expect((await amy.get(feed)).status).toBe(200);
		expect(await amy.messages()).toContain('a bare id is needed here');
	});

	it('says the depth of each, or 0 of all as a recorded one did', async () => {
		const section = await amy.add(activityId, 'Section', 'section');
		await amy.add(activityId, 'Inside', 'entry', replyTo(section));
		const depths = async () => {
			const { text } = await amy.get(`activitydescendants?activityUuid=${activityId}`);
			return [...text.matchAll(/<snx:depth>(\d+)</g)].map(([, depth]) => depth).sort();
		};
		expect(await depths()).toEqual(['1', '2']);
		await stage.server.settings({ descendantsTellDepth: false });
		expect(await depths()).toEqual(['0', '0']);
	});

	it('begins at a node of its order and leaves others out', async () => {
		const ids = await stage.server.addNodes({ activityId, title: 'N', count: 4 });
		const feed = `nodechildren?nodeUuid=${activityId}&sortfields=position&sortorder=0`;
		const titles = async (query: string) => titlesIn(await amy.get(`${feed}&${query}`));
		expect(await titles(`sinceUuid=${ids[2]}`)).toEqual(['N 0003', 'N 0004']);
		expect(await titles(`untilUuid=${ids[1]}`)).toEqual(['N 0001']);
		expect(await titles(`excludedUuids=${ids[0]},${ids[3]}`)).toEqual(['N 0002', 'N 0003']);
	});

	it('overlooks the parameters that it is set to overlook', async () => {
		await add('Old', at(10));
		await stage.server.settings({ ignoredParameters: ['since'] });
		const feed = `activitydescendants?activityUuid=${activityId}&since=${at(20)}`;
		expect(titlesIn(await amy.get(feed))).toEqual(['Old']);
	});

	it('grows to 2000 nodes at once, also of an earlier time', async () => {
		await stage.server.addNodes({ activityId, count: 2000, created: at(1) });
		const { text } = await amy.get(`activitydescendants?activityUuid=${activityId}&ps=10`);
		expect(total(text)).toBe(2000);
		expect(element(text, 'published')).toBe('2026-01-01T00:00:01Z');
		const full = await amy.post(
			activityId,
			'<entry xmlns="http://www.w3.org/2005/Atom"><title>x</title></entry>',
		);
		expect(full.status).toBe(400);
	});
});
