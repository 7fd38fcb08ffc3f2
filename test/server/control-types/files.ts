/** Libraries, folders and files of the seed. */
export interface FilesSeed {
	libraries: Array<{ id: string; title: string; type: string; owner: string }>;
	folders: Array<{ id: string; title: string }>;
	documents: Array<{
		id: string;
		label: string;
		libraryId: string;
		comments: Array<{ id: string }>;
		attachments: Array<{ id: string; label: string }>;
	}>;
}

/** See files/settings.mjs for what each does; sizes in bytes, times in milliseconds, null = no limit. */
export interface FilesSettings {
	maxUploadStatus: 413 | 400;
	quotaBytes: number;
	phasesEnabled: boolean;
	singleUploadLimitBytes: number | null;
	versioning: 'always' | 'asAsked';
	nonceUses: number | null;
	lockedStatus: 403 | 409 | 423;
	entryEdition: '2014' | '2018';
	systemRenditions: number;
	ignoredParameters: string[];
	largestPage: number;
	updatedOnListing: boolean;
	afterList: 'touchLast' | 'addFile' | 'trashFirst' | null;
	afterListTimes: number;
	redirectMedia: 'media' | 'dashboard' | null;
	mediaGzip: boolean;
	mediaFraming: 'length' | 'chunked' | 'close';
	filterHtml: boolean;
	dispositionLanguage: string;
}

/** A stored document; its attachments lie in it. Times in ms since 1970. */
export interface ConnectionsDocument {
	id: string;
	label: string;
	title: string;
	libraryId: string;
	size: number;
	/** Bytes of the current version; null of sha256: a document that has metadata only. */
	sha256: string | null;
	version: number;
	versionUuid: string;
	versions: number;
	/** Versions that were replaced, newest first. */
	older: Array<{ version: number; versionUuid: string; size: number; sha256: string | null }>;
	contentType: string;
	language?: string;
	visibility: string;
	summary: string;
	tags: string[];
	folders: string[];
	shares: Array<{ userId: string; permission: string }>;
	ownerId: string;
	communityShares: Array<{ communityId: string; permission: string; added: number }>;
	lock: { ownerId: string; time: number } | null;
	/** Downloads. */
	hits: number;
	created: number;
	modified: number;
	published: number;
	updated: number;
	/** Only in the trash. */
	deleted?: { by: string; when: number };
	/** The query parameters that it came with. */
	parameters: Array<[string, string]>;
	attachments: Array<{
		id: string;
		label: string;
		size: number;
		sha256: string;
		contentType: string;
		created: number;
		modified: number;
	}>;
	comments: Array<{ id: string; text: string; ownerId: string; version: number }>;
}

/** A stored folder with the ids of its documents. */
export interface ConnectionsFolder {
	id: string;
	title: string;
	label: string;
	summary: string;
	visibility: string;
	owner: string;
	communityId: string | null;
	parentId: string | null;
	documents: string[];
}

/** What Files has stored. */
export interface FilesStore {
	documents: ConnectionsDocument[];
	trash: ConnectionsDocument[];
	folders: ConnectionsFolder[];
}
