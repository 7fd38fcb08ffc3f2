import { answer, filesRefusal, htmlAnswer, Refusal } from '../http/answers.mjs';
import { labelOfSlug } from '../names.mjs';

const MULTIPART_ANSWER = 'The upload was taken as a form.';

function checkNonce(exchange, { nonces, recorder }) {
	const nonce = exchange.headers['x-update-nonce'];
	const usesLeft = nonces.get(nonce);
	if (nonce !== undefined && usesLeft === undefined) {
		recorder.violation(exchange, 'X-Update-Nonce is none that this server gave out');
	}
	if (usesLeft === 0) throw filesRefusal(403, 'AccessDenied', 'The nonce is no longer valid.');
	if (exchange.mimeType === 'text/plain' && usesLeft === undefined) {
		throw filesRefusal(403, 'AccessDenied', 'A text/plain upload needs a valid nonce.');
	}
	if (usesLeft !== undefined) nonces.set(nonce, usesLeft - 1);
}

function checkType(exchange, { settings }) {
	const type = exchange.mimeType;
	if (type.startsWith('multipart/')) {
		// A form upload answers 200 with HTML even when it failed.
		throw new Refusal(htmlAnswer(200, 'Upload', MULTIPART_ANSWER));
	}
	if (settings.refusedTypes.includes(type)) {
		throw filesRefusal(415, 'InvalidType', `Content of the type ${type} is not supported.`);
	}
}

function checkSize(size, library, { store, settings }) {
	const { maxUploadBytes, maxUploadStatus, quotaBytes } = settings;
	if (maxUploadBytes !== null && size > maxUploadBytes) {
		throw filesRefusal(
			maxUploadStatus,
			'ContentMaxSizeExceeded',
			`The file has ${size} bytes; ${maxUploadBytes} are allowed.`,
		);
	}
	const librarySize = store.files.sizeOfLibrary(library.id);
	if (librarySize + size > quotaBytes) {
		throw filesRefusal(403, 'QuotaViolation', 'The library has no room for this file.', {
			libraryQuota: quotaBytes,
			librarySize,
			uploadSize: size,
		});
	}
}

function checkOneShot(exchange, { settings }) {
	const { phasesEnabled, singleUploadLimitBytes } = settings;
	if (!phasesEnabled || singleUploadLimitBytes === null) return;
	if (exchange.contentLength > singleUploadLimitBytes) {
		// The upload module of the HTTP server says this, not Files behind it.
		throw new Refusal(
			htmlAnswer(413, 'Request Entity Too Large', 'Upload this file in two phases.', {
				connections: false,
			}),
		);
	}
}

/** The size that phase 1 announces. Throws a 400 where it says none. */
function announcedSize(exchange) {
	const size = exchange.headers['x-ibm-upload-size'] ?? '';
	if (!/^\d+$/.test(size)) {
		throw filesRefusal(400, 'InvalidRequest', 'X-IBM-UPLOAD-SIZE is missing or no number.');
	}
	return Number(size);
}

/**
 * What every upload of binary data to Files goes through before its body is read: length, type,
 * nonce, sizes, and the two phases where the path takes them. Returns null when the upload may go on,
 * or the answer to phase 1. Throws refusals.
 */
export function admit(exchange, library, services, { phases = false } = {}) {
	if (exchange.contentLength === null) {
		throw filesRefusal(411, 'LengthRequired', 'Content-Length is missing.');
	}
	checkType(exchange, services);
	checkNonce(exchange, services);
	const phase = phases && services.settings.phasesEnabled ? exchange.phase : null;
	if (phase === 1) {
		const size = announcedSize(exchange);
		checkSize(size, library, services);
		const { token, cookie } = services.uploads.announce(exchange, exchange.path, size);
		return { ...answer(200, { 'X-IBM-UPLOAD-TOKEN': token }), cookies: [cookie] };
	}
	if (phase === 2) checkPhase2(exchange, services);
	else checkOneShot(exchange, services);
	checkSize(exchange.contentLength, library, services);
	return null;
}

function checkPhase2(exchange, { uploads, recorder }) {
	const { refusal, size, differences } = uploads.redeem(exchange, exchange.path);
	if (refusal) throw filesRefusal(refusal.status, 'InvalidUpload', refusal.text);
	for (const difference of differences) recorder.violation(exchange, difference);
	if (exchange.contentLength !== size) {
		throw filesRefusal(
			400,
			'InvalidUpload',
			`${size} bytes were announced and ${exchange.contentLength} came.`,
		);
	}
}

/** The name of an upload: the parameter label wins over the Slug, that over an entry's title. */
export function nameOf(exchange, title = '') {
	const { slug } = exchange.headers;
	const name = exchange.query.get('label') ?? (slug ? labelOfSlug(slug) : title);
	if (name.trim() === '') throw filesRefusal(400, 'InvalidPath', 'The name of the file is empty.');
	return name;
}
