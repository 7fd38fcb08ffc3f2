import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { answer, htmlAnswer } from './answers.mjs';

/** A date as Content-Disposition has it: with the server's offset, which may not be zero. */
const dispositionDate = (milliseconds) =>
	new Date(milliseconds).toUTCString().replace('GMT', '+0000');

function mediaHeaders(item, { dispositionLanguage }) {
	const { id, name, size, contentType, created, modified } = item;
	const disposition = `attachment; filename*=UTF-8'${dispositionLanguage}'${encodeURIComponent(name)}; size=${size}; creation-date="${dispositionDate(created)}"; modification-date="${dispositionDate(modified)}";`;
	return {
		'Content-Type': contentType,
		'Content-Disposition': disposition,
		'Last-Modified': new Date(modified).toUTCString(),
		ETag: `"${id}:modified=${modified}"`,
		'X-Content-Type-Options': 'nosniff',
		'Cache-Control': 'private, must-revalidate, max-age=0',
	};
}

/** An HTML file as the filter for active content leaves it. */
async function filtered(path) {
	const html = await readFile(path, 'utf8');
	return html.replace(/<script\b[\s\S]*?(<\/script>|$)/gi, '');
}

/**
 * The bytes of something as a download: `item` is { id, name, size, contentType, created, modified,
 * blob }.
 */
async function mediaAnswer(exchange, { store, settings }, item) {
	const headers = mediaHeaders(item, settings);
	if (exchange.headers['if-none-match'] === headers.ETag) {
		return answer(304, { ETag: headers.ETag });
	}
	const delivery = { gzip: settings.mediaGzip, framing: settings.mediaFraming };
	const plain = { ...answer(200, headers), delivery };
	if (!item.blob) return plain;
	const path = store.bytes.pathOf(item);
	if (settings.filterHtml && /^text\/html/.test(item.contentType)) {
		return { ...plain, body: await filtered(path) };
	}
	return { ...plain, file: { path, size: item.size } };
}

/** The 302 to the second host, with a token that is good there. */
function redirected(exchange, services, item) {
	const { downloads, settings, clock } = services;
	if (settings.redirectMedia === 'dashboard') {
		const Location = `${downloads.origin}/`;
		return answer(302, { Location, 'Content-Type': 'text/plain; charset=UTF-8' });
	}
	const token = randomUUID();
	downloads.tokens.set(token, { item, until: clock.now() + 60_000 });
	const Location = `${downloads.origin}/files/download/${item.id}?token=${token}&f=media`;
	return answer(302, { Location, 'Content-Type': 'text/plain; charset=UTF-8' });
}

/** Hands out something's bytes here, or sends the caller to the second host for them. */
export async function deliver(exchange, services, item) {
	return services.settings.redirectMedia === null
		? await mediaAnswer(exchange, services, item)
		: redirected(exchange, services, item);
}

/**
 * What the second host answers: media for a good token, its start page at the root, else a 403 page.
 * It is no Connections application, and must never see who asks.
 */
export async function answerDownload(exchange, services) {
	const { downloads, recorder, clock } = services;
	for (const name of ['authorization', 'cookie', 'x-update-nonce']) {
		if (exchange.headers[name] !== undefined) {
			recorder.violation(exchange, `The download host was sent the header ${name}`);
		}
	}
	const plain = { connections: false };
	if (exchange.path === '/') return htmlAnswer(200, 'Dashboard', 'Welcome back.', plain);
	const found = downloads.tokens.get(exchange.query.get('token'));
	if (exchange.method !== 'GET' || !found || found.until < clock.now()) {
		return htmlAnswer(403, 'Forbidden', 'The token is not good here.', plain);
	}
	return { ...(await mediaAnswer(exchange, services, found.item)), connections: false };
}
