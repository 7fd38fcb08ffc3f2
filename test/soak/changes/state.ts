import type { ConnectionsDocument, ConnectionsStore } from '../../server/client';

/** What a soak compares of a file: all that the operations can change. */
export interface FileState {
	place: 'library' | 'trash' | 'gone';
	label: string;
	summary: string;
	tags: string[];
	visibility: string;
	/** number of the current version */
	version: number;
	/** versions that were replaced and are kept */
	older: number;
	sha256: string | null;
	locked: boolean;
	/** "user permission", sorted */
	shares: string[];
	communities: string[];
	/** texts, sorted */
	comments: string[];
	/** labels, sorted */
	attachments: string[];
	/** ids, sorted */
	folders: string[];
}

const gone: FileState = {
	place: 'gone',
	label: '',
	summary: '',
	tags: [],
	visibility: '',
	version: 0,
	older: 0,
	sha256: null,
	locked: false,
	shares: [],
	communities: [],
	comments: [],
	attachments: [],
	folders: [],
};

function stateOfDocument(document: ConnectionsDocument, place: 'library' | 'trash'): FileState {
	return {
		place,
		label: document.label,
		summary: document.summary,
		tags: [...document.tags].sort(),
		visibility: document.visibility,
		version: document.version,
		older: document.older.length,
		sha256: document.sha256,
		locked: document.lock !== null,
		shares: document.shares.map(({ userId, permission }) => `${userId} ${permission}`).sort(),
		communities: document.communityShares.map(({ communityId }) => communityId).sort(),
		comments: document.comments.map(({ text }) => text).sort(),
		attachments: document.attachments.map(({ label }) => label).sort(),
		folders: [...document.folders].sort(),
	};
}

/** The state of a file in the server's store. */
export function stateOf({ documents, trash }: ConnectionsStore, id: string): FileState {
	const document = documents.find((one) => one.id === id);
	if (document) return stateOfDocument(document, 'library');
	const trashed = trash.find((one) => one.id === id);
	return trashed ? stateOfDocument(trashed, 'trash') : { ...gone };
}

/** A file that is gone is gone, whatever it was. */
export const removed = (): FileState => ({ ...gone });

/** Whether two states are one. */
export const same = (one: FileState, other: FileState): boolean =>
	JSON.stringify(one) === JSON.stringify(other);
