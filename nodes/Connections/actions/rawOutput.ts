import type { IDataObject } from 'n8n-workflow';
import { elementToJson } from '../api/atom/json';
import type { ReadEntry } from '../api/server/read';
import type { Uploaded } from '../api/upload/uploaded';

/** The whole Atom entry as JSON, and what the answer said beside it. */
export function rawOutput(uploaded: Uploaded): IDataObject {
	const { entry, bytesSent, location, etag, lastModified, note } = uploaded;
	return {
		entry: entry && elementToJson(entry),
		bytesSent,
		headers: { location, etag, lastModified },
		...(note ? { note } : {}),
	};
}

/** The whole Atom entry that was read, as JSON, and the headers beside it. */
export function wholeEntry({ entry, headers }: ReadEntry): IDataObject {
	return { entry: elementToJson(entry), headers: { ...headers } };
}
