import { PAGING, SORTING } from '../rules.mjs';

/** The operations of Communities: what the documentation knows of each one's query. */
export const OPERATIONS = {
	myCommunities: { query: { ...PAGING, ...SORTING, tag: { many: 'text' } } },
};
