import type { Cause, WireAnswer } from '../../transport/wire';
import type { ServerWords } from './serverWords';
import type { Repeatable, Subject } from './subject';

/** What is known of a failure: either an answer, or the reason why there is none. */
export interface Case {
	subject: Subject;
	status?: number;
	answer?: WireAnswer;
	words?: ServerWords;
	/** something in front of Connections answered */
	behindProxy?: boolean;
	html?: boolean;
	reason?: Cause;
	detail?: string;
	/** whether the request carried what is uploaded; false for one that only asks */
	uploading?: boolean;
}

/** One row of the table of failures. */
export interface Row {
	/** what happened */
	message: string;
	/** what to do */
	remedy: string;
	/** default: 'no' */
	repeatable?: Repeatable;
	/** the row says already that something in front of Connections answered */
	namesProxy?: boolean;
}

/** "file 'report.pdf'", or only "file" where it has no name. */
export const named = ({ kind, name }: Subject) => (name ? `${kind} '${name}'` : kind);

/** "in my library", "on the activity node …". */
export const into = ({ preposition, target }: Subject) => `${preposition} ${target}`;

/** "the file 'report.pdf' in my library"; what the address itself names is not named twice. */
export function whole(subject: Subject): string {
	const { whole: told, target, kind } = subject;
	const namesItself = target.startsWith(`the ${kind}`);
	return told ?? (namesItself ? target : `the ${named(subject)} ${into(subject)}`);
}

/** What the user was doing. */
export const verbOf = ({ verb }: Subject) => verb ?? 'add';

/** What is left to say where nothing is known but a status, or not even that. */
export const unexplained = ({ status, detail }: Case): Row => ({
	message: status ? `Connections answered with status ${status}` : 'The request failed',
	remedy: detail
		? 'Run the item again; if it fails again, the detail below names the cause.'
		: 'Ask the administrator to look into the log of the server.',
	// a success, a failure of the server, or nothing at all leaves open what became of the bytes
	repeatable: status && status >= 300 && status < 500 ? 'no' : 'look',
});

/** A token that the server does not take. */
export const tokenRefused = (): Row => ({
	message: 'Connections refused the access token',
	remedy:
		"Reconnect the credential. On one's own server a token counts only below /oauth: check the option 'API Path' and the paths in the credential.",
});
