// What the servers of the benchmark have in common: a side to set them and to ask what they saw, and
// answers that come as late as was set. Times are ms since 1970 with fractions, by a clock that does
// not jump, so that processes of one machine agree on them.
// A server prints {"url": …} when it listens and ends when its stdin closes.
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';

/** Of Linux for user programs, whatever the kernel was built with. */
const TICKS_PER_SECOND = 100;

export const now = () => performance.timeOrigin + performance.now();

/** Seconds of CPU that a process has used, all its threads together; null where it is not known. */
export function cpuSeconds(pid) {
	try {
		const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
		// the second field is the program's name in brackets, which may hold blanks
		const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
		return (Number(fields[11]) + Number(fields[12])) / TICKS_PER_SECOND;
	} catch {
		return null;
	}
}

export const escaped = (text) => text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);

const atRest = { latencyMs: 0, watch: 0 };

/** Serves what `handle(request, response, side)` answers; `side` has the settings and what was seen. */
export function serve(handle) {
	const side = { settings: atRest, seen: null, answer };
	forget();

	function forget() {
		side.seen = { requests: 0, bytes: 0, firstAt: null, firstCpu: null, uploads: [] };
	}

	/** Answers after the latency that was set; `before` runs at the moment the answer is given. */
	function answer(response, status, headers, body, before = () => {}) {
		const send = () => {
			before();
			side.seen.bytes += Buffer.byteLength(body);
			response.writeHead(status, { 'X-LConn-Auth': 'true', ...headers }).end(body);
		};
		if (side.settings.latencyMs > 0) setTimeout(send, side.settings.latencyMs);
		else send();
	}

	async function control(request, response) {
		if (request.method === 'POST') {
			let body = '';
			for await (const chunk of request) body += chunk;
			side.settings = { ...atRest, ...JSON.parse(body) };
			forget();
		}
		response.writeHead(200, { 'Content-Type': 'application/json' });
		const cpu = cpuSeconds(side.settings.watch);
		response.end(JSON.stringify({ ...side.seen, cpu }));
	}

	const server = createServer((request, response) => {
		if (request.url.startsWith('/control')) return void control(request, response);
		side.seen.requests += 1;
		side.seen.firstAt ??= now();
		side.seen.firstCpu ??= cpuSeconds(side.settings.watch);
		handle(request, response, side);
	});
	server.requestTimeout = 0;
	server.listen(0, '127.0.0.1', () => {
		console.log(JSON.stringify({ url: `http://127.0.0.1:${server.address().port}` }));
	});
	process.stdin.resume();
	process.stdin.once('end', () => process.exit());
}
