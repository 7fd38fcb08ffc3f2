import { conflictBesideFiles, notTaken, rightBesideFiles } from './besideFiles';
import { type Case, into, type Row, named, verbOf, whole } from './row';
import type { Subject } from './subject';

/** What the user does when a file that is there gets other bytes. */
export const uploadsVersion = 'upload a new version of';

/** Whether bytes go up; the options and fields of an upload can be named then. */
export const isUpload = (subject: Subject) =>
	['add', uploadsVersion].includes(verbOf(subject)) && subject.kind !== 'member';

/** Whether it is one of the applications that bytes go up to only into a field. */
const isBesideFiles = ({ application, kind }: Subject) =>
	application !== 'Files' && kind !== 'file field';

const seeing =
	'The user of the credential must be allowed to see it: ask its owner to share it, or use another credential.';
const editing = 'The user of the credential must be its owner or an editor of it.';
const sharing =
	"Only its owner may do that, or those it is shared with where it may be shared on ('Others May Share On (Propagate)').";
const deleting =
	'The user of the credential must be its owner, or an owner of the library that it lies in.';

/** What to do about a right that is missing, by the verb, or by the verb and the kind. */
export const rightRemedies: Record<string, string> = {
	add: 'The user of the credential must be owner, editor or administrator there (the right AddChild in Files, create_entries in Activities). Guests cannot make public files.',
	delete: deleting,
	download: seeing,
	lock: editing,
	restore: deleting,
	see: seeing,
	share: sharing,
	unlock: editing,
	unshare: sharing,
	update: `${editing} Guests cannot make anything public.`,
	[uploadsVersion]: editing,
	write: seeing,
	'delete comment': 'A comment is deleted by whoever wrote it, or by the owner of the file.',
	'update comment': 'Only whoever wrote a comment may change it.',
	'create folder':
		'The user of the credential must be allowed to add folders there. Guests cannot make public folders.',
	'put file':
		'The user of the credential must be owner or editor of the folder, and be allowed to see the file.',
	'remove file': 'The user of the credential must be owner or editor of the folder.',
};

/** What to do about a right that is missing. */
export const rightRemedy = (subject: Subject): string =>
	rightBesideFiles(subject) ??
	rightRemedies[`${verbOf(subject)} ${subject.kind}`] ??
	rightRemedies[verbOf(subject)] ??
	'The user of the credential must be its owner, an editor of it or an administrator.';

/** What has the name already that something is to get. */
export function exists({ subject }: Case): Row {
	const { kind, name } = subject;
	if (verbOf(subject) === 'restore') {
		return {
			message: `A ${kind} of the same name exists already where this one was`,
			remedy: 'Rename or delete that one, then restore this one.',
		};
	}
	if (verbOf(subject) === 'put') {
		return {
			message: `A ${kind} of the same name exists already ${into(subject)}`,
			remedy: 'Rename or remove that one, then put this one there.',
		};
	}
	if (!name) {
		return {
			message: `Connections refused to ${verbOf(subject)} ${whole(subject)}: it conflicts with what is there`,
			remedy: 'Look in Connections what is there, then run the item again.',
		};
	}
	const article = /^[aeiou]/.test(kind) ? 'An' : 'A';
	// a thing that is there names itself, and what it lies in is not known
	const place = subject.target.startsWith(`the ${kind}`) ? 'in the same place' : into(subject);
	return {
		message: `${article} ${kind} named '${name}' exists already ${place}`,
		remedy: waysOut(subject),
	};
}

/** What to do about a name that is taken. */
function waysOut({ replaceable, existsLabel, nameLabel = 'File Name' }: Subject): string {
	const another = `set another '${nameLabel}'.`;
	const ways = [
		existsLabel && `choose with the option '${existsLabel}' what becomes of it`,
		replaceable && "switch on 'Replace' under 'Additional Fields' to overwrite it",
	].filter(Boolean);
	const sentence = ways.length > 0 ? `${ways.join(', ')}, or ${another}` : another;
	return sentence.charAt(0).toUpperCase() + sentence.slice(1);
}

