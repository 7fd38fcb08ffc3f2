import type { WireAnswer } from '../../transport/wire';
import type { Subject } from '../failures/subject';
import { type Connection, exchange } from '../server/connection';

/** Sends an Atom entry once; Activities asks for no nonce. */
export async function sendEntry(
	connection: Connection,
	method: 'POST' | 'PUT',
	url: string,
	text: string,
	expected: number[],
	subject: Subject,
): Promise<WireAnswer> {
	const headers = {
		'Content-Type': 'application/atom+xml',
		'Content-Length': String(Buffer.byteLength(text)),
	};
	return await exchange(connection, { method, url, headers, body: text }, expected, subject);
}
