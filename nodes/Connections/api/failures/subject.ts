/**
 * Whether the same request may be sent again: 'yes' where the server cannot have taken it,
 * 'perhaps' where it may have stored the file before its answer was lost, 'look' where it may have
 * stored the file and sending it again would not help, 'no' where it has stored nothing.
 */
export type Repeatable = 'yes' | 'perhaps' | 'look' | 'no';

/** An id that the user gave, and what it was taken for. */
export interface GivenId {
	kind: 'file' | 'folder';
	id: string;
}

/** What the failed request was about, as sentences need it. */
export interface Subject {
	/** what the user does to it: "add" (the default), "see", "download", "update", "delete" … */
	verb?: string;
	/** "file", "attachment", "file field", "list of libraries" … */
	kind: string;
	/** name of what is uploaded */
	name?: string;
	/** what the address names: "my library", "the file 'offer.pdf' in my library", "the entry or to-do …" */
	target: string;
	/** how sentences name what it is done to, where that is more than the target */
	whole?: string;
	/** how the target takes something in: "in", "on", "to" */
	preposition: 'in' | 'on';
	/** the parameter whose value names that place, by its label */
	placeLabel?: string;
	/** the parameter that gives the name, by its label; default: File Name */
	nameLabel?: string;
	/** whether the operation knows the parameter Replace */
	replaceable?: boolean;
	/** the option that says what becomes of a name that is taken, by its label */
	existsLabel?: string;
	/** the ids in the address that nobody has looked up yet: each may be that of another kind */
	ids?: GivenId[];
	/** the application that was called */
	application: 'Files' | 'Activities' | 'Communities' | 'Profiles';
	/** whether the request carried an OAuth2 token */
	oauth: boolean;
}
