import type { XmlElement } from '../atom/xml';
import { ConnectionsFailure } from '../failures/failure';
import type { Subject } from '../failures/subject';
import type { ShownHeaders } from '../server/read';

/** What is known of any upload that the server accepted. */
export interface Uploaded extends ShownHeaders {
	/** the Atom entry of what was stored; null when none came, or it could not be read */
	entry: XmlElement | null;
	bytesSent: number;
	/** what the user should know about a success that is not plain */
	note?: string;
}

/**
 * Compares the size that the server tells with the bytes sent: a file that arrived cut and counts as
 * delivered would be the worst outcome of all.
 *
 * @param size null where the server tells none
 * @throws ConnectionsFailure when they differ
 */
export function requireWhole(
	size: number | null,
	bytesSent: number,
	subject: Subject,
	httpCode: string | null,
): void {
	if (size === null || size === bytesSent) return;
	throw new ConnectionsFailure(
		`The server stored ${size} of ${bytesSent} bytes of the ${subject.kind} '${subject.name ?? ''}'`,
		'The file in Connections is not complete: delete it there, then run the item again.',
		httpCode,
		'SizeDiffers',
		'no',
	);
}
