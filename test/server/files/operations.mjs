import { PAGING } from '../rules.mjs';

const ON_OFF = ['on', 'off'];

const SORT_KEYS = ['created', 'modified', 'published', 'updated', 'title'];
const ORDER = ['asc', 'desc'];
/** What every list takes, and how it sorts. */
const listOf = (...furtherKeys) => ({
	...PAGING,
	sortBy: [...SORT_KEYS, ...furtherKeys],
	sortOrder: ORDER,
	includeTags: 'boolean',
});

const IN_ENTRY = {
	acls: 'boolean',
	includeTags: 'boolean',
	includePath: 'boolean',
	includeLibraryInfo: 'boolean',
	includeRecommendation: 'boolean',
	includeNotification: 'boolean',
	includeFavorite: 'boolean',
	includeLocked: 'boolean',
	includeLockOwner: 'boolean',
	includePropertySheets: 'boolean',
};
const IDENTIFIER = { identifier: ['uuid', 'label'] };
const CHANGED = { since: 'number', before: 'number' };

/** What lists of files take. */
const FILE_LIST = {
	...listOf('downloaded'),
	...IN_ENTRY,
	...CHANGED,
	includeQuota: 'boolean',
	includeCount: 'boolean',
	tag: { many: 'text' },
	visibility: ['private', 'public'],
	shared: 'boolean',
	fileType: 'text',
	creator: 'text',
};

/** What lists of folders take. */
const FOLDER_LIST = {
	...listOf('itemCount'),
	...CHANGED,
	acls: 'boolean',
	collectionAcls: 'boolean',
	access: ['editor', 'manager'],
	creator: 'text',
	sharedWithMe: 'boolean',
	shared: 'boolean',
	title: 'text',
	visibility: ['private', 'public'],
};

/** What making a folder takes. */
const NEW_FOLDER = {
	...{ label: 'name', title: 'name', summary: 'text' },
	...{ makeUnique: 'boolean', created: 'number', modified: 'number' },
};

const ADDED = { added: 'boolean', addedBy: 'boolean', category: ['document', 'collection', 'all'] };
const DOWNLOAD = { ...IDENTIFIER, noDownloadWarning: 'boolean' };

/** "Adding a file": the parameters of its documentation page, and no others. */
const ADD_FILE = {
	commentNotification: ON_OFF,
	mediaNotification: ON_OFF,
	created: 'number',
	modified: 'number',
	includePath: 'boolean',
	propagate: 'boolean',
	sharePermission: ['Edit', 'View'],
	shareSummary: 'text',
	shareWith: { many: 'text' },
	tag: { many: 'text' },
	visibility: ['private', 'public'],
	draft: 'boolean',
	doctype: 'text',
	includePropertySheets: 'boolean',
	replace: 'boolean',
	submit: 'boolean',
	lock: 'boolean',
	sendEmail: 'boolean',
	includeLocked: 'boolean',
	includeLockOwner: 'boolean',
	createVersion: 'boolean',
	label: 'name',
	restrictedVisibility: ['true', 'false', 'null'],
	favorite: 'boolean',
	primaryCollection: 'id',
	addToCollection: { many: 'id' },
	addToCollectionWithEdit: { many: 'id' },
	shareWithCommunity: { many: 'id' },
	shareWithCommunityWithEdit: { many: 'id' },
	encrypt: 'boolean',
	externalResourceType: ['microblog', 'ibmdoc'],
	externalResourceUrl: 'text',
	externalResourceId: 'text',
	updatedVia: ['files', 'verse', 'docs.auto', 'docs.manual', 'filesync'],
	sync: 'boolean',
};

/** What a PUT to a file takes beside what Adding a file does. */
const CHANGE_FILE = { ...ADD_FILE, ...IDENTIFIER, title: 'name', removeTag: { many: 'text' } };

/** The operations of Files: what the documentation knows of each one's query. */
export const OPERATIONS = {
	nonce: { query: {} },
	introspection: { query: {} },
	people: { query: { self: 'boolean', email: 'text', format: ['xml', 'json'] } },
	libraries: { query: { ...listOf(), access: 'text', libraryType: 'text' } },
	library: { query: { includeQuota: 'boolean', acls: 'boolean' } },
	libraryFeed: { query: FILE_LIST },
	publicFiles: { query: FILE_LIST },
	sharedFiles: {
		query: {
			...FILE_LIST,
			direction: ['inbound', 'outbound'],
			sharedBy: 'text',
			sharedWith: 'text',
			sharedWhat: 'id',
			sharePermission: ['Edit', 'View'],
			sC: ['document', 'docShare'],
		},
	},
	addFile: { query: ADD_FILE, phases: true },
	document: { query: { ...IN_ENTRY, ...IDENTIFIER, inline: 'boolean' } },
	changeDocument: { query: CHANGE_FILE, phases: true },
	newMedia: { query: CHANGE_FILE },
	media: { query: DOWNLOAD },
	anonymousMedia: { query: null },
	deleteDocument: { query: IDENTIFIER },
	documentFeed: {
		query: {
			...listOf(),
			...IDENTIFIER,
			acls: 'boolean',
			commentId: 'id',
			category: ['attachment', 'comment', 'version'],
		},
	},
	postDocumentFeed: {
		query: {
			...{ created: 'number', modified: 'number', replace: 'boolean' },
			...IDENTIFIER,
			category: ['attachment'],
		},
	},
	deleteVersions: { query: { ...IDENTIFIER, category: ['version'], deleteFrom: 'number' } },
	version: { query: { ...IDENTIFIER, acls: 'boolean', inline: 'boolean' } },
	attachment: { query: IDENTIFIER },
	newAttachmentMedia: { query: IDENTIFIER },
	comment: { query: { ...IDENTIFIER, acls: 'boolean' } },
	trash: { query: { ...listOf(), acls: 'boolean' } },
	trashed: { query: { acls: 'boolean', undelete: 'boolean' } },
	lock: { query: { ...IDENTIFIER, type: 'text' } },
	share: { query: {} },
	shares: { query: {} },
	deleteShares: { query: { sharedWhat: 'id', sharedWith: { many: 'text' } } },
	myShares: { query: { ...listOf(), direction: ['inbound', 'outbound'] } },
	permissions: { query: { page: 'number', pageSize: 'number', ps: 'number', ...IDENTIFIER } },
	recommendation: { query: IDENTIFIER },
	pins: { query: { itemId: { many: 'id' } } },
	pinnedFiles: { query: FILE_LIST },
	collections: { query: FOLDER_LIST },
	addCollection: { query: NEW_FOLDER },
	changeCollection: { query: {} },
	postCollection: { query: { ...NEW_FOLDER, itemId: { many: 'id' } } },
	collectionItems: { query: { itemId: { many: 'id' } } },
	communityCollection: { query: { ...FILE_LIST, ...ADDED, type: ['communityFiles', 'all'] } },
	collection: { query: { acls: 'boolean', collectionAcls: 'boolean' } },
	collectionFeed: { query: { ...FILE_LIST, ...ADDED } },
};
