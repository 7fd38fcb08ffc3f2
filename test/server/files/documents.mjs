import { documentAnswer } from './entries/document.mjs';
import { putEntryMedia } from './newVersion.mjs';
import { documentOf } from './paths.mjs';
import { invalidRequest } from './refusals.mjs';
import { updateMetadata } from './update.mjs';

/** GET …/document/{id}/entry: a file's metadata. */
export function getEntry(exchange, params, services) {
	return documentAnswer(exchange, services, documentOf(exchange, params, services));
}

/** PUT …/document/{id}/entry: an Atom entry changes metadata, any other type is the file itself. */
export async function putEntry(exchange, params, services) {
	return exchange.mimeType === 'application/atom+xml' && exchange.phase === null
		? await updateMetadata(exchange, params, services)
		: await putEntryMedia(exchange, params, services);
}

/** POST …/document/{id}/entry: uploads in two phases only, where they are taken. */
export async function postEntry(exchange, params, services) {
	if (exchange.phase === null || !services.settings.phasesEnabled) {
		throw invalidRequest('A POST to the entry of a file is an upload in two phases.');
	}
	return await putEntryMedia(exchange, params, services);
}