/** What gives nothing a name, so that no other can have it already. */
const nameless = ['delete', 'lock', 'put', 'remove', 'share', 'unlock', 'unshare', uploadsVersion];

/** A refusal with 409: for a name that is taken, or for what somebody else has done meanwhile. */
export function conflict(it: Case): Row {
	if (isBesideFiles(it.subject)) return conflictBesideFiles(it);
	const verb = verbOf(it.subject);
	const otherCode = verb !== 'add' && Boolean(it.words?.code);
	if (!nameless.includes(verb) && !otherCode) return exists(it);
	return {
		message: `Connections refused to ${verb} ${whole(it.subject)} as it stands now`,
		remedy:
			'Somebody may have locked or changed it: look at it in Connections, then run the item again.',
	};
}

/** What is not understood: the request, by the fields that went into it. */
export function notUnderstood(it: Case): Row {
	const { subject } = it;
	if (isBesideFiles(subject)) return notTaken(it);
	return {
		message: `Connections did not understand the request for the ${named(subject)}`,
		remedy:
			verbOf(subject) === 'update' && subject.kind !== 'comment'
				? "Check the values under 'Update Fields'."
				: isUpload(subject)
					? "Check the values under 'Additional Fields' and 'Options'."
					: 'Check the values of the fields.',
	};
}

/** What happened to something that is there; why goes without a full stop. */
const couldNot = (subject: Subject, why: string) =>
	`Could not ${verbOf(subject)} ${whole(subject)} because ${why}`;

const adds = (subject: Subject) => verbOf(subject) === 'add';

/** What the lock of a file forbids. */
export const locked = ({ subject }: Case): Row =>
	adds(subject) && subject.kind !== 'attachment'
		? {
				message: `The ${named(subject)} is locked`,
				remedy: 'Unlock the file in Connections, or set another file name.',
			}
		: {
				message: couldNot(subject, 'of a lock'),
				remedy: 'Whoever locked it must unlock it first.',
			};

/** What somebody else changed in between. */
export const changedMeanwhile = ({ subject }: Case): Row => ({
	message: adds(subject)
		? `The ${named(subject)} changed on the server meanwhile`
		: couldNot(subject, 'it changed on the server meanwhile'),
	remedy: 'Run the item again.',
});

/** A body in a form that is not taken. */
export const badType = ({ subject }: Case): Row =>
	isUpload(subject)
		? {
				message: `Connections does not take the content type of the ${named(subject)}`,
				remedy:
					"Set the option 'Content Type', e.g. application/octet-stream, or ask the administrator which types are allowed.",
			}
		: {
				message: couldNot(subject, 'the server does not know the form of the request'),
				remedy:
					'The server may be older than the operation. Run the item again; if it happens again, tell the administrator.',
			};

/** A body whose length did not arrive. */
export const withoutLength = ({ subject }: Case): Row => ({
	message: `The length of the ${isUpload(subject) ? 'upload' : 'request'} did not reach Connections`,
	remedy:
		'A proxy in front of it probably removes the header Content-Length: ask its administrator.',
});

/** A body that is too large for Connections, or for something in front of it. */
export function tooLarge({ subject, behindProxy }: Case): Row {
	if (!isUpload(subject)) {
		return {
			message: couldNot(
				subject,
				`the request is larger than ${behindProxy ? 'a proxy in front of Connections' : 'Connections'} allows`,
			),
			remedy: `Give shorter texts, or ask the administrator for the limit${behindProxy ? ' of the proxy' : ''}.`,
			namesProxy: behindProxy,
		};
	}
	return behindProxy
		? {
				message: `A proxy in front of Connections takes no request as large as the ${named(subject)}`,
				remedy:
					"Ask the administrator to raise the proxy's limit for request bodies, or set the option 'Upload Method' to two phases if the server knows it.",
				namesProxy: true,
			}
		: {
				message: `The ${named(subject)} is larger than Connections allows`,
				remedy:
					"Ask the administrator for the limit of file sizes. Where only one-shot uploads are limited, set the option 'Upload Method' to two phases.",
			};
}
