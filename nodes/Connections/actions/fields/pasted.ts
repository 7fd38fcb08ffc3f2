/** What an id of Connections may be: mostly a UUID, but administrators' imports have other ones. */
const idPattern = /^[\w.:-]{1,200}$/;

/**
 * Finds an id in what people paste: the id alone, an Atom id, or a web address that holds it in
 * one of the ways that the patterns name. Null when nothing fits.
 */
function idFrom(text: string, ...patterns: RegExp[]): string | null {
	const bare = text.trim().replace(/^urn:lsid:ibm\.com:\w+:/, '');
	if (idPattern.test(bare)) return bare;
	const address = decoded(bare);
	for (const pattern of patterns) {
		const [, id] = pattern.exec(address) ?? [];
		if (id && idPattern.test(id)) return id;
	}
	return null;
}

function decoded(text: string): string {
	try {
		return decodeURIComponent(text);
	} catch {
		return text;
	}
}

/** A library: its feed or entry, or the page of a library in Files. */
export function libraryIdFrom(text: string): string | null {
	return idFrom(text, /\/library\/([^/?#&]+)/, /[?&#]libraryId=([^&#]+)/);
}

/** How a text names a person, in the parameters of Profiles. */
export interface PersonNamed {
	by: 'userid' | 'email' | 'key';
	value: string;
}

/**
 * A person: a user ID or an e-mail address, alone or in the address of a profile, whose `key` only
 * Profiles knows. A text alone is an ID, whatever it looks like, unless it is an address.
 */
export function personNamedBy(text: string): PersonNamed | null {
	const bare = text.trim();
	if (!bare) return null;
	if (!/^https?:/i.test(bare)) {
		return { by: /^[^\s@=,;]+@[^\s@=,;]+$/.test(bare) ? 'email' : 'userid', value: bare };
	}
	const [, by, value] = /[?&#](userid|email|key)=([^&#]+)/i.exec(decoded(bare)) ?? [];
	return value ? { by: by.toLowerCase() as PersonNamed['by'], value } : null;
}

/** A community: any of its pages and feeds name it in communityUuid. */
export function communityIdFrom(text: string): string | null {
	return idFrom(text, /[?&#]communityUuid=([^&#]+)/i, /\/communitylibrary\/([^/?#&]+)/);
}

/** A folder: its page, its feed or entry. */
export function folderIdFrom(text: string): string | null {
	return idFrom(text, /\/(?:folder|collection)\/([^/?#&]+)/);
}

/** A file: its page, its entry, and the view of a community that shows it. */
export function documentIdFrom(text: string): string | null {
	return idFrom(
		text,
		/\/app#?\/(?:[^?#&]*\/)?file\/([^/?#&]+)/,
		/\/document\/([^/?#&]+)/,
		/[?&#]file=([^&#]+)/,
		/[?&#]fileId=([^&#]+)/,
	);
}

/** An activity: its page or feed. */
export function activityIdFrom(text: string): string | null {
	return idFrom(
		text,
		/[?&#]activityUuid=([^&#]+)/i,
		/#activitypage,([^,&]+)/,
		/[?&#]activityNodeUuid=([^&#]+)/i,
	);
}

/**
 * An activity node: its entry, or the page of an activity that is open at it. The page of an
 * activity without a node in it gives null.
 */
export function activityNodeIdFrom(text: string): string | null {
	return idFrom(
		text,
		/[?&#]activityNodeUuid=([^&#]+)/i,
		/#activitypage,.*?[,&]entry=([^,&]+)/,
		/activityentry\?(?:.*&)?uuid=([^&#]+)/,
		/atom2\/activity\?(?:.*&)?activityUuid=([^&#]+)/i,
	);
}

/** The fid of a field: alone, or in the address of its download. */
export function fieldIdFrom(text: string): string | null {
	return idFrom(text, /\/download\/([^/?#&]+)/, /[?&#]activityNodeUuid=([^&#]+)/i);
}

/** A comment on a file: its entry, or the page of the file that is open at it. */
export function commentIdFrom(text: string): string | null {
	return idFrom(text, /\/comment\/([^/?#&]+)/, /[?&#]comment=([^&#]+)/);
}

/** An attachment of a file: its entry or its media. */
export function attachmentIdFrom(text: string): string | null {
	return idFrom(text, /\/attachment\/([^/?#&]+)/);
}

/** What people take for one another, by what their addresses look like. */
const kinds: Array<[string, (text: string) => string | null]> = [
	['folder', folderIdFrom],
	['file', documentIdFrom],
	['library', libraryIdFrom],
	['community', communityIdFrom],
];

/** What a web address of Connections leads to; null where it is no address, or cannot be told. */
export function kindOfAddress(text: string): string | null {
	if (!/^https?:\/\//i.test(text)) return null;
	return kinds.find(([, idOf]) => idOf(text) !== null)?.[0] ?? null;
}
