import { header } from '../../transport/wire';
import { ConnectionsFailure } from '../failures/failure';
import type { Subject } from '../failures/subject';
import { type Connection, exchange, filesAddress } from '../server/connection';

/** A nonce, and the server's own time when it was made. */
export interface Nonce {
	value: string;
	/** ms since 1970, from the header Date; null when the server sent none */
	serverTime: number | null;
}

/**
 * Fetches a nonce ("Getting a nonce key"). It guards the upload against forgery, and as the first
 * request it proves the credential, and lets n8n renew an expired token, before any byte is sent.
 */
export async function fetchNonce(connection: Connection, subject: Subject): Promise<Nonce> {
	const url = filesAddress(connection, '/nonce');
	// what fails here is the server's address or the credential, not the place of the upload
	const about: Subject = { ...subject, target: `the address ${url}`, placeLabel: undefined };
	const answer = await exchange(connection, { method: 'GET', url, headers: {} }, [200], about);
	const value = header(answer, 'x-update-nonce') ?? answer.body.trim();
	if (!/^[\x21-\x7e]{1,1000}$/.test(value)) {
		throw new ConnectionsFailure(
			'The server answered, but not as Connections does',
			"Check 'Base URL' and 'Files Path' in the credential.",
			String(answer.status),
			'NoNonce',
			'no',
		);
	}
	const serverTime = Date.parse(header(answer, 'date') ?? '');
	return { value, serverTime: Number.isNaN(serverTime) ? null : serverTime };
}
