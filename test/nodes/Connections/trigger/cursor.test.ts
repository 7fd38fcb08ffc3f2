import { type Reading, advance, startNow } from '../../../../nodes/Connections/trigger/cursor';
import { follow, NoStart, type Store } from '../../../../nodes/Connections/trigger/follow';
import type { ListPage } from '../../../../nodes/Connections/trigger/source';
import { cursorIn } from '../../../../nodes/Connections/trigger/state';
import { type ListOrder, Library } from './library';
import { events, type ListedFile, PollingHost } from './pollingHost';

const minute = 60_000;
const settings = { overlap: minute, maxItems: 50, startFrom: 'now' as const };

function libraryOf(count: number, order: ListOrder = 'asked'): Library {
	const library = new Library({ order, resolution: 1, tellsTotal: true, largestPage: 500 });
	for (let i = 0; i < count; i++) add(library);
	return library;
}

function add(library: Library, act: { late?: number; ahead?: number; count?: number } = {}): void {
	library.do({ type: 'add', late: 0, ahead: 0, count: 1, ...act });
}

describe('a poll', () => {
	it('of a library at rest asks for one page', async () => {
		const library = libraryOf(3000);
		const host = new PollingHost(library, 'added', settings);
		await host.poll(Infinity, true);
		for (let i = 0; i < 5; i++) {
			library.do({ type: 'pass', ms: minute });
			await host.poll();
		}
		const before = host.pages;
		await host.poll();
		expect(host.pages - before).toBe(1);
	});

	it('of a library whose list comes in another order asks for all pages, and misses nothing', async () => {
		const library = libraryOf(1200, 'title');
		const host = new PollingHost(library, 'added', settings);
		await host.poll(Infinity, true);
		add(library);
		const before = host.pages;
		expect(await host.poll()).toEqual(['file1200']);
		expect(host.pages - before).toBe(4);
	});

	it('that is to tell of everything reads a long list in parts, from its old end', async () => {
		const host = new PollingHost(libraryOf(3000), 'added', { ...settings, startFrom: 'beginning' });
		const first = await host.poll(Infinity, true);
		expect(first).toEqual(Array.from({ length: 50 }, (_, i) => `file${i}`));
		expect(host.pages).toBeLessThanOrEqual(5);
		while ((await host.poll()).length > 0);
		expect(host.told).toEqual(Array.from({ length: 3000 }, (_, i) => `file${i}`));
		expect(host.pages).toBeLessThan(60 * 6);
	});

	it('whose time is used up goes on where it stopped, and tells the oldest first', async () => {
		const library = libraryOf(10);
		const host = new PollingHost(library, 'added', settings);
		await host.poll(Infinity, true);
		library.do({ type: 'pass', ms: 10 * minute });
		for (let i = 0; i < 4000; i++) add(library);
		let polls = 0;
		while (host.told.length < 4000 && polls < 100) {
			await host.poll(5);
			polls += 1;
		}
		expect(host.told).toEqual(Array.from({ length: 4000 }, (_, i) => `file${i + 10}`));
	});

	it('tells what becomes visible after its time, as long as the overlap', async () => {
		const library = libraryOf(3);
		const host = new PollingHost(library, 'added', settings);
		await host.poll(Infinity, true);
		add(library);
		expect(await host.poll()).toEqual(['file3']);
		add(library, { late: minute });
		expect(await host.poll()).toEqual(['file4']);
		expect(await host.poll()).toEqual([]);
	});

	it('tells at once of a file whose time is in the future, and moves no cursor by it', async () => {
		const library = libraryOf(3);
		const host = new PollingHost(library, 'added', settings);
		await host.poll(Infinity, true);
		const { since } = host.state ?? {};
		add(library, { ahead: 60 * minute });
		expect(await host.poll()).toEqual(['file3']);
		expect(host.state?.since).toBe(since);
		add(library);
		expect(await host.poll()).toEqual(['file4']);
		library.do({ type: 'pass', ms: 120 * minute });
		expect(await host.poll()).toEqual([]);
	});

	it('misses no file that moves to the top of a list while it is read', async () => {
		const library = libraryOf(3, 'modified');
		const sizes = { first: 2, full: 3, held: 99, evidence: 1 };
		const host = new PollingHost(library, 'added', { ...settings, sizes });
		await host.poll(Infinity, true);
		for (let i = 0; i < 9; i++) {
			library.do({ type: 'pass', ms: 2 * minute });
			add(library);
		}
		host.start(Infinity);
		for (let page = 0; page < 2; page++) await host.proceed(0);
		// the oldest of the new ones, of which nobody has read yet
		library.do({ type: 'version', file: 3 });
		await host.finish();
		await host.poll();
		expect([...host.told].sort()).toEqual(
			Array.from({ length: 9 }, (_, i) => `file${i + 3}`).sort(),
		);
	});

	it('writes nothing where nothing changed', async () => {
		const store: Store = {};
		const library = libraryOf(3);
		const poll = async () =>
			await follow(
				store,
				'scope',
				() => ({
					page: async (number, size) => library.page(number, size, 'created', events.added.read),
				}),
				{ ...settings, isOver: () => false },
				({ key }) => key,
			);
		await poll();
		const { state } = store;
		await poll();
		expect(store.state).toBe(state);
	});

	it('begins anew for another place, and leaves a state alone that another place has by then', async () => {
		const store: Store = {};
		const library = libraryOf(3);
		const follows = async (scope: string, page: () => Promise<void> = async () => undefined) =>
			await follow(
				store,
				scope,
				() => ({
					async page(number, size) {
						const read = library.page(number, size, 'created', events.added.read);
						await page();
						return read;
					},
				}),
				{ ...settings, isOver: () => false },
				({ key }) => key,
			);
		await follows('there');
		add(library);
		expect(await follows('here')).toEqual([]);
		add(library);
		const late = follows('here', async () => {
			expect(await follows('there')).toEqual([]);
		});
		expect(await late).toEqual([]);
		expect(store.state).toMatchObject({ scope: 'there' });
	});

	it('refuses to start where it cannot find out what is there', async () => {
		const library = libraryOf(3000, 'title');
		const page = async (number: number, size: number): Promise<ListPage<ListedFile>> =>
			library.page(number, size, 'created', events.added.read);
		const store: Store = {};
		const start = follow(
			store,
			'scope',
			() => ({ page }),
			{ ...settings, isOver: () => true },
			({ key }) => key,
		);
		await expect(start).rejects.toThrow(NoStart);
		expect(store).toEqual({});
	});
});

