// A server that speaks just enough of Connections' Files for an upload (the nonce, and 201 with an
// entry) and drops the bytes once they are counted, so that it isn't what a benchmark measures.
// It notes when the first byte of a request came and when its answer was given, and the CPU time
// that the uploading process used in between.
// Use: node sink.mjs
import { cpuSeconds, escaped, now, serve } from './measured.mjs';

const NONCE = '0f1e2d3c-4b5a-6978-8796-a5b4c3d2e1f0';

function entry(label, bytes, number) {
	const id = `${String(number).padStart(8, '0')}-0000-4000-8000-000000000000`;
	const time = new Date().toISOString();
	return (
		'<?xml version="1.0" encoding="UTF-8"?><entry xmlns="http://www.w3.org/2005/Atom" xmlns:td="urn:ibm.com/td">' +
		`<id>urn:lsid:ibm.com:td:${id}</id><td:uuid>${id}</td:uuid><td:label>${label}</td:label>` +
		`<title type="text">${label}</title><published>${time}</published><updated>${time}</updated>` +
		`<link rel="enclosure" type="application/octet-stream" title="${label}" length="${bytes}"/></entry>`
	);
}

function takeUpload(request, response, { settings, seen, answer }) {
	const label = new URL(request.url, 'http://sink').searchParams.get('label') ?? 'file';
	const pid = Number(request.headers['bench-pid'] ?? settings.watch);
	const startedAt = now();
	const cpuBefore = cpuSeconds(pid);
	let bytes = 0;
	request.on('data', (chunk) => {
		bytes += chunk.length;
	});
	request.on('end', () => {
		const type = 'application/atom+xml;type=entry;charset=UTF-8';
		const body = entry(escaped(label), bytes, seen.uploads.length);
		answer(response, 201, { 'Content-Type': type }, body, () => {
			const cpuAfter = cpuSeconds(pid);
			const used = cpuBefore === null || cpuAfter === null ? null : cpuAfter - cpuBefore;
			seen.uploads.push({ bytes, startedAt, endedAt: now(), cpuSeconds: used });
		});
	});
}

serve((request, response, side) => {
	if (!request.url.endsWith('/nonce')) return takeUpload(request, response, side);
	const headers = { 'Content-Type': 'text/plain', 'X-Update-Nonce': NONCE };
	side.answer(response, 200, headers, NONCE);
});
