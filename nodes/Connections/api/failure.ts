import { header, TransportFailure, type WireAnswer } from '../transport/wire';
import { explain } from './failureTable';
import { isFromConnections, isHtml, readServerWords } from './serverWords';

/**
 * Whether the same request may be sent again: 'yes' where the server cannot have taken it,
 * 'perhaps' where it may have stored the file before its answer was lost, 'look' where it may have
 * stored the file and sending it again would not help, 'no' where it has stored nothing.
 */
export type Repeatable = 'yes' | 'perhaps' | 'look' | 'no';

/** What the failed request was about, as sentences need it. */
export interface Subject {
	/** "file", "attachment", "file field", "list of libraries" … */
	kind: string;
	/** name of what is uploaded */
	name?: string;
	/** what the address names: "my library", "the file 'Offer' in my library", "the activity node …" */
	target: string;
	/** how the target takes something in: "in", "on", "to" */
	preposition: 'in' | 'on';
	/** the parameter whose value names that place, by its label */
	placeLabel?: string;
	/** whether the operation knows the parameter Replace */
	replaceable?: boolean;
	/** the application that was called */
	application: 'Files' | 'Activities' | 'Communities' | 'Profiles';
	/** whether the request carried an OAuth2 token */
	oauth: boolean;
}

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
	) {
		super(message);
		this.name = 'ConnectionsFailure';
	}

	/** The same failure of a request that carried nothing to store. */
	withoutDoubt(): ConnectionsFailure {
		const { message, description, httpCode, code, repeatable, retryAfter } = this;
		const certain = { yes: 'yes', perhaps: 'yes', look: 'no', no: 'no' } as const;
		return new ConnectionsFailure(
			message,
			description,
			httpCode,
			code,
			certain[repeatable],
			retryAfter,
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

/** What happened, with the server's own words where it gave any. */
function withWords(message: string, words: string | null): string {
	return words ? `${message}: ${words.replace(/\.$/, '')}` : message;
}

/** Sentences joined by blanks; what is empty is left out. */
export function sentences(...parts: Array<string | false | null | undefined>): string {
	return parts.filter(Boolean).join(' ');
}
