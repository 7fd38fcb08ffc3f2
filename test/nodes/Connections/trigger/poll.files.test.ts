import { setTriggerStage, toldOf } from './triggerStage';

const stage = setTriggerStage();
const locator = (value: string) => ({ __rl: true, mode: 'id', value });

const newVersion = async (documentId: string) =>
	await stage.server.files.addVersion({ documentId, text: 'Newer' });

describe.each([
	['in memory', false],
	['as jobs with a cursor of their own', true],
])('the trigger, where n8n polls %s', (_, durable) => {
	const trigger = (parameters = {}) => stage.trigger(parameters, { durable });

	it('tells of each file that comes after the activation once, oldest first', async () => {
		const running = trigger();
		await running.activate('activate');
		await running.tick();
		expect(running.executions).toEqual([]);

		await stage.addFiles({ label: 'first.txt' });
		await stage.addFiles({ label: 'second.txt' });
		await running.tick();
		await stage.addFiles({ label: 'third.txt' });
		await running.tick();
		await running.tick();

		expect(running.errors).toEqual([]);
		expect(running.executions).toHaveLength(2);
		expect(toldOf(running)).toEqual(['first.txt', 'second.txt', 'third.txt']);
		expect(running.told[0]).toMatchObject({ event: 'fileAdded', version: '1' });
	});

	it('tells after a restart of what came while n8n was away, and of nothing twice', async () => {
		const running = trigger();
		await running.activate('activate');
		await stage.addFiles({ label: 'before.txt' });
		await running.tick();
		await running.kill();
		await stage.addFiles({ label: 'meanwhile.txt' });
		await running.activate('init');
		await running.tick();
		expect(toldOf(running)).toEqual(['before.txt', 'meanwhile.txt']);
	});

	it('tells of new versions, and of no other change', async () => {
		const running = trigger({ event: 'fileUpdated' });
		const [id, other] = await stage.addFiles({ label: 'plan.txt', count: 2 });
		await running.activate('activate');
		const address = `/files/basic/api/document/${id}`;
		await stage.call('POST', `${address}/lock?type=HARD`);
		await stage.call('POST', `${address}/lock?type=NONE`);
		await stage.addFiles({ label: 'new.txt' });
		await running.tick();
		expect(running.told).toEqual([]);

		await newVersion(id);
		await newVersion(other);
		await running.tick();
		await newVersion(id);
		await running.tick();
		await running.tick();

		expect(running.told.map(({ id: told, version }) => [told, version])).toEqual([
			[id, '2'],
			[other, '2'],
			[id, '3'],
		]);
	});

	it('leaves the state as it was where a poll fails, and tells all of it then', async () => {
		const running = trigger();
		await running.activate('activate');
		const before = running.stored();
		await stage.addFiles({ label: 'patient.txt' });
		await stage.server.fault({ action: { type: 'status', status: 403 }, match: { path: '/feed' } });
		await running.tick();
		expect(running.stored()).toEqual(before);
		expect(running.errors).toHaveLength(1);
		await running.tick();
		expect(toldOf(running)).toEqual(['patient.txt']);
	});

	it('tells no more at once than it may, and the rest later', async () => {
		const running = trigger({ options: { maxItems: 4 } });
		await running.activate('activate');
		await stage.addFiles({ label: 'many.txt', count: 10 });
		for (let i = 0; i < 4; i++) await running.tick();
		expect(running.executions.map((items) => items.length)).toEqual([4, 4, 2]);
		expect(new Set(toldOf(running)).size).toBe(10);
	});
});

