import { type ByteStream, header, type WireAnswer } from '../../transport/wire';
import { ConnectionsFailure, failureOfAnswer, failureOfError } from '../failures/failure';
import { isFromConnections, isHtml } from '../failures/serverWords';
import type { Subject } from '../failures/subject';
import type { Connection } from '../server/connection';
import { nameInDisposition } from './disposition';

/** A file to fetch, with what is known of it beforehand; null is what is not known. */
export interface WantedFile {
	url: string;
	name: string | null;
	mimeType: string | null;
	/** bytes */
	size: number | null;
}

/** Where the bytes go. */
export interface Store<Stored> {
	/**
	 * Called before anything is fetched, with the bytes that are to come where they are known.
	 *
	 * @throws what cannot be stored
	 */
	admit(size: number | null): Promise<void>;
	/** Puts the bytes away while they come. */
	take(stream: ByteStream, file: { name: string; mimeType: string }): Promise<Stored>;
}

/** What came of a file. */
export interface FetchedFile<Stored> {
	stored: Stored;
	/** bytes that came */
	size: number;
	name: string;
	mimeType: string;
	/** what the user should know about a success that is not plain */
	note?: string;
}

const mostRedirects = 5;

/**
 * Fetches the bytes of a file once, straight into the store. A redirect is followed, as servers may
 * leave downloads to another host, with a token in the address (recorded for the cloud, documented
 * for one's own): without the credential where the host is another, never from https to http, at most
 * five times. What is no file is a failure: a login page, or another length than was announced or
 * than the entry tells. Only HTML may differ from its entry, since servers filter active content; then a note says so.
 *
 * @throws ConnectionsFailure
 */
export async function fetchFile<Stored>(
	connection: Connection,
	wanted: WantedFile,
	subject: Subject,
	store: Store<Stored>,
): Promise<FetchedFile<Stored>> {
	await store.admit(wanted.size);
	const filtered = isHtmlType(wanted.mimeType);
	let url = wanted.url;
	for (let redirects = 0; ; redirects++) {
		const signed = new URL(url).origin === new URL(wanted.url).origin;
		let given = { name: '', mimeType: '' };
		const { answer, taken, bytes } = await connection
			.receive(
				{
					url,
					signed,
					length: filtered ? null : wanted.size,
					unpacked: true,
					isWanted: (head) => isFile(head, wanted),
				},
				async (stream, head) => {
					given = { name: nameFor(wanted, head), mimeType: typeFor(wanted, head) };
					return await store.take(stream, given);
				},
			)
			.catch((error: unknown) => {
				throw failureOfError(error, subject, false);
			});
		if (bytes !== undefined) {
			return { stored: taken, size: bytes, ...given, ...noteOn(wanted, bytes) };
		}
		const next = redirectOf(answer, url);
		if (!next) throw failureOfAnswer(answer, subject).withoutDoubt();
		if (redirects >= mostRedirects || (url.startsWith('https:') && !next.startsWith('https:'))) {
			throw wrongRedirect(next, redirects >= mostRedirects, subject);
		}
		url = next;
	}
}

/** Whether an answer 200 can be the file: a page that nobody of Connections sent is a login page. */
function isFile(head: WireAnswer, { mimeType }: WantedFile): boolean {
	if (!isHtml(head) || isFromConnections(head)) return true;
	// a download host of its own may send web pages that are files
	return isHtmlType(mimeType) && header(head, 'content-disposition') !== null;
}

function isHtmlType(mimeType: string | null): boolean {
	return /\bx?html\b/i.test(mimeType ?? '');
}

function nameFor({ name }: WantedFile, head: WireAnswer): string {
	return name ?? nameInDisposition(header(head, 'content-disposition')) ?? 'file';
}

/** The type as it was stored: the entry's, else that of the answer. */
function typeFor({ mimeType }: WantedFile, head: WireAnswer): string {
	const [ofAnswer = ''] = (header(head, 'content-type') ?? '').split(';');
	return mimeType ?? (ofAnswer.trim() || 'application/octet-stream');
}

function noteOn({ size }: WantedFile, came: number): { note?: string } {
	if (size === null || size === came) return {};
	return {
		note: `The file has ${size} bytes on the server and ${came} came: servers filter active content out of web pages.`,
	};
}

/** Where a redirect leads; null where the answer is none. */
function redirectOf({ status, headers }: WireAnswer, from: string): string | null {
	const location = headers.location;
	if (![301, 302, 303, 307, 308].includes(status) || typeof location !== 'string') return null;
	if (!URL.canParse(location, from)) return null;
	const { protocol, href } = new URL(location, from);
	return /^https?:$/.test(protocol) ? href : null;
}

/** The address itself may hold a token, so only its host is named. */
function wrongRedirect(next: string, tooMany: boolean, { kind }: Subject): ConnectionsFailure {
	const { protocol, host } = new URL(next);
	return new ConnectionsFailure(
		tooMany
			? `The server led the download of the ${kind} from place to place`
			: `The server led the download of the ${kind} from https to ${protocol}//${host}`,
		tooMany
			? `It was followed ${mostRedirects} times, last to ${host}. Ask the administrator to check the download redirection of the server.`
			: 'The file would travel unprotected, so it was not fetched. Ask the administrator to let downloads come over https.',
		null,
		tooMany ? 'TooManyRedirects' : 'UnsafeRedirect',
		'no',
	);
}
