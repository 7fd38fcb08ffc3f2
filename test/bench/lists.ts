import type { Log } from '../host/problem';
import { withContenders } from './contender';
import { listFlow } from './flows';
import { startServer } from './server';
import { feedTemplate, type FeedTemplate } from './shelf';
import { measuredRun, measureInTurns, type Task, type TurnsResult } from './turns';

/** As many entries as our node asks for at once. */
const PAGE_SIZE = 500;

/** What a library of so many files is to the shelf. */
export const shelfOf = (feed: FeedTemplate, files: number) => ({
	feed,
	files,
	newestAt: Date.now() - 100 * 60_000,
});

/**
 * Lists a whole library: our node with Return All, beside HTTP Request and n8n's XML node with the
 * same pages, whose items are whole pages then.
 */
export async function measureLists(
	folder: string,
	sizes: number[],
	rounds: number,
	log: Log,
): Promise<TurnsResult[]> {
	const feed = await feedTemplate();
	const shelf = await startServer('shelf.mjs');
	await shelf.reset(shelfOf(feed, PAGE_SIZE));
	const flows = {
		connections: listFlow('connections', shelf.url, PAGE_SIZE),
		httpRequest: listFlow('httpRequest', shelf.url, PAGE_SIZE),
	};
	const pagesOf = (files: number) =>
		Array.from({ length: Math.ceil(files / PAGE_SIZE) }, (_, index) => ({ page: index + 1 }));
	const tasks = sizes.map(
		(files): Task => ({
			label: `${files.toLocaleString('en')} files`,
			name: String(files),
			bytes: files * feed.entry.length,
		}),
	);
	try {
		return await measureInTurns({
			tools: ['connections', 'httpRequest'],
			tasks,
			rounds,
			withContenders: async (measure) =>
				await withContenders(flows, folder, { items: pagesOf(PAGE_SIZE) }, measure),
			async once(contenders, tool, { name }) {
				const contender = contenders[tool];
				if (!contender) throw new Error(`${tool} was not started`);
				const order = { items: pagesOf(Number(name)) };
				const run = await measuredRun(contender, shelf, order, shelfOf(feed, Number(name)));
				if (run.requests !== order.items.length) {
					throw new Error(
						`${tool}: ${run.requests} pages were asked for, not ${order.items.length}`,
					);
				}
				return run;
			},
			log,
		});
	} finally {
		await shelf.stop();
	}
}