describe('a file', () => {
	it('comes out once, however the polls overlap', async () => {
		const running = stage.trigger();
		await running.activate('activate');
		await stage.addFiles({ label: 'busy.txt', count: 5 });
		await Promise.all([running.tick(), running.tick(), running.tick()]);
		await running.tick();
		expect(new Set(toldOf(running)).size).toBe(5);
		expect(running.told).toHaveLength(5);
	});

	it('that becomes visible after its time comes out, with the same time as another as well', async () => {
		const running = stage.trigger();
		await running.activate('activate');
		const now = Date.now();
		await stage.addFiles({ label: 'on time.txt', created: now });
		await running.tick();
		await stage.addFiles({ label: 'late.txt', created: now - 30_000 });
		await stage.addFiles({ label: 'same.txt', created: now });
		await running.tick();
		await running.tick();
		expect(toldOf(running)).toEqual(['on time.txt', 'late.txt', 'same.txt']);
	});

	it.each([-3_600_000, 3_600_000])(
		'comes out where the clock of the server is %d ms off',
		async (serverClockOffsetMs) => {
			await stage.server.settings({ serverClockOffsetMs });
			const running = stage.trigger();
			await running.activate('activate');
			await stage.addFiles({ label: 'here.txt' });
			await running.tick();
			await running.tick();
			expect(toldOf(running)).toEqual(['here.txt']);
		},
	);

	it('comes out where the server sorts otherwise, or tells of every listing as a change', async () => {
		await stage.server.settings({
			ignoredParameters: ['sortBy', 'sortOrder'],
			updatedOnListing: true,
		});
		const running = stage.trigger();
		await stage.addFiles({ count: 120, label: 'there.txt' });
		await running.activate('activate');
		await stage.addFiles({ label: 'here.txt' });
		await running.tick();
		await running.tick();
		expect(toldOf(running)).toEqual(['here.txt']);
	});

	it.each(['touchLast', 'addFile', 'trashFirst'] as const)(
		'comes out once where pages move while they are read (%s)',
		async (afterList) => {
			const running = stage.trigger({ options: { maxItems: 400 } });
			await running.activate('activate');
			const ids = await stage.addFiles({ count: 700, label: 'page.txt', step: 1 });
			await stage.server.settings({ afterList, afterListTimes: 3 });
			for (let i = 0; i < 3; i++) await running.tick();
			const told = running.told.map(({ id }) => id);
			const left = (await stage.server.store()).documents.map(({ id }) => id);
			expect(new Set(told).size).toBe(told.length);
			expect(left.filter((id) => ids.includes(id) && !told.includes(id))).toEqual([]);
		},
	);

	it('that is restored from the trash is not new', async () => {
		const running = stage.trigger();
		await running.activate('activate');
		const [id] = await stage.addFiles({ label: 'back.txt' });
		await running.tick();
		const address = `/files/basic/api/myuserlibrary`;
		expect((await stage.call('DELETE', `${address}/document/${id}/entry`)).status).toBe(204);
		await running.tick();
		const trash = `${address}/view/recyclebin/${id}/entry?undelete=true`;
		expect((await stage.call('PUT', trash)).status).toBe(200);
		await running.tick();
		expect(toldOf(running)).toEqual(['back.txt']);
	});

	it('comes out of the community that is chosen, and whole where it is not simplified', async () => {
		const [community] = stage.seed.communities;
		const running = stage.trigger({
			list: 'communityLibrary',
			communityId: locator(community.id),
			simplify: false,
		});
		await running.activate('activate');
		await stage.addFiles({ libraryId: community.libraryId, label: 'ours.txt' });
		await stage.addFiles({ label: 'mine.txt' });
		await running.tick();
		expect(running.told).toHaveLength(1);
		expect(running.told[0]).toMatchObject({
			event: 'fileAdded',
			entry: { 'td:label': 'ours.txt' },
		});
	});

	it('that is put into a folder comes out, however old it is', async () => {
		const folder = stage.seed.folders[0].id;
		const running = stage.trigger({ list: 'folder', folderId: locator(folder) });
		const [id] = await stage.addFiles({ label: 'old.txt', created: 1e12 });
		await running.activate('activate');
		await stage.server.files.fillFolder({ folderId: folder, ids: [id] });
		await running.tick();
		await running.tick();
		expect(toldOf(running)).toEqual(['old.txt']);
	});

	it('that is shared with me comes out when it is shared', async () => {
		const running = stage.trigger({ list: 'sharedWithMe' }, { user: 'ben' });
		const [id] = await stage.addFiles({ label: 'ours.txt', created: 1e12 });
		await running.activate('activate');
		const { id: userId } = stage.seed.users.find(({ login }) => login === 'ben') ?? { id: '' };
		await stage.server.files.share({ documentId: id, userId });
		await running.tick();
		await running.tick();
		expect(toldOf(running)).toEqual(['ours.txt']);
	});
});

