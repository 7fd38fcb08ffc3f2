/**
 * What the documentation knows of each operation's query. Kinds: 'text', 'name' (text in one line),
 * 'boolean', 'number' (ms or counts), 'id', a list of allowed values, or { many: kind } where a parameter may be repeated.
 */
const ON_OFF = ['on', 'off'];

const PAGING = { page: 'number', ps: 'number', search: 'text', sI: 'number' };
const SORTING = { sortBy: 'text', sortOrder: ['asc', 'desc'] };
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

/** Operations by name: their query, and whether their path may be asked in two phases. */
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
	myCommunities: { query: { ...PAGING, ...SORTING, tag: { many: 'text' } } },
	/** "Searching Profiles", without the fields of a profile that nobody here searches by. */
	peopleSearch: {
		query: {
			name: 'name',
			activeUsersOnly: 'boolean',
			format: ['lite', 'full'],
			page: 'number',
			ps: 'number',
		},
	},
	activities: { query: { ...PAGING, ...SORTING, tag: { many: 'text' } } },
	addActivity: { query: {} },
	activity: { query: { ...PAGING, ...SORTING, activityUuid: 'id', tag: { many: 'text' } } },
	addNode: { query: { activityUuid: 'id' }, phases: true },
	node: { query: { activityNodeUuid: 'id' } },
	changeNode: { query: { activityNodeUuid: 'id' }, phases: true },
	field: { query: {} },
	page: { query: null },
};

/** Line ends and tabs aside, which free text may hold. */
const CONTROLS = /[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]/;

function valueComplaint(kind, value) {
	if (value === '') return 'is empty';
	if (CONTROLS.test(value)) return 'holds control characters';
	if (Array.isArray(kind)) return kind.includes(value) ? null : `is not one of ${kind.join(', ')}`;
	if (kind === 'boolean') return /^(true|false)$/.test(value) ? null : 'is neither true nor false';
	if (kind === 'number') return /^\d+$/.test(value) ? null : 'is not a number';
	if (kind === 'name') return /[\t\r\n]/.test(value) ? 'holds control characters' : null;
	if (kind === 'id') return /^[\w:.-]+$/.test(value) ? null : 'is not an id';
	return null;
}

function pagingComplaints(query) {
	const complaints = [];
	if (Number(query.get('ps')) > 500) complaints.push('The page size ps is above 500');
	if (query.has('page') && Number(query.get('page')) < 1) complaints.push('Pages count from 1');
	return complaints;
}

/** What an operation's documentation does not know of this query: sentences, none if all is well. */
export function queryComplaints(operation, exchange) {
	const known = OPERATIONS[operation].query;
	if (known === null) return [];
	const complaints = pagingComplaints(exchange.query);
	for (const name of new Set(exchange.query.keys())) {
		const rule = Object.hasOwn(known, name) ? known[name] : undefined;
		if (rule === undefined) {
			complaints.push(`The query parameter ${name} is not known to ${operation}`);
			continue;
		}
		const values = exchange.query.getAll(name);
		if (values.length > 1 && !rule.many) complaints.push(`${name} is given more than once`);
		for (const value of values) {
			const complaint = valueComplaint(rule.many ?? rule, value);
			if (complaint) complaints.push(`The value "${value}" of ${name} ${complaint}`);
		}
	}
	try {
		decodeURIComponent(exchange.queryText.replaceAll('+', ' '));
	} catch {
		complaints.push('The query is not percent-encoded UTF-8');
	}
	return complaints;
}
