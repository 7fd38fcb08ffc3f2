import { startEngine } from '../engine/engine';
import type { Log } from '../host/problem';
import { shelfOf } from './lists';
import { startServer } from './server';
import { feedTemplate, shelfStep } from './shelf';
import { type Figure, Measurements } from './statistics';

/** Polls of the trigger in a library that had so many files, with so many more since the last poll. */
export interface PollResult {
	files: number;
	news: number;
	/** of one poll, the most in any round */
	requests: number;
	/** of the answers to one poll, the most in any round */
	bytes: number;
	/** of one poll, by n8n's engine in the process of the benchmark */
	milliseconds: Figure;
}

/** Lets the trigger "File Added" poll a library: each round with nothing new, then with that many new. */
export async function measurePolls(
	files: number,
	news: number[],
	rounds: number,
	log: Log,
): Promise<PollResult[]> {
	const feed = await feedTemplate();
	const shelf = await startServer('shelf.mjs');
	const engine = await startEngine();
	const series = news.map((count) => ({
		count,
		requests: 0,
		bytes: 0,
		measurements: new Measurements(),
	}));
	try {
		for (let round = 0; round < rounds; round++) {
			const shown = shelfOf(feed, files);
			await shelf.reset(shown);
			const trigger = engine.trigger({
				parameters: { event: 'fileAdded', list: 'myLibrary' },
				credentials: {
					type: 'connectionsApi',
					data: { baseUrl: shelf.url, username: 'amy', password: 'amy-secret' },
				},
			});
			await trigger.activate('activate');
			for (const one of series) {
				const told = trigger.told.length;
				shown.files += one.count;
				shown.newestAt += one.count * shelfStep;
				await shelf.reset(shown);
				const start = performance.now();
				await trigger.tick();
				const milliseconds = performance.now() - start;
				const seen = await shelf.seen();
				if (trigger.errors.length > 0) throw trigger.errors[0];
				if (trigger.told.length - told !== one.count) {
					throw new Error(`${one.count} files are new, ${trigger.told.length - told} were told`);
				}
				one.requests = Math.max(one.requests, seen.requests);
				one.bytes = Math.max(one.bytes, seen.bytes);
				one.measurements.add('milliseconds', milliseconds);
				log(
					`  round ${round + 1}  ${one.count} new  ${seen.requests} requests, ${seen.bytes} bytes, ${milliseconds.toFixed(0)} ms`,
				);
			}
			await trigger.kill();
		}
	} finally {
		await engine.stop();
		await shelf.stop();
	}
	return series.map(({ count, requests, bytes, measurements }) => ({
		files,
		news: count,
		requests,
		bytes,
		milliseconds: measurements.figures().milliseconds,
	}));
}
