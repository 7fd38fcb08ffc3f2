import { PAGING, SORTING } from '../rules.mjs';
import { PRIORITIES } from './terms.mjs';

const YES_NO = ['yes', 'no'];
const COMPLETED = { completed: ['yes', 'no', 'only'] };

const SORTED = {
	...SORTING,
	sortBy: ['modified', 'created', 'title', 'duedate', 'createdby'],
	sortfields: 'text',
	sortorder: 'text',
	sortCaseSensitive: YES_NO,
};

const TIMES = {
	since: 'number',
	until: 'number',
	rangeId: ['created'],
	modifiedSince: 'number',
	createdUntil: 'number',
};

const FILTERS = {
	...PAGING,
	...SORTED,
	...TIMES,
	tag: { many: 'text' },
	nodetype: 'text',
};

const ACTIVITIES = {
	...FILTERS,
	priority: ['medium', 'mediumOrHigh', 'high', 'all'],
	public: ['yes', 'no', 'only'],
};

const BY_ID = { sinceUuid: 'id', untilUuid: 'id', excludedUuids: 'text' };

/** The operations of Activities: what the documentation knows of each one's query. */
export const OPERATIONS = {
	activities: { query: { ...ACTIVITIES, ...COMPLETED, includeCommunityActivities: YES_NO } },
	completedActivities: { query: ACTIVITIES },
	everything: { query: { ...ACTIVITIES, commUuid: 'id' } },
	trash: { query: { ...FILTERS, activityUuid: 'id' } },
	todos: {
		query: {
			...FILTERS,
			...COMPLETED,
			assignedToUserid: 'id',
			includeunassigned: YES_NO,
			createdByUserId: 'id',
		},
	},
	addActivity: { query: {} },
	activity: { query: { ...FILTERS, activityUuid: 'id' } },
	nodeChildren: { query: { ...FILTERS, ...BY_ID, nodeUuid: 'id', activityNodeUuid: 'id' } },
	descendants: {
		query: { ...FILTERS, activityUuid: 'id', nodeUuid: 'id', includeMultiAssignedTodo: YES_NO },
	},
	addNode: { query: { activityUuid: 'id' }, phases: true },
	node: { query: { activityNodeUuid: 'id', includeMemberCount: 'boolean' } },
	deleteNode: { query: { activityNodeUuid: 'id' } },
	changeNode: {
		query: {
			activityNodeUuid: 'id',
			priority: Object.keys(PRIORITIES),
			completed: YES_NO,
		},
		phases: true,
	},
	trashedNode: { query: { activityNodeUuid: 'id' } },
	members: { query: { activityUuid: 'id', memberid: 'id', page: 'number', ps: 'number' } },
	addMembers: { query: { activityUuid: 'id' } },
	member: { query: { activityUuid: 'id', memberid: 'id' } },
	field: { query: {} },
};
