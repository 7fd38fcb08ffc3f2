import { actingAs, assignedTo } from '../activities/testing';
import { addFile, element, entryOf, seededFile, setGround } from '../testing';

const FEED = '/files/basic/api/myuserlibrary/feed';
const ground = setGround({ title: 'A <b>title</b>' });
const open = async (target = '/') => await ground.call('GET', target, { user: null });
/** The row or heading of an id, marked or not. */
const marked = (html: string, id: string) => html.includes(`id="${id}" class="item here"`);

describe('the page of the test server', () => {
	it('says who can sign in, and what each may do', async () => {
		const { text } = await open();
		for (const { login, password, id } of ground.seed.users) {
			for (const told of [login, password, id]) expect(text).toContain(`<code>${told}</code>`);
		}
		expect(text).toContain('Adds files to: Amy Lindqvist, Harbour drawings');
		expect(text).toContain('Reads the activities: Open the new quay');
		expect(text).toContain('An external user');
		const client = await ground.server.oauth.client();
		expect(text).toContain(`<code>${client.secret}</code>`);
	});

	it('shows each library in words of people, empty ones too, with its id', async () => {
		const { text } = await open();
		for (const { id } of ground.seed.libraries) expect(text).toContain(`<code>${id}</code>`);
		expect(text).toContain('Personal files');
		expect(text).not.toContain('personalFiles');
		expect(text).toContain('Nothing here yet.');
	});

	it('shows versions, comments, shares, folders and the trash', async () => {
		const [one, two] = [seededFile(ground, 0), seededFile(ground, 1)];
		await ground.server.files.addVersion({ documentId: one.id, text: 'newer' });
		const userId = ground.seed.users[1].id;
		await ground.server.files.share({ documentId: one.id, userId, permission: 'Edit' });
		await ground.server.files.fillFolder({ folderId: ground.seed.folders[0].id, ids: [one.id] });
		await ground.call('DELETE', `${two.address}/entry`);
		const { text } = await open();
		for (const told of [
			'version 2 · public · #start · shared with Ben Okafor (may edit) · in Reports',
			'>version 1<',
			'comment by Amy Lindqvist',
			'deleted by Amy Lindqvist from Amy Lindqvist',
		]) {
			expect(text).toContain(told);
		}
	});

	it('shows what is to do, for whom and until when, and what is done', async () => {
		const amy = actingAs(ground, 'amy');
		const [{ id: activityId }] = ground.seed.activities;
		const [amyId, benId] = ground.seed.users.map(({ id }) => id);
		const dated = '<snx:duedate>2026-02-01T00:00:00Z</snx:duedate><category term="quay"/>';
		const both = `<snx:assignees>${assignedTo(amyId, false)}${assignedTo(benId, false)}</snx:assignees>`;
		await amy.add(activityId, 'Paint it', 'todo', dated, assignedTo(benId));
		const shared = await amy.add(activityId, 'Sweep it', 'todo', both);
		await ground.server.changeNodes([shared], { completed: true });
		const { text } = await open();
		expect(text).toContain('to-do · due 2026-02-01 · for Ben Okafor · #quay');
		expect(text).toContain('to-do · done · for Amy Lindqvist');
	});

	it('stands at the addresses of Connections, with what they name marked', async () => {
		const { id } = seededFile(ground, 0);
		expect(marked((await open()).text, id)).toBe(false);
		const { status, text } = await open(`/files/app/file/${id}`);
		expect([status, marked(text, id)]).toEqual([200, true]);
		expect(text).toContain(`href="/files/app/file/${id}"`);
		const [community] = ground.seed.communities;
		const view = `/communities/service/html/communityview?communityUuid=${community.id}`;
		expect((await open(view)).text).toContain(`id="${community.id}" class=" here"`);
		const [activity] = ground.seed.activities;
		const home = await open('/activities/service/html/mainpage');
		expect(home.status).toBe(200);
		expect(home.text).toContain(`mainpage#activitypage,${activity.id}`);
		expect(home.text).toContain(`id="${activity.id}"`);
	});

	it('renews itself by a script of its own, and runs no other', async () => {
		await ground.call('PUT', `${seededFile(ground, 0).address}/entry`, {
			...entryOf('document', '<td:label>&lt;script&gt;x.txt</td:label>'),
		});
		const { text, headers } = await open();
		const [, nonce] = /script-src 'nonce-([^']+)'/.exec(headers['content-security-policy']) ?? [];
		expect(text.match(/<script[^>]*>/g)).toEqual([`<script nonce="${nonce}">`]);
		expect(text).toContain('&lt;script&gt;x.txt');
		expect(element(text, 'title')).toBe('A &lt;b&gt;title&lt;/b&gt;');
	});

	it('shows the first files of thousands, and how many more there are', async () => {
		const { libraryId } = seededFile(ground, 0);
		await ground.server.files.add({ libraryId, count: 1000, label: 'Report.txt' });
		const { text } = await open();
		expect(text).toContain('Report 1000.txt');
		expect(text).not.toContain('Report 0001.txt');
		expect(text).toContain('… and 802 more.');
	});

	it('shows every name escaped', async () => {
		await addFile(ground.call, "<img src=x> Tom & Amy's.txt", 'hallo');
		const { text } = await open();
		expect(text).toContain('&lt;img src=x&gt; Tom &amp; Amy&#39;s.txt');
		expect(text).not.toContain('<img');
	});

	it('opens stored bytes without a login, scripts only as a download', async () => {
		const added = await ground.call('POST', `${FEED}?label=a.html`, {
			body: '<script>alert(1)</script>',
			headers: { 'content-type': 'text/html' },
		});
		const { headers, text } = await open(`/store/${element(added.text, 'td:uuid')}/a.html`);
		expect(text).toBe('<script>alert(1)</script>');
		expect(headers['content-type']).toBe('application/octet-stream');
		expect(headers['content-disposition']).toMatch(/^attachment/);
		expect(headers['x-content-type-options']).toBe('nosniff');
	});
});
