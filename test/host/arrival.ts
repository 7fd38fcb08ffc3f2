import type { ConnectionsServer } from '../server/client';
import { fileSize, sha256OfFile } from './file';

/** What became of a file that was uploaded into the Connections test server. */
export interface Arrival {
	/** Whether what the server stored is what lay on disk, byte by byte. */
	equal: boolean;
	/** The same for a person to read. */
	lines: string[];
}

function sizeText(bytes: number): string {
	const exact = `${bytes.toLocaleString('en-US')} bytes`;
	return bytes < 2 ** 20 ? exact : `${exact} (${(bytes / 2 ** 20).toFixed(1)} MiB)`;
}

/** How long the request with the bytes was under way, by the server's clock, and how fast that is. */
async function rateText(connections: ConnectionsServer, bytes: number): Promise<string> {
	const requests = await connections.requests();
	const upload = requests.findLast(
		({ method, bodyBytes }) => method === 'POST' && bodyBytes === bytes,
	);
	if (!upload?.endedAt) return '';
	const ms = Date.parse(upload.endedAt) - Date.parse(upload.startedAt);
	const rate = ms > 0 ? `, ${(bytes / 2 ** 20 / (ms / 1000)).toFixed(1)} MiB/s` : '';
	return ` in ${ms} ms${rate}`;
}

/**
 * Compares a file on disk with the document that the server made of it.
 * @param documentId what the node put out as `id`
 */
export async function arrivalOf(
	connections: ConnectionsServer,
	documentId: unknown,
	file: string,
): Promise<Arrival> {
	const { documents } = await connections.store();
	const document = documents.find(({ id }) => id === documentId);
	if (!document) {
		return { equal: false, lines: [`The server holds no document with the id ${documentId}.`] };
	}
	const sent = await sha256OfFile(file);
	const equal = document.sha256 === sent && document.size === fileSize(file);
	return {
		equal,
		lines: [
			`  name            ${document.label}`,
			`  size            ${sizeText(document.size)}${await rateText(connections, document.size)}`,
			`  SHA-256 sent    ${sent}`,
			`  SHA-256 stored  ${document.sha256}`,
			`  bytes equal     ${equal ? 'yes' : 'NO'}`,
			`  see it at       ${connections.url}/#${document.id}`,
		],
	};
}
