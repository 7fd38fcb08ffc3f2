import { element } from '../testing';
import { activitiesStage, entry, flag, titlesIn, withId } from './testing';

const { stage, amy, ben, guest } = activitiesStage();

const inCommunity = (id: string) => `<snx:communityUuid>${id}</snx:communityUuid>`;
const priority = (term: number) =>
	`<category scheme="http://www.ibm.com/xmlns/prod/sn/priority" term="${term}"/>`;

describe('an activity', () => {
	it('is made open, of normal priority, with the summary as its goal and tidy tags', async () => {
		const answer = await amy.send(
			'POST',
			'activities',
			entry(
				'Opening',
				'activity',
				'<summary type="text">All there</summary>',
				'<category term="Quay"/><category term="quay"/><category term="a"/>',
				flag('completed'),
				priority(3000),
			),
		);
		expect(answer.status).toBe(201);
		expect(answer.text).toContain('/type" term="activity" label="Activity"/>');
		expect(answer.text).toContain('/priority" term="1" label="Normal"/>');
		expect(answer.text).not.toContain('term="completed"');
		expect(answer.text).toMatch(/<content type="text">\s+All there\s+<\/content>/);
		expect(element(answer.text, 'snx:position')).toBe('-2147483648');
		expect(answer.text).toMatch(/<app:collection href="[^"]*\/atom2\/activity\?activityUuid=/);
		const id = answer.headers['x-uuid'];
		expect(await amy.stored(id)).toMatchObject({ tags: ['a', 'quay'], parentId: null });
		expect(await amy.messages()).toBe('');
	});

	it('is read under a time that no condition knows again', async () => {
		const { headers } = await amy.read(stage.seed.activities[0].id);
		expect(headers.etag).toMatch(/^W\/"\d+-[0-9a-f-]{36}"$/);
		const { text } = await amy.get(
			`activitynode?activityNodeUuid=${stage.seed.activities[0].id}&includeMemberCount=true`,
		);
		expect(element(text, 'snx:membercount')).toBe('2');
	});

	it.each([
		['without a type', ''],
		['as an entry', 'entry'],
	])('is not made %s', async (_what, type) => {
		expect((await amy.send('POST', 'activities', entry('A', type))).status).toBe(400);
		expect(await amy.messages()).toContain(`An activity came with the type "${type}"`);
	});

	it('is replaced by its owner alone, and completed by the flag', async () => {
		const id = stage.seed.activities[0].id;
		const body = withId(id, entry('Closed', 'activity', flag('completed')));
		expect((await ben.write(id, body)).status).toBe(403);
		const { status, text } = await amy.write(id, body);
		expect(status).toBe(200);
		expect(text).toContain('/flags" term="completed"');
		expect(await amy.stored(id)).toMatchObject({ title: 'Closed', tags: [], completed: true });
		expect(titlesIn(await amy.get('activities'))).toEqual(['Roof garden']);
		expect(titlesIn(await amy.get('completed'))).toEqual(['Closed']);
		expect(await amy.messages()).toBe('');
	});

	it('is completed and opened again by the query, too', async () => {
		const id = stage.seed.activities[0].id;
		const byQuery = async (who: typeof amy, completed: string) =>
			await who.send('PUT', `activitynode?activityNodeUuid=${id}&completed=${completed}`, '');
		const call = stage.call;
		const target = `/activities/service/atom2/activitynode?activityNodeUuid=${id}`;
		expect((await call('PUT', `${target}&completed=yes`)).status).toBe(204);
		expect((await amy.stored(id)).completed).toBe(true);
		expect((await call('PUT', `${target}&completed=no`)).status).toBe(204);
		expect((await amy.stored(id)).completed).toBe(false);
		expect((await call('PUT', `${target}&completed=yes`, { user: 'ben' })).status).toBe(403);
		expect((await byQuery(amy, 'yes')).status).toBe(400);
	});

	it('is as important to each user as he says by the query', async () => {
		const id = stage.seed.activities[0].id;
		const target = `/activities/service/atom2/activitynode?activityNodeUuid=${id}`;
		const call = stage.call;
		const answer = await call('PUT', `${target}&priority=0`, { user: 'ben' });
		expect([answer.status, answer.text, answer.headers['content-type']]).toEqual([
			204,
			'',
			'text/html',
		]);
		expect((await ben.read(id)).text).toContain('/priority" term="0" label="TunedOut"/>');
		expect((await amy.read(id)).text).toContain('/priority" term="1" label="Normal"/>');
		expect(titlesIn(await ben.get('tunedout'))).toEqual(['Open the new quay']);
		expect(titlesIn(await ben.get('activities'))).toEqual([]);
		expect(await amy.messages()).toBe('');
		await call('PUT', `${target}&priority=7`);
		expect(await amy.messages()).toContain('"7" of priority is not one of 0, 1, 2000, 3000');
	});

	it('of a community is for its members, where the community has the application', async () => {
		const [withActivities, without] = stage.seed.communities.map(({ id }) => id);
		const make = async (who: typeof amy, communityId: string) =>
			await who.send(
				'POST',
				'activities',
				entry('Ours', 'community_activity', inCommunity(communityId)),
			);
		const answer = await make(amy, withActivities);
		expect(answer.status).toBe(201);
		expect(element(answer.text, 'snx:communityUuid')).toBe(withActivities);
		expect(answer.text).toContain('term="community_activity" label="Community Activity"');
		const id = answer.headers['x-uuid'];
		expect((await ben.post(id, entry('By Ben', 'entry'))).status).toBe(201);
		expect(titlesIn(await ben.get('activities'))).toEqual(['Ours', 'Open the new quay']);
		expect(titlesIn(await ben.get('activities?includeCommunityActivities=no'))).toEqual([
			'Open the new quay',
		]);
		expect(titlesIn(await ben.get(`everything?commUuid=${withActivities}`))).toEqual(['Ours']);
		expect((await make(amy, without)).status).toBe(403);
		expect((await make(guest, withActivities)).status).toBe(403);
		expect((await make(amy, 'nowhere')).status).toBe(404);
		expect(await amy.messages()).toBe('');
	});
});