describe('a comment', () => {
	it('comes out once, by whatever name its file is chosen, and its edits do not', async () => {
		const [id] = await stage.addFiles({ label: 'plan_.txt' });
		const byLabel = (label: string) => ({
			library: 'myLibrary',
			documentId: { ...locator(label), mode: 'label' },
		});
		const triggers = [
			stage.trigger({ event: 'commentAdded', documentId: locator(id) }),
			stage.trigger({ event: 'commentAdded', ...byLabel('plan_.txt') }),
			// as the title is written
			stage.trigger({ event: 'commentAdded', ...byLabel('plan?.txt') }),
		];
		await stage.server.files.addComment({ documentId: id, text: 'Known' });
		for (const running of triggers) await running.activate('activate');
		const comment = await stage.server.files.addComment({ documentId: id, text: 'Two pages?' });
		for (const running of triggers) await running.tick();
		const address = `/files/basic/api/document/${id}/comment/${comment}/entry`;
		const body = `<entry xmlns="http://www.w3.org/2005/Atom"><category term="comment" label="comment" scheme="tag:ibm.com,2006:td/type"/><id>urn:lsid:ibm.com:td:${comment}</id><content type="text">Three pages?</content></entry>`;
		const headers = { 'content-type': 'application/atom+xml' };
		expect((await stage.call('PUT', address, { body, headers })).status).toBe(200);
		for (const running of triggers) {
			await running.tick();
			expect(running.told).toEqual([
				expect.objectContaining({ event: 'commentAdded', documentId: id, text: 'Two pages?' }),
			]);
		}
	});
});

describe('a place', () => {
	it('that is another one starts anew, and the old one again', async () => {
		const [community] = stage.seed.communities;
		const ofCommunity = { list: 'communityLibrary', communityId: locator(community.id) };
		const running = stage.trigger();
		await running.activate('activate');
		await stage.addFiles({ libraryId: community.libraryId, label: 'known.txt' });
		running.change({ authentication: 'basicAuth', ...ofCommunity } as never);
		await running.activate('update');
		await stage.addFiles({ libraryId: community.libraryId, label: 'new.txt' });
		await running.tick();
		expect(toldOf(running)).toEqual(['new.txt']);
	});

	it('comes out from its beginning where that is wanted', async () => {
		const running = stage.trigger({ options: { startFrom: 'beginning', maxItems: 1000 } });
		await running.activate('activate');
		const { documents } = await stage.server.store();
		const mine = documents.filter(({ libraryId }) => libraryId === stage.seed.libraries[0].id);
		expect(running.told.map(({ id }) => id).sort()).toEqual(mine.map(({ id }) => id).sort());
	});

	it('at rest is asked for by one request', async () => {
		await stage.addFiles({ count: 300, label: 'rest.txt', created: 1e12, step: 1000 });
		const running = stage.trigger();
		await running.activate('activate');
		expect(await stage.requestsOf(async () => await running.tick())).toEqual([
			expect.stringMatching(/myuserlibrary\/feed\?.*sortBy=created&sortOrder=desc&page=1&ps=15$/),
		]);
	});
});

describe('a test event', () => {
	it('shows the newest, and leaves what is stored alone', async () => {
		await stage.addFiles({ label: 'one.txt' });
		await stage.addFiles({ label: 'two.txt' });
		const { items, error } = await stage.engine.fetchTestEvent({ credentials: stage.credential() });
		expect(error).toBeUndefined();
		expect(items.map(({ json }) => json.label).slice(-2)).toEqual(['one.txt', 'two.txt']);
		expect(items.length).toBeLessThanOrEqual(5);
	});

	it('of new versions shows files that have one, and nothing where none has', async () => {
		const setup = { credentials: stage.credential(), parameters: { event: 'fileUpdated' } };
		expect((await stage.engine.fetchTestEvent(setup)).items).toEqual([]);
		const [id] = await stage.addFiles({ label: 'plan.txt' });
		await newVersion(id);
		const { items } = await stage.engine.fetchTestEvent(setup);
		expect(items.map(({ json }) => [json.event, json.id])).toEqual([['fileUpdated', id]]);
	});
});
