/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/require-node-api-error, no-console -- runs outside n8n */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

import { format, resolveConfig } from 'prettier';

import { installN8n } from '../host/install';
import { ROOT, temporaryFolder } from '../host/pack';
import { logToStderr, Problem, runScript } from '../host/problem';
import { chartOf } from './chart';
import { measureDownloads } from './downloads';
import { needRoom, writeFile, writeSparseFile } from './files';
import { measureLists } from './lists';
import { measurePackage } from './package';
import { measurePolls } from './polls';
import { markdownOf } from './report';
import { type BenchResult, describeMachine } from './result';
import { measureSmallDownloads } from './smallDownloads';
import { measureSmallUploads } from './smallUploads';
import type { Task } from './turns';
import { measureUploads } from './uploads';

const USAGE = `Use: npm run bench -- [--rounds N] [--quick] [--write-docs]
  --rounds N     how often each thing is measured (5)
  --quick        small files, to try the benchmark itself
  --write-docs   put the run into docs/performance.md, with its chart`;

const GIB = 2 ** 30;
const OUTPUT = join(ROOT, 'output');
const PAGE = join(ROOT, 'docs', 'performance.md');
const MARKS = ['<!-- newest run -->', '<!-- end of newest run -->'];

interface Extent {
	large: Task[];
	growth: Task[];
	smallFiles: number;
	/** of the libraries that are listed */
	lists: number[];
	/** of the library that is polled */
	polled: number;
}

const FULL: Extent = {
	large: [
		{ label: '100 MB', name: 'large-1.bin', bytes: 100e6 },
		{ label: '500 MB', name: 'large-2.bin', bytes: 500e6 },
		{ label: '2 GiB', name: 'large-3.bin', bytes: 2 * GIB },
	],
	growth: [1, 4, 8].map((size) => ({
		label: `${size} GiB`,
		name: `growth-${size}.bin`,
		bytes: size * GIB,
		// a file of more than 1 GiB in memory says no more, and may not fit
		not: size > 1 ? ['nextcloud'] : [],
	})),
	smallFiles: 500,
	lists: [10_000],
	polled: 100_000,
};

const QUICK: Extent = {
	large: [{ label: '20 MB', name: 'large-1.bin', bytes: 20e6 }],
	growth: [{ label: '50 MB', name: 'growth-1.bin', bytes: 50e6 }],
	smallFiles: 40,
	lists: [1_000],
	polled: 1_000,
};

/** Of one folder after the other, so that there is room for one of them only at a time. */
async function inFolder<T>(measureIn: (folder: string) => Promise<T>): Promise<T> {
	const folder = temporaryFolder('bench');
	try {
		return await measureIn(folder);
	} finally {
		rmSync(folder, { recursive: true, force: true });
	}
}

async function measure(extent: Extent, rounds: number, quick: boolean): Promise<BenchResult> {
	const log = logToStderr;
	const { large, growth } = extent;
	const machine = await describeMachine();
	await installN8n(log);
	const largest = Math.max(...[...large, ...growth].map(({ bytes }) => bytes));
	// the files themselves, and n8n's copy of the largest
	needRoom(tmpdir(), largest + large.reduce((sum, { bytes }) => sum + bytes, 0) + GIB);
	const small = { latencies: [0, 50], rounds, count: extent.smallFiles, log };

	log('One large file up');
	const up = await inFolder(async (folder) => {
		large.forEach(({ name, bytes }) => writeFile(join(folder, name), bytes));
		return await measureUploads(folder, large, rounds, true, log);
	});
	log('One large file down');
	const down = await inFolder(
		async (folder) => await measureDownloads(folder, large, rounds, true, log),
	);
	log('Many small files up');
	const smallUp = await inFolder(async (folder) => await measureSmallUploads(folder, small));
	log('Many small files down');
	const smallDown = await inFolder(async (folder) => await measureSmallDownloads(folder, small));
	log('Memory at larger sizes, up');
	const growthUp = await inFolder(async (folder) => {
		growth.forEach(({ name, bytes }) => writeSparseFile(join(folder, name), bytes));
		return await measureUploads(folder, growth, 1, false, log);
	});
	log('Memory at larger sizes, down');
	const growthDown = await inFolder(
		async (folder) => await measureDownloads(folder, growth, 1, false, log),
	);
	log('Lists');
	const lists = await inFolder(
		async (folder) => await measureLists(folder, extent.lists, rounds, log),
	);
	log('Polls');
	const polls = await measurePolls(extent.polled, [0, 50], rounds, log);
	return {
		...{ date: new Date().toISOString(), quick, machine },
		...{ up, down, growthUp, growthDown, smallUp, smallDown, lists, polls },
		package: await measurePackage(),
	};
}

/** Puts the run between the two marks of the page, in the house's Markdown style. */
async function writePage(text: string): Promise<void> {
	const page = readFileSync(PAGE, 'utf8');
	const [start, end] = MARKS.map((mark) => page.indexOf(mark));
	if (start < 0 || end < start)
		throw new Problem(`${PAGE} lacks the marks ${MARKS.join(' and ')}.`);
	const whole = `${page.slice(0, start)}${MARKS[0]}\n\n${text}\n\n${page.slice(end)}`;
	const style = await resolveConfig(PAGE);
	writeFileSync(PAGE, await format(whole, { ...style, parser: 'markdown' }));
}

void runScript(async () => {
	const { rounds, quick, docs } = readCommandLine();
	const result = await measure(quick ? QUICK : FULL, rounds, quick);
	const text = markdownOf(result);
	console.log(text);
	mkdirSync(OUTPUT, { recursive: true });
	writeFileSync(join(OUTPUT, 'bench.json'), `${JSON.stringify(result, null, '\t')}\n`);
	const chart = await chartOf(result);
	writeFileSync(join(OUTPUT, 'bench.svg'), chart);
	if (!docs) return;
	writeFileSync(join(ROOT, 'docs', 'performance.svg'), chart);
	await writePage(text);
});

function readCommandLine(): { rounds: number; quick: boolean; docs: boolean } {
	try {
		const { values } = parseArgs({
			options: {
				rounds: { type: 'string', default: '5' },
				quick: { type: 'boolean', default: false },
				'write-docs': { type: 'boolean', default: false },
			},
		});
		const rounds = Number(values.rounds);
		if (!Number.isInteger(rounds) || rounds < 1) throw new Error('--rounds wants a number from 1');
		return { rounds, quick: values.quick, docs: values['write-docs'] };
	} catch (error) {
		throw new Problem(`${(error as Error).message}\n${USAGE}`);
	}
}
