const PAGES = { page: 'number', ps: 'number' };

const COMMUNITIES = {
	...PAGES,
	search: 'text',
	tag: 'text',
	userid: 'id',
	email: 'text',
	asc: 'boolean',
	sortField: ['lastmod', 'name', 'count'],
	since: 'text',
};

/** The operations of Communities: what the documentation knows of each one's query. */
export const OPERATIONS = {
	communities: { query: COMMUNITIES },
	community: { query: { communityUuid: 'id' } },
	members: { query: { ...PAGES, communityUuid: 'id', userid: 'id', email: 'text' } },
};
