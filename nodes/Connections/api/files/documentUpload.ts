import type { Source, WireAnswer, WireRequest } from '../../transport/wire';
import type { Subject } from '../failures/subject';
import { type Connection, exchange } from '../server/connection';
import type { PhasedRequest } from '../upload/phases';
import { encodeSlug } from '../upload/slug';
import { storedLabel } from './label';
import { type Nonce, nonceFor, renewing } from './nonce';
import type { UploadedDocument } from './uploadedDocument';

/** What travels with the bytes of a document or attachment. */
export interface UploadHeaders {
	contentType: string;
	contentLanguage?: string;
	/** name for the Slug header, not yet encoded */
	slug: string;
	/** a nonce that the user gives; else one is fetched */
	updateNonce?: string;
}

/**
 * Sends an upload with the nonce that the user gave, else with one from the server.
 *
 * @throws ConnectionsFailure
 */
export async function withNonce<T>(
	connection: Connection,
	{ updateNonce }: UploadHeaders,
	subject: Subject,
	send: (nonce: Nonce) => Promise<T>,
): Promise<T> {
	if (updateNonce) return await send({ value: updateNonce, serverTime: null });
	return await renewing(connection, await nonceFor(connection, subject), subject, send);
}

/** The documented headers that every upload to Files carries, but for the content's type and length. */
export function wireHeaders(headers: UploadHeaders, nonce: string): Record<string, string> {
	return {
		...(headers.contentLanguage ? { 'Content-Language': headers.contentLanguage } : {}),
		...(headers.slug ? { Slug: encodeSlug(headers.slug) } : {}),
		'X-Update-Nonce': nonce,
	};
}

/** One upload in one request, its length announced always: Connections refuses chunked bodies. */
export async function post(
	connection: Connection,
	url: string,
	headers: Record<string, string>,
	body: Source | { text: string; contentType: string },
	subject: Subject,
): Promise<WireAnswer> {
	const request: WireRequest =
		'text' in body
			? {
					method: 'POST',
					url,
					headers: {
						...headers,
						'Content-Type': body.contentType,
						'Content-Length': String(Buffer.byteLength(body.text)),
					},
					body: body.text,
				}
			: {
					method: 'POST',
					url,
					headers: { ...headers, 'Content-Length': String(body.length) },
					body,
				};
	return await exchange(connection, request, [200, 201], subject);
}

/** New bytes for a document that is there, in one request. */
export async function put(
	connection: Connection,
	{ url, headers, contentType, source, subject }: Omit<PhasedRequest, 'method'>,
): Promise<WireAnswer> {
	const request: WireRequest = {
		method: 'PUT',
		url,
		headers: { ...headers, 'Content-Type': contentType, 'Content-Length': String(source.length) },
		body: source,
	};
	return await exchange(connection, request, [200, 201], subject);
}

/**
 * Whether a stored document is the one that was sent; when in doubt it is not.
 *
 * @param name that was sent, which the server may have stored as another label
 */
export function isOurs(
	{ document }: UploadedDocument,
	name: string,
	size: number,
	nonce: Nonce | undefined,
): boolean {
	if (document === null || document.size !== size) return false;
	// blanks around a text in XML count for nothing
	if (storedLabel(document.label ?? '') !== storedLabel(name.trim())) return false;
	const since = nonce?.serverTime;
	const touched = Date.parse(document.updated ?? '');
	// the header Date knows only whole seconds
	return since != null && touched >= since - 1000;
}
