import { ConnectionsFailure } from './failure';
import type { ServerWords } from './serverWords';
import type { Subject } from './subject';
import { explain } from './table';

export function requireRight(rights: string[] | null, right: string, subject: Subject): void {
	if (rights !== null && !rights.includes(right)) throw refusal(subject, 'AccessDenied', null);
}

/** The refusal that the server would give after the upload, told before it. */
export function refusal(
	subject: Subject,
	code: 'AccessDenied' | 'QuotaViolation',
	quota: ServerWords['quota'],
): ConnectionsFailure {
	const words: ServerWords = { code, message: null, logReference: null, quota };
	const { message, remedy } = explain({ subject, status: 403, words });
	return new ConnectionsFailure(message, `${remedy} Nothing was sent.`, null, code, 'no');
}
