const SN = 'http://www.ibm.com/xmlns/prod/sn';

/** The schemes of the categories that say what a node is. */
export const TYPE_SCHEME = `${SN}/type`;
export const FLAGS_SCHEME = `${SN}/flags`;
export const PRIORITY_SCHEME = `${SN}/priority`;
export const COMPONENT = `${SN}/activities`;

/** The flags that the server understands. */
export const FLAG_TERMS = [
	'private',
	'completed',
	'deleted',
	'template',
	'internal',
	'external',
	'checked',
];

/** What each priority is called; they belong to a user, not to the activity. */
export const PRIORITIES = { 0: 'TunedOut', 1: 'Normal', 2000: 'Medium', 3000: 'High' };

const LABELS = {
	activity: 'Activity',
	community_activity: 'Community Activity',
	explicit_membership_community_activity: 'Explicit Membership Community Activity',
	entry: 'Entry',
	todo: 'To Do',
	section: 'Section',
	reply: 'Reply',
	chat: 'Chat',
	email: 'Email',
	entrytemplate: 'Entry Template',
};

/** The label of a type; a node that came without one has the term "" (recorded answers). */
export const labelOf = (type) => LABELS[type] ?? 'Unknown';

export const isKindOfNode = (type) => Object.hasOwn(LABELS, type);

/** Whether a type is one of an activity, not of a node below it. */
export const isKindOfActivity = (type) => /(^|_)activity$/.test(type);
