// A server that speaks just enough of Connections' Files for an upload (the nonce, and 201 with an
// entry) and drops the bytes once they are counted, so that it isn't what a benchmark measures.
// It notes when the first byte of a request came and when its answer was given, and the CPU time
// that the uploading process used in between.
// Use: node sink.mjs   prints {"url": …} when it listens; ends when its stdin closes.
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';

const NONCE = '0f1e2d3c-4b5a-6978-8796-a5b4c3d2e1f0';
/** Of Linux for user programs, whatever the kernel was built with. */
const TICKS_PER_SECOND = 100;

let settings = { latencyMs: 0, watch: 0 };
let uploads = [];
let requests = 0;
let firstAt;

/** Seconds of CPU that a process has used, all its threads together; null where it is not known. */
function cpuSeconds(pid) {
	try {
		const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
		// the second field is the program's name in brackets, which may hold blanks
		const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
		return (Number(fields[11]) + Number(fields[12])) / TICKS_PER_SECOND;
	} catch {
		return null;
	}
}

function escaped(text) {
	return text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}

function entry(label, bytes) {
	const id = `${String(uploads.length).padStart(8, '0')}-0000-4000-8000-000000000000`;
	const now = new Date().toISOString();
	return (
		'<?xml version="1.0" encoding="UTF-8"?><entry xmlns="http://www.w3.org/2005/Atom" xmlns:td="urn:ibm.com/td">' +
		`<id>urn:lsid:ibm.com:td:${id}</id><td:uuid>${id}</td:uuid><td:label>${label}</td:label>` +
		`<title type="text">${label}</title><published>${now}</published><updated>${now}</updated>` +
		`<link rel="enclosure" type="application/octet-stream" title="${label}" length="${bytes}"/></entry>`
	);
}

/** Answers after the latency that was set; `before` runs at the moment the answer is given. */
function answer(response, status, headers, body, before = () => {}) {
	const send = () => {
		before();
		response.writeHead(status, { 'X-LConn-Auth': 'true', ...headers }).end(body);
	};
	if (settings.latencyMs > 0) setTimeout(send, settings.latencyMs);
	else send();
}

function takeUpload(request, response) {
	const label = new URL(request.url, 'http://sink').searchParams.get('label') ?? 'file';
	const pid = Number(request.headers['bench-pid'] ?? settings.watch);
	const startedAt = performance.now();
	const cpuBefore = cpuSeconds(pid);
	let bytes = 0;
	request.on('data', (chunk) => {
		bytes += chunk.length;
	});
	request.on('end', () => {
		const type = 'application/atom+xml;type=entry;charset=UTF-8';
		answer(response, 201, { 'Content-Type': type }, entry(escaped(label), bytes), () => {
			const cpuAfter = cpuSeconds(pid);
			const used = cpuBefore === null || cpuAfter === null ? null : cpuAfter - cpuBefore;
			uploads.push({ bytes, startedAt, endedAt: performance.now(), cpuSeconds: used });
		});
	});
}

async function control(request, response) {
	if (request.method === 'POST') {
		let body = '';
		for await (const chunk of request) body += chunk;
		settings = { latencyMs: 0, watch: 0, ...JSON.parse(body) };
		uploads = [];
		requests = 0;
		firstAt = undefined;
	}
	response.writeHead(200, { 'Content-Type': 'application/json' });
	response.end(JSON.stringify({ requests, firstAt, uploads }));
}

const server = createServer((request, response) => {
	if (request.url.startsWith('/control')) return void control(request, response);
	requests += 1;
	firstAt ??= performance.now();
	if (request.url.endsWith('/nonce')) {
		return answer(response, 200, { 'Content-Type': 'text/plain', 'X-Update-Nonce': NONCE }, NONCE);
	}
	takeUpload(request, response);
});
server.requestTimeout = 0;
server.listen(0, '127.0.0.1', () => {
	console.log(JSON.stringify({ url: `http://127.0.0.1:${server.address().port}` }));
});
process.stdin.resume();
process.stdin.once('end', () => process.exit());
