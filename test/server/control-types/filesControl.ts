/** Documents to add at once; times in ms since 1970, by default now. */
export interface ConnectionsDocumentsToAdd {
	libraryId: string;
	/** Default 1; where it is more, the labels are numbered: "Report 0001.txt". */
	count?: number;
	label?: string;
	/** Its content; none by default, which is the quickest. */
	text?: string;
	created?: number;
	/** Default: as created. */
	modified?: number;
	/** By how many ms the times of each are later than those of the one before. */
	step?: number;
	title?: string;
	visibility?: 'private' | 'public';
	tags?: string[];
	ownerId?: string;
	modifierId?: string;
}

/** What of a document may be changed from outside; nothing else moves, not even its times. */
export interface ConnectionsDocumentChange {
	label?: string;
	title?: string;
	contentType?: string;
	visibility?: 'private' | 'public';
	tags?: string[];
	created?: number;
	modified?: number;
	published?: number;
	updated?: number;
	/** Answers downloads with UnscannedFile or MaliciousFile. */
	scan?: 'unscanned' | 'malicious' | null;
	hits?: number;
}

/** What tests do to Files behind the API: by other users, at other times, many at once. */
export interface FilesControl {
	/** Returns the ids. */
	add(documents: ConnectionsDocumentsToAdd): Promise<string[]>;
	change(ids: string[], set: ConnectionsDocumentChange): Promise<void>;
	/** Adds a version, by default by the owner and now; returns its versionUuid. */
	addVersion(version: {
		documentId: string;
		text?: string;
		userId?: string;
		created?: number;
	}): Promise<string>;
	/** Adds a comment, by default by the owner and now; returns its id. */
	addComment(comment: {
		documentId: string;
		text?: string;
		userId?: string;
		created?: number;
	}): Promise<string>;
	/** Shares a document with a person or a community. */
	share(share: {
		documentId: string;
		userId?: string;
		communityId?: string;
		permission?: 'View' | 'Edit';
		sharedBy?: string;
		created?: number;
	}): Promise<void>;
	/** Puts documents into a folder, or sets when they were put there. */
	fillFolder(items: {
		folderId: string;
		ids: string[];
		added?: number;
		addedBy?: string;
	}): Promise<void>;
}
