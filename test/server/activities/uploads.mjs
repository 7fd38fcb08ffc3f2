import { rm } from 'node:fs/promises';
import { activitiesRefusal, answer } from '../http/answers.mjs';
import { decodeName } from '../names.mjs';

/** Throws 411 where the length of a body is not told. */
export function requireLength(exchange) {
	if (exchange.contentLength === null) {
		throw activitiesRefusal(411, 'Length Required. Content-Length is missing.');
	}
}

function checkType(exchange, { settings, recorder }) {
	const type = exchange.mimeType;
	const structured = type === 'application/atom+xml' || type.startsWith('multipart/');
	if (structured && exchange.phase !== null) {
		recorder.violation(exchange, `${type} is not taken in two phases`);
	}
	if (structured || settings.refusedTypes.includes(type)) {
		throw activitiesRefusal(415, `Unsupported Media Type. ${type} is not supported.`);
	}
}

function checkSize(size, { settings: { maxUploadBytes } }) {
	if (maxUploadBytes !== null && size > maxUploadBytes) {
		throw activitiesRefusal(413, `The file has ${size} bytes; ${maxUploadBytes} are allowed.`);
	}
}

function announce(exchange, place, services) {
	const size = exchange.headers['x-ibm-upload-size'] ?? '';
	if (!/^\d+$/.test(size)) {
		throw activitiesRefusal(400, 'Bad Request. X-IBM-UPLOAD-SIZE is missing or no number.');
	}
	checkSize(Number(size), services);
	const { token, cookie } = services.uploads.announce(exchange, place, Number(size));
	return { ...answer(200, { 'X-IBM-UPLOAD-TOKEN': token }), cookies: [cookie] };
}

function redeem(exchange, place, { uploads, recorder }) {
	const { refusal, size, differences } = uploads.redeem(exchange, place);
	if (refusal) throw activitiesRefusal(refusal.status, refusal.text);
	for (const difference of differences) recorder.violation(exchange, difference);
	if (exchange.contentLength !== size) {
		throw activitiesRefusal(
			400,
			`Bad Request. ${size} bytes were announced and ${exchange.contentLength} came.`,
		);
	}
}

/**
 * What an upload to Activities goes through before its body is read. `place` says what it is for.
 * Returns null when the body may be stored, or the answer to phase 1. Throws refusals.
 */
export function admit(exchange, place, services) {
	requireLength(exchange);
	checkType(exchange, services);
	if (exchange.phase === 1) return announce(exchange, place, services);
	if (exchange.phase === 2) redeem(exchange, place, services);
	checkSize(exchange.contentLength, services);
	return null;
}

/** Name of the file (Slug) and of the field (Title) that come with an upload; one serves for both. */
export function namesOf({ headers: { slug, title } }, otherwise) {
	const fileName = decodeName(slug ?? title ?? otherwise)
		.split('/')
		.at(-1);
	return { fileName, name: title === undefined ? fileName : decodeName(title) };
}

/** Stores the body: what a file field holds of it. Throws the 403 of a virus scanner. */
export async function receiveFile(exchange, { store }) {
	const received = await exchange.body.toDisk();
	if (received.infected) {
		await rm(received.path, { force: true });
		throw activitiesRefusal(403, 'Forbidden. The file contains a virus.');
	}
	return {
		contentType: exchange.headers['content-type']?.trim() || 'application/octet-stream',
		...(await store.bytes.keep(received)),
	};
}
