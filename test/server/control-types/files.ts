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
	lockedStatus: 403 | 409 | 423;
	entryEdition: '2014' | '2018';
	systemRenditions: number;
	ignoredParameters: string[];
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
	/** Null for a document that has metadata only. */
	sha256: string | null;
	version: number;
	versions: number;
	contentType: string;
	language?: string;
	visibility: string;
	summary: string;
	tags: string[];
	folders: string[];
	shares: Array<{ userId: string; permission: string }>;
	ownerId: string;
	created: number;
	modified: number;
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
	comments: Array<{ id: string; text: string }>;
}

/** What Files has stored. */
export interface FilesStore {
	documents: ConnectionsDocument[];
}
