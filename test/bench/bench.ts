/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/require-node-api-error, no-console -- runs outside n8n */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

import { format, resolveConfig } from 'prettier';

import { installN8n } from '../host/install';
import { ROOT, temporaryFolder } from '../host/pack';
import { logToStderr, Problem, runScript } from '../host/problem';
import { chartOf } from './chart';
import { type Contender, type NodeName, startContender } from './contender';
import { needRoom, writeFile, writeManyFiles, writeSparseFile } from './files';
import { type BenchFile, type LargeResult, measureLarge } from './large';
import { measurePackage } from './package';
import { markdownOf } from './report';
import { type BenchResult, describeMachine } from './result';
import { startSink } from './sink';
import { measureSmall } from './small';

const USAGE = `Use: npm run bench -- [--rounds N] [--quick] [--write-docs]
  --rounds N     how often each thing is measured (5)
  --quick        small files, to try the benchmark itself
  --write-docs   put the run into docs/performance.md, with its chart`;

const GIB = 2 ** 30;
const OUTPUT = join(ROOT, 'output');
const PAGE = join(ROOT, 'docs', 'performance.md');
const MARKS = ['<!-- newest run -->', '<!-- end of newest run -->'];

interface Extent {
	large: BenchFile[];
	growth: BenchFile[];
	smallFiles: number;
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
	})),
	smallFiles: 500,
};

const QUICK: Extent = {
	large: [{ label: '20 MB', name: 'large-1.bin', bytes: 20e6 }],
	growth: [{ label: '50 MB', name: 'growth-1.bin', bytes: 50e6 }],
	smallFiles: 40,
};

async function measure(extent: Extent, rounds: number, quick: boolean): Promise<BenchResult> {
	const log = logToStderr;
	const machine = await describeMachine();
	await installN8n(log);
	const folder = temporaryFolder('bench');
	const largest = Math.max(...[...extent.large, ...extent.growth].map(({ bytes }) => bytes));
	// the files themselves, and n8n's copy of the largest
	needRoom(folder, largest + extent.large.reduce((sum, { bytes }) => sum + bytes, 0) + GIB);
	extent.large.forEach(({ name, bytes }) => writeFile(join(folder, name), bytes));
	extent.growth.forEach(({ name, bytes }) => writeSparseFile(join(folder, name), bytes));
	writeManyFiles(join(folder, 'small'), extent.smallFiles, 10_000);
	const sink = await startSink();
	const withN8n =
		<T extends NodeName>(...names: T[]) =>
		async <R>(measureWith: (contenders: Record<T, Contender>) => Promise<R>): Promise<R> => {
			const contenders = {} as Record<T, Contender>;
			for (const name of names) {
				contenders[name] = await startContender(name, folder, join(ROOT, 'dist'), sink.url);
			}
			const result = await measureWith(contenders);
			for (const name of names) await contenders[name].stop();
			return result;
		};
	try {
		log('One large file');
		const large = await measureLarge(
			{ folder, sink, withContenders: withN8n('connections', 'httpRequest'), log },
			['connections', 'httpRequest', 'undici', 'curl'],
			extent.large,
			rounds,
		);
		log('Many small files');
		const small = await withN8n(
			'connections',
			'httpRequest',
		)(
			async (contenders) =>
				await measureSmall(
					{ sink, contenders, pattern: 'small/*.bin', count: extent.smallFiles, log },
					[0, 50],
					rounds,
				),
		);
		log('Memory at larger sizes');
		const growth: LargeResult[] = [];
		for (const tool of ['connections', 'httpRequest'] as const) {
			const setup = { folder, sink, withContenders: withN8n(tool), log };
			growth.push(...(await measureLarge(setup, [tool], extent.growth, 1)));
		}
		const date = new Date().toISOString();
		return { date, quick, machine, large, growth, small, package: await measurePackage() };
	} finally {
		await sink.stop();
		rmSync(folder, { recursive: true, force: true });
	}
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
