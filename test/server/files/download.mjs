import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { answer, filesRefusal, htmlAnswer } from '../http/answers.mjs';
import { attachmentOf, documentOf, versionOf } from './paths.mjs';
import { accessDenied, notFound } from './refusals.mjs';

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
export async function mediaAnswer(exchange, { store, settings }, item) {
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

/** Throws the 403 for a file that was not scanned, unless the caller knows, or is malicious. */
function checkScan(exchange, { scan }) {
	if (scan === 'malicious') {
		throw filesRefusal(403, 'MaliciousFile', 'The file was found to be malicious.');
	}
	if (scan === 'unscanned' && !exchange.flag('noDownloadWarning')) {
		throw filesRefusal(403, 'UnscannedFile', 'The file was not scanned for viruses.');
	}
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
async function handOut(exchange, services, document, item) {
	checkScan(exchange, document);
	document.hits++;
	return services.settings.redirectMedia === null
		? await mediaAnswer(exchange, services, item)
		: redirected(exchange, services, item);
}

const currentMedia = (document) => ({ ...document, name: document.label });

function versionMedia(document, version) {
	const { versionCreated, versionUuid: id } = version;
	const times = { created: versionCreated, modified: versionCreated };
	return { ...version, id, ...times, name: `${version.label} [v${version.version}]` };
}

/** GET …/document/{id}/media: the current version of a file. */
export async function getMedia(exchange, params, services) {
	const document = documentOf(exchange, params, services);
	return await handOut(exchange, services, document, currentMedia(document));
}

/** GET …/version/{versionUuid}/media: a version of a file. */
export async function getVersionMedia(exchange, params, services) {
	const document = documentOf(exchange, params, services);
	const version = versionOf(document, params.version);
	return await handOut(exchange, services, document, versionMedia(document, version));
}

/** GET …/attachment/{id}/media. */
export async function getAttachmentMedia(exchange, params, services) {
	const document = documentOf(exchange, params, services);
	const attachment = attachmentOf(document, params.attachment);
	const item = { ...attachment, name: attachment.label };
	return await handOut(exchange, services, document, item);
}

/** GET of the enclosure link, without signing in: public files only. */
export async function getAnonymousMedia(exchange, params, services) {
	const document = services.store.files.documents.get(params.document);
	if (!document) throw notFound('Item', params.document);
	if (document.visibility !== 'public') throw accessDenied('see this file without signing in');
	return await handOut(exchange, services, document, currentMedia(document));
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
