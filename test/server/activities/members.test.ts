import { element } from '../testing';
import { activitiesStage, entry, memberEntry, titlesIn } from './testing';

const { stage, amy, ben, guest } = activitiesStage();
let activityId: string;
let benId: string;
let guestId: string;

beforeAll(() => {
	[, benId, guestId] = stage.seed.users.map(({ id }) => id);
});
beforeEach(async () => {
	activityId = await amy.addActivity('Opening');
});

const acl = () => `acl?activityUuid=${activityId}`;

/** The address of a new member, as the API has it. */
async function added(userId: string, role: string) {
	const { headers } = await amy.addMember(activityId, userId, role);
	return headers.location.replace(/^.*\/atom2\//, '');
}

async function roles() {
	const activities = (await stage.server.store()).activities.filter(({ id }) => id === activityId);
	return Object.fromEntries(
		activities.flatMap(({ members }) => members.map(({ subjectId, role }) => [subjectId, role])),
	);
}

describe('the members of an activity', () => {
	it('are counted in a way of their own, each with the id inside in its address', async () => {
		const address = await added(benId, 'reader');
		const { text } = await amy.get(acl());
		expect(element(text, 'snx:totalMembers')).toBe('2');
		expect(text).not.toContain('os:totalResults');
		expect(element(text, 'snx:accessLevel')).toBe('private');
		expect(text).toContain(`${address.replace('&', '&amp;')}</id>`);
		expect(address).not.toContain(benId);
		expect(text).toMatch(
			/<snx:role component="http:\/\/www.ibm.com\/xmlns\/prod\/sn\/activities">reader<\/snx:role>/,
		);
		expect(element((await amy.get(address)).text, 'snx:userid')).toBe(benId);
		expect(await amy.messages()).toBe('');
	});

	it('are added by user ID or e-mail address, and may do what their role says', async () => {
		await added(guestId, 'reader');
		const byEmail = memberEntry('', 'member').replace(
			/<snx:userid>.*<\/snx:userid>/,
			'<email>ben.okafor@connections.example</email>',
		);
		const answer = await amy.send('POST', acl(), byEmail);
		expect([answer.status, element(answer.text, 'title')]).toEqual([201, 'Ben Okafor']);
		await stage.server.settings({ emailsHidden: true });
		expect((await amy.send('POST', acl(), byEmail)).status).toBe(400);
		expect((await amy.get(acl())).text).not.toContain('@');
		const posts = [
			await ben.post(activityId, entry('By Ben', 'entry')),
			await guest.post(activityId, entry('By Gil', 'entry')),
		];
		expect(posts.map(({ status }) => status)).toEqual([201, 403]);
		expect((await guest.get(`activity?activityUuid=${activityId}`)).status).toBe(200);
		expect(await amy.messages()).toBe('');
	});

	it("are everybody by *, which makes the activity public and nobody's own", async () => {
		const answer = await amy.addMember(activityId, '*', 'reader', 'organization');
		expect(answer.text).toContain('term="organization"');
		expect(element((await amy.get(acl())).text, 'snx:accessLevel')).toBe('public');
		expect((await ben.get(`activity?activityUuid=${activityId}`)).status).toBe(200);
		expect(titlesIn(await ben.get('activities'))).not.toContain('Opening');
		expect(titlesIn(await ben.get('activities?public=yes'))).toContain('Opening');
		expect(titlesIn(await ben.get('activities?public=only'))).toEqual(['Opening']);
	});

	it('may be added many at once, each by user ID', async () => {
		const feed = (...entries: string[]) =>
			`<feed xmlns="http://www.w3.org/2005/Atom">${entries.join('')}</feed>`;
		const both = [memberEntry(benId, 'member'), memberEntry(guestId, 'reader')];
		expect((await amy.send('POST', acl(), feed(...both))).status).toBe(201);
		expect(await roles()).toMatchObject({ [benId]: 'member', [guestId]: 'reader' });
		const byEmail = memberEntry('', 'member').replace(/snx:userid/g, 'email');
		expect((await amy.send('POST', acl(), feed(byEmail))).status).toBe(403);
	});

	it('get another role at their address alone, not by user ID', async () => {
		const address = await added(benId, 'reader');
		const body = memberEntry(benId, 'owner');
		expect((await amy.send('PUT', `${acl()}&memberid=${benId}`, body)).status).toBe(403);
		const answer = await amy.send('PUT', address, body);
		expect(answer.status).toBe(200);
		expect(await roles()).toMatchObject({ [benId]: 'owner' });
	});

	it('leave with an empty page, and cannot be removed by user ID', async () => {
		const address = await added(benId, 'member');
		expect((await amy.remove(`${acl()}&memberid=${benId}`)).status).toBe(403);
		const answer = await amy.remove(address);
		expect([answer.status, answer.text]).toEqual([200, '']);
		expect(answer.headers['content-type']).toBe('text/html');
		expect((await ben.get(acl())).status).toBe(403);
	});

	it('keep an owner', async () => {
		const [owner] = (await stage.server.store()).activities
			.filter(({ id }) => id === activityId)
			.flatMap(({ members }) => members);
		const address = `${acl()}&memberid=${owner.memberId}`;
		expect((await amy.remove(address)).status).toBe(403);
		expect((await amy.send('PUT', address, memberEntry('', 'reader'))).status).toBe(403);
	});

	it('are changed by owners, added by members too, who make nobody an owner', async () => {
		const address = await added(benId, 'member');
		expect((await ben.addMember(activityId, guestId, 'owner')).status).toBe(403);
		expect((await ben.addMember(activityId, guestId, 'reader')).status).toBe(201);
		expect((await ben.send('PUT', address, memberEntry(benId, 'owner'))).status).toBe(403);
		expect((await guest.addMember(activityId, benId, 'reader')).status).toBe(403);
		expect((await guest.remove(address)).status).toBe(403);
	});

	it.each([
		['somebody nobody knows', memberEntry('nobody', 'member'), 400, ''],
		['a role nobody knows', memberEntry('bokafor', 'boss'), 400, 'came with the role "boss"'],
		['no XML', '<entry', 403, 'neither an Atom entry nor a feed'],
	])('are refused: %s', async (_what, body, status, message) => {
		expect((await amy.send('POST', acl(), body)).status).toBe(status);
		expect(await amy.messages()).toContain(message);
	});

	it('come all each time, or in pages where the server is set so', async () => {
		await added(benId, 'member');
		await added(guestId, 'reader');
		const people = async (query: string) =>
			(await amy.get(`${acl()}${query}`)).text.match(/<entry>/g)?.length ?? 0;
		expect(await people('&page=2&ps=2')).toBe(3);
		await stage.server.settings({ membersPaged: true });
		expect([await people('&page=1&ps=2'), await people('&page=2&ps=2')]).toEqual([2, 1]);
		expect(await amy.messages()).toBe('');
	});
});
