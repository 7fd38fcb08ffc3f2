import { PAGING, SORTING } from '../rules.mjs';

/** The operations of Activities: what the documentation knows of each one's query. */
export const OPERATIONS = {
	activities: { query: { ...PAGING, ...SORTING, tag: { many: 'text' } } },
	addActivity: { query: {} },
	activity: { query: { ...PAGING, ...SORTING, activityUuid: 'id', tag: { many: 'text' } } },
	addNode: { query: { activityUuid: 'id' }, phases: true },
	node: { query: { activityNodeUuid: 'id' } },
	changeNode: { query: { activityNodeUuid: 'id' }, phases: true },
	field: { query: {} },
};
