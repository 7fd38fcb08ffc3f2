import { failureOfAnswer } from '../../../../../nodes/Connections/api/failures/failure';
import type { Subject } from '../../../../../nodes/Connections/api/failures/subject';

/** An upload of a file into my library. */
export const subject: Subject = {
	kind: 'file',
	name: 'plan.pdf',
	target: 'my library',
	preposition: 'in',
	replaceable: true,
	existsLabel: 'If File Exists',
	application: 'Files',
	oauth: false,
};

/** What a Connections application sends with every answer. */
export const ownHeaders = { 'content-type': 'application/xml', 'x-lconn-auth': 'false' };

/** A refusal as Files writes it. */
export const words = (code: string, more = '') =>
	`<td:error xmlns:td="urn:ibm.com/td"><td:errorCode>${code}</td:errorCode>${more}</td:error>`;

/** The failure behind an answer, by default one of Connections itself. */
export function answered(
	status: number,
	body = '',
	{ headers = ownHeaders, ...about }: Partial<Subject> & { headers?: Record<string, string> } = {},
) {
	return failureOfAnswer({ status, headers, body }, { ...subject, ...about });
}

/** Remedies that codes and statuses share. */
export const remedies = {
	noRight:
		'The user of the credential must be owner, editor or administrator there (the right AddChild in Files, create_entries in Activities). Guests cannot make public files.',
	onePhase:
		"Ask the administrator for the limit of file sizes. Where only one-shot uploads are limited, set the option 'Upload Method' to two phases.",
	badType:
		"Set the option 'Content Type', e.g. application/octet-stream, or ask the administrator which types are allowed.",
	stranger:
		'Connections itself did not send this answer, something in front of it did (a reverse proxy or a login page).',
	later: "Run the item again later, or raise the option 'Max Retries'.",
	noRoom: 'Delete files there, empty the trash, or ask the administrator for a larger quota.',
};
