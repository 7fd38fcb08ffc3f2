import { header, TransportFailure, type WireAnswer } from '../../transport/wire';
import { isFromConnections, isHtml, readServerWords } from './serverWords';
import type { GivenId, Repeatable, Subject } from './subject';
import { explain } from './table';

/** A failure in the words that the user reads. */
export class ConnectionsFailure extends Error {
	constructor(
		message: string,
		/** what to do, with the server's code and log reference */
		readonly description: string,
		readonly httpCode: string | null,
		/** the server's code ("ItemExists"), else the cause of the transport */
		readonly code: string | null,
		readonly repeatable: Repeatable,
		/** ms that the server asked to wait (Retry-After) */
		readonly retryAfter: number | null = null,
		/** see {@link Subject} */
		readonly ids: GivenId[] = [],
	) {
		super(message);
		this.name = 'ConnectionsFailure';
	}

	/** The same failure in other words, after which nothing is sent again. */
	inWords(message: string, description = this.description): ConnectionsFailure {
		const { httpCode, code, ids } = this;
		return new ConnectionsFailure(message, description, httpCode, code, 'no', null, ids);
	}

	/** The same failure of a request that carried nothing to store. */
	withoutDoubt(): ConnectionsFailure {
		const { message, description, httpCode, code, repeatable, retryAfter, ids } = this;
		const certain = { yes: 'yes', perhaps: 'yes', look: 'no', no: 'no' } as const;
		return new ConnectionsFailure(
			message,
			description,
			httpCode,
			code,
			certain[repeatable],
			retryAfter,
			ids,
		);
	}
}

/** The failure behind an answer that is no success. */
export function failureOfAnswer(answer: WireAnswer, subject: Subject): ConnectionsFailure {
	const words = readServerWords(answer);
	const behindProxy = !isFromConnections(answer);
	const wait = retryAfter(answer);
	const row = explain({
		subject,
		status: answer.status,
		answer,
		words,
		behindProxy,
		html: isHtml(answer),
	});
	return new ConnectionsFailure(
		withWords(row.message, words.message),
		sentences(
			row.remedy,
			behindProxy &&
				!row.namesProxy &&
				'Connections itself did not send this answer, something in front of it did (a reverse proxy or a login page).',
			wait !== null &&
				`The server asks to wait ${Math.ceil(wait / 1000)} seconds before the next try.`,
			words.code && `The server's code: ${words.code}.`,
			words.logReference && `Reference in the server's log: ${words.logReference}.`,
		),
		String(answer.status),
		words.code,
		row.repeatable ?? 'no',
		wait,
		subject.ids,
	);
}

/** Milliseconds of the header Retry-After (seconds or a date); null where there is none. */
function retryAfter(answer: WireAnswer): number | null {
	const value = header(answer, 'retry-after');
	if (value === null) return null;
	const ms = /^\d+$/.test(value) ? Number(value) * 1000 : Date.parse(value) - Date.now();
	return Number.isFinite(ms) ? Math.max(ms, 0) : null;
}

/**
 * The failure behind whatever a request threw; other errors pass through unchanged.
 *
 * @param uploading whether the request carried what is uploaded
 */
export function failureOfError(error: unknown, subject: Subject, uploading: boolean): unknown {
	if (!(error instanceof TransportFailure)) return error;
	const { reason, detail, bodySent } = error;
	const row = explain({ subject, reason, detail, uploading });
	const words = error.answer ? readServerWords(error.answer) : null;
	const failure = new ConnectionsFailure(
		withWords(row.message, words?.message ?? null),
		sentences(row.remedy, detail && `Technical detail: ${detail}.`),
		error.answer ? String(error.answer.status) : null,
		words?.code ?? reason,
		row.repeatable ?? 'no',
	);
	// a body that was cut short cannot have been stored, as its length was announced
	return bodySent || reason === 'hasty' ? failure : failure.withoutDoubt();
}

/** What happened, with the server's own words where they say more. */
function withWords(message: string, words: string | null): string {
	return words && saysMore(words, message) ? `${message}: ${words.replace(/\.$/, '')}` : message;
}

/** Words without which a sentence says as much. */
const fillers = new Set(
	'a an and are as be been by has have in is it of on that the this to was with'.split(' '),
);

/** "A file named a.txt exists already" says nothing that is not in "A file named 'a.txt' exists already in my library". */
function saysMore(words: string, message: string): boolean {
	const wordsOf = (text: string) =>
		text.toLowerCase().match(/[\p{L}\p{N}_.-]*[\p{L}\p{N}_]/gu) ?? [];
	const said = new Set(wordsOf(message));
	return wordsOf(words).some((word) => !said.has(word) && !fillers.has(word));
}

/** Sentences joined by blanks; what is empty is left out. */
export function sentences(...parts: Array<string | false | null | undefined>): string {
	return parts.filter(Boolean).join(' ');
}
