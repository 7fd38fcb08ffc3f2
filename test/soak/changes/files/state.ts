import type { ConnectionsDocument, ConnectionsStore } from '../../../server/client';
import type { Content } from '../kind';

/** What a soak compares of a file: all that the operations can change. */
export interface FileState {
	place: 'library' | 'trash' | 'gone';
	label: string;
	summary: string;
	/** sorted */
	tags: string[];
	visibility: string;
	/** number of the current version */
	version: number;
	content: Content;
	/** versions that were replaced and are kept, newest first */
	older: Array<Content & { version: number }>;
	locked: boolean;
	/** "user permission", sorted */
	shares: string[];
	/** ids, sorted */
	communities: string[];
	/** by text */
	comments: Array<{ id: string; text: string }>;
	/** by label */
	attachments: Array<Content & { id: string; label: string }>;
	/** ids, sorted */
	folders: string[];
}

const contentOf = ({ size, sha256 }: Content): Content => ({ size, sha256 });

/** A list sorted by one of its texts. */
export const sortedBy = <Key extends string, One extends Record<Key, unknown>>(
	list: One[],
	key: Key,
): One[] => [...list].sort((one, other) => (String(one[key]) < String(other[key]) ? -1 : 1));

function stateOfDocument(document: ConnectionsDocument, place: 'library' | 'trash'): FileState {
	return {
		place,
		label: document.label,
		summary: document.summary,
		tags: [...document.tags].sort(),
		visibility: document.visibility,
		version: document.version,
		content: contentOf(document),
		older: document.older.map((one) => ({ version: one.version, ...contentOf(one) })),
		locked: document.lock !== null,
		shares: document.shares.map(({ userId, permission }) => `${userId} ${permission}`).sort(),
		communities: document.communityShares.map(({ communityId }) => communityId).sort(),
		comments: sortedBy(
			document.comments.map(({ id, text }) => ({ id, text })),
			'text',
		),
		attachments: sortedBy(
			document.attachments.map((one) => ({ id: one.id, label: one.label, ...contentOf(one) })),
			'label',
		),
		folders: [...document.folders].sort(),
	};
}

/** The state of a file in the server's store. */
export function stateOf({ documents, trash }: ConnectionsStore, id: string): FileState {
	const document = documents.find((one) => one.id === id);
	if (document) return stateOfDocument(document, 'library');
	const trashed = trash.find((one) => one.id === id);
	return trashed ? stateOfDocument(trashed, 'trash') : removed();
}

/** A file that has just been added, and about which nothing is said but its name. */
export const added = (label: string, content: Content): FileState => ({
	place: 'library',
	label,
	summary: '',
	tags: [],
	visibility: 'private',
	version: 1,
	content,
	older: [],
	locked: false,
	shares: [],
	communities: [],
	comments: [],
	attachments: [],
	folders: [],
});

/** A file that is gone is gone, whatever it was. */
export const removed = (): FileState => ({
	...added('', { size: 0, sha256: null }),
	place: 'gone',
	version: 0,
});
