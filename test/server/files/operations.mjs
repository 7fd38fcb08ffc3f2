import { PAGING, SORTING } from '../rules.mjs';

const ON_OFF = ['on', 'off'];

const IN_ENTRY = {
	acls: 'boolean',
	includePath: 'boolean',
	includeLocked: 'boolean',
	includeLockOwner: 'boolean',
	includePropertySheets: 'boolean',
};
const IDENTIFIER = { identifier: ['uuid', 'label'] };

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

/** The operations of Files: what the documentation knows of each one's query. */
export const OPERATIONS = {
	nonce: { query: {} },
	introspection: { query: {} },
	people: { query: { self: 'boolean', format: ['xml', 'json'] } },
	libraries: { query: { ...PAGING, ...SORTING, access: 'text', libraryType: 'text' } },
	collections: { query: { ...PAGING, ...SORTING, access: ['editor', 'manager'] } },
	collection: { query: { ...PAGING, ...SORTING } },
	libraryFeed: {
		query: {
			...PAGING,
			...SORTING,
			...IN_ENTRY,
			includeQuota: 'boolean',
			tag: { many: 'text' },
			visibility: ['private', 'public'],
		},
	},
	addFile: { query: ADD_FILE, phases: true },
	document: { query: { ...IN_ENTRY, ...IDENTIFIER } },
	newVersion: { query: { ...ADD_FILE, ...IDENTIFIER }, phases: true },
	media: { query: IDENTIFIER },
	newMedia: { query: { ...ADD_FILE, ...IDENTIFIER } },
	deleteDocument: { query: IDENTIFIER },
	documentFeed: {
		query: { ...PAGING, ...SORTING, ...IDENTIFIER, category: ['attachment', 'comment'] },
	},
	addAttachment: {
		query: {
			created: 'number',
			modified: 'number',
			...IDENTIFIER,
			replace: 'boolean',
			category: ['attachment', 'comment'],
		},
	},
	attachment: { query: IDENTIFIER },
	anonymousMedia: { query: null },
};
