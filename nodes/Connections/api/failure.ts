import { header, TransportFailure, type WireAnswer } from '../transport/wire';
import { explain } from './failureTable';
import { isFromConnections, isHtml, readServerWords } from './serverWords';

/**
 * Whether the same request may be sent again: 'yes' where the server cannot have taken it,
 * 'perhaps' where it may have stored the file before its answer was lost.
 */
export type Repeatable = 'yes' | 'perhaps' | 'no';

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
	application: 'Files' | 'Activities' | 'Communities';
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

	/** The same failure, judged otherwise. */
	as(repeatable: Repeatable): ConnectionsFailure {
		const { message, description, httpCode, code, retryAfter } = this;
		return new ConnectionsFailure(message, description, httpCode, code, repeatable, retryAfter);
	}
}

/** The failure behind an answer that is no success. */
export function failureOfAnswer(answer: WireAnswer, subject: Subject): ConnectionsFailure {
	const words = readServerWords(answer);
	const behindProxy = !isFromConnections(answer);
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
			words.code && `The server's code: ${words.code}.`,
			words.logReference && `Reference in the server's log: ${words.logReference}.`,
		),
		String(answer.status),
		words.code,
		row.repeatable ?? 'no',
		retryAfter(answer),
	);
}

/** Milliseconds of the header Retry-After (seconds or a date), at most ten minutes. */
function retryAfter(answer: WireAnswer): number | null {
	const value = header(answer, 'retry-after');
	if (value === null) return null;
	const ms = /^\d+$/.test(value) ? Number(value) * 1000 : Date.parse(value) - Date.now();
	return Number.isNaN(ms) ? null : Math.min(Math.max(ms, 0), 600_000);
}

/** The failure behind whatever a request threw; other errors pass through unchanged. */
export function failureOfError(error: unknown, subject: Subject): unknown {
	if (!(error instanceof TransportFailure)) return error;
	const row = explain({ subject, reason: error.reason, detail: error.detail });
	const words = error.answer ? readServerWords(error.answer) : null;
	// a body that was cut short cannot have been stored, as its length was announced
	const repeatable = row.repeatable === 'perhaps' && !error.bodySent ? 'yes' : row.repeatable;
	return new ConnectionsFailure(
		withWords(row.message, words?.message ?? null),
		sentences(row.remedy, error.detail && `Technical detail: ${error.detail}.`),
		error.answer ? String(error.answer.status) : null,
		words?.code ?? error.reason,
		repeatable ?? 'no',
	);
}

/** What happened, with the server's own words where it gave any. */
function withWords(message: string, words: string | null): string {
	return words ? `${message}: ${words.replace(/\.$/, '')}` : message;
}

/** Sentences joined by blanks; what is empty is left out. */
export function sentences(...parts: Array<string | false | null | undefined>): string {
	return parts.filter(Boolean).join(' ');
}
