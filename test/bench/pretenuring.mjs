// Why uploads are slow in some processes, with Node alone.
//
// Node's Writable keeps what is written while it is busy, or corked, in a record of its own:
// {chunk, encoding, callback}. Where many such records lived through collections once, V8 makes them
// old from then on (allocation site pretenuring). An old record that is done with still holds its
// chunk until the next collection of the whole heap; http corks the socket for each write, so each
// chunk of each request is held by such a record. Chunks that were read from a file lie outside of
// V8's heap, count as part of it, and so call for those collections, again and again.
//
// Uploads 1 GiB three times, each in a process of its own: as it is; after streams that were busy for
// a while, as when a server starts; and after the same with V8's pretenuring switched off.
// Use: node pretenuring.mjs
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, createReadStream, ftruncateSync, mkdtempSync, openSync, rmSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PerformanceObserver } from 'node:perf_hooks';
import { Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

const SIZE = 2 ** 30;
const PIECE = 256 * 1024;
const here = (name) => fileURLToPath(new URL(name, import.meta.url));

/** Strings fill a page of young objects each; collections of those free the pieces of the file. */
const blank = Buffer.alloc(131_000);
function dropLitter(bytes) {
	for (let left = bytes; left > 0; left -= PIECE) blank.toString('latin1');
}

/** Streams that are busy while collections come, so that the records of what they keep survive. */
async function keepStreamsBusy() {
	const busy = [];
	for (let count = 0; count < 3000; count += 1) {
		const stream = new Writable({ highWaterMark: 1, write: () => undefined });
		for (let writes = 0; writes < 20; writes += 1) stream.write('x');
		busy.push(stream);
		dropLitter(1_000_000);
		if (count % 50 === 0) await sleep(0);
	}
}

async function upload(url, path) {
	const headers = { 'Content-Length': SIZE };
	const sent = request(`${url}/upload`, { method: 'POST', headers });
	const answered = once(sent, 'response');
	const withLitter = async function* (pieces) {
		for await (const piece of pieces) {
			dropLitter(4 * piece.length);
			yield piece;
		}
	};
	await pipeline(createReadStream(path, { highWaterMark: PIECE }), withLitter, sent);
	const [answer] = await answered;
	await once(answer.resume(), 'end');
}

async function measure(url, path, afterBusyStreams) {
	// what a collection of the whole heap has to go through
	const heap = Array.from({ length: 2_000_000 }, (_, index) => ({ index, list: [index] }));
	const collections = { 1: 0, 4: 0 };
	const observer = new PerformanceObserver((list) => {
		list.getEntries().forEach(({ detail }) => (collections[detail.kind] += 1));
	});
	if (afterBusyStreams) await keepStreamsBusy();
	await sleep(300);
	observer.observe({ entryTypes: ['gc'] });
	const [startedAt, cpuBefore] = [performance.now(), process.cpuUsage()];
	await upload(url, path);
	const { user, system } = process.cpuUsage(cpuBefore);
	const seconds = (performance.now() - startedAt) / 1000;
	await sleep(100);
	const figures = [
		`${seconds.toFixed(2)} s`,
		`${((user + system) / 1e6).toFixed(2)} s of CPU`,
		`${collections[4]} collections of the whole heap (${heap.length} objects)`,
		`${collections[1]} of young objects`,
	];
	console.log(figures.join(', '));
}

async function run(title, flags, args) {
	console.log(title);
	const child = spawn(process.execPath, [...flags, here('pretenuring.mjs'), ...args], {
		stdio: 'inherit',
	});
	await once(child, 'exit');
}

async function compare() {
	const folder = mkdtempSync(join(tmpdir(), 'pretenuring-'));
	const path = join(folder, 'file');
	const file = openSync(path, 'w');
	ftruncateSync(file, SIZE);
	closeSync(file);
	const sink = spawn(process.execPath, [here('sink.mjs')], { stdio: ['pipe', 'pipe', 'inherit'] });
	const { url } = JSON.parse(String((await once(sink.stdout, 'data'))[0]));
	await run('As it is', [], [url, path]);
	await run('After busy streams', [], [url, path, 'after-busy-streams']);
	await run(
		'After busy streams, with --no-allocation-site-pretenuring',
		['--no-allocation-site-pretenuring'],
		[url, path, 'after-busy-streams'],
	);
	sink.stdin.end();
	rmSync(folder, { recursive: true });
}

const [url, path, busy] = process.argv.slice(2);
await (url ? measure(url, path, busy) : compare());