describe('a change within the second in which a thing was made', () => {
	const reading = (key: string): Reading<{ id: string; key: string; time: number }> => ({
		items: [{ id: 'node', key, time: 5000, perhapsMade: true } as never],
		from: -Infinity,
		to: Infinity,
		newest: 5000,
		began: 5000,
		ended: 6000,
		loose: false,
		bookmark: {},
	});

	it('is told where the thing was read before, and the making is not', () => {
		const start = { since: 0, seen: {}, bookmark: {} };
		const made = advance(start, reading('node 1'), settings);
		expect(made.news).toEqual([]);
		const changed = advance(made.cursor ?? start, reading('node 2'), settings);
		expect(changed.news.map(({ key }) => key)).toEqual(['node 2']);
	});

	it('is known where it was there at the start', () => {
		const start = startNow(reading('node 1'), settings);
		expect(start?.seen).toEqual({ 'node 1': 5000 });
	});
});

describe('what n8n stored', () => {
	const state = { v: 1, scope: 'here', since: 5, seen: { a: 7 }, bookmark: { at: 3 } };

	it('is read where it is of this scope and version', () => {
		expect(cursorIn(JSON.parse(JSON.stringify(state)), 'here')).toEqual({
			since: 5,
			seen: { a: 7 },
			bookmark: { at: 3 },
		});
	});

	it.each([
		['nothing', undefined],
		['no object', 'state'],
		['of another version', { ...state, v: 2 }],
		['of another scope', { ...state, scope: 'there' }],
		['without a time', { ...state, since: null }],
		['without keys', { ...state, seen: undefined }],
		['with keys that are none', { ...state, seen: { a: 'b' } }],
	])('counts for nothing where it is %s', (_, raw) => {
		expect(cursorIn(raw, 'here')).toBeNull();
	});

	it('loses no more than a broken bookmark', () => {
		const broken = { ...state, bookmark: { at: -1, page: 'x' }, newest: { time: 1 } };
		expect(cursorIn(broken, 'here')).toEqual({ since: 5, seen: { a: 7 }, bookmark: {} });
	});
});
