import { filesRefusal } from '../http/answers.mjs';
import { deliver } from '../http/media.mjs';
import { attachmentOf, documentOf, versionOf } from './paths.mjs';
import { accessDenied, notFound } from './refusals.mjs';

/** Throws the 403 for a file that was not scanned, unless the caller knows, or is malicious. */
function checkScan(exchange, { scan }) {
	if (scan === 'malicious') {
		throw filesRefusal(403, 'MaliciousFile', 'The file was found to be malicious.');
	}
	if (scan === 'unscanned' && !exchange.flag('noDownloadWarning')) {
		throw filesRefusal(403, 'UnscannedFile', 'The file was not scanned for viruses.');
	}
}

/** Counts a download, and hands out its bytes where nothing is known against them. */
async function handOut(exchange, services, document, item) {
	checkScan(exchange, document);
	document.hits++;
	return await deliver(exchange, services, item);
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
