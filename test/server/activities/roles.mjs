import { activitiesRefusal } from '../http/answers.mjs';

const RANKS = { reader: 1, member: 2, owner: 3 };

/** `snx:permissions` of each role as recorded answers have them; the reader's is inferred. */
export const PERMISSIONS = {
	owner:
		'none, create_activity, view_activity, edit_activity, delete_activity, activity_owner, edit_activity_tags, design_activity, edit_statements, delete_statements, add_members, delete_members, create_entries, edit_personal_entries, edit_all_entries, delete_personal_entries, delete_all_entries, edit_personal_entry_tags, edit_all_entry_tags, view_members',
	member:
		'none, view_activity, edit_activity_tags, edit_statements, delete_statements, add_members, delete_members, create_entries, edit_personal_entries, delete_personal_entries, edit_personal_entry_tags, edit_all_entry_tags, view_members',
	reader: 'none, view_activity, view_members',
};

/** Whom everybody of the organization is by. */
export const EVERYBODY = '*';

function covers(store, { kind, subjectId }, userId) {
	if (kind === 'person') return subjectId === userId;
	if (kind === 'community') return store.communities.roleOf(subjectId, userId) !== null;
	return subjectId === EVERYBODY;
}

/** The strongest role that somebody has in an activity: owner, member, reader or null. */
export function roleIn(store, activityId, userId) {
	const roles = store.activities.access
		.get(activityId)
		.members.filter((member) => covers(store, member, userId))
		.map(({ role }) => role);
	return roles.sort((one, other) => RANKS[other] - RANKS[one])[0] ?? null;
}

/** Whether somebody belongs to an activity by more than that everybody does. */
export function isMember(store, activityId, userId) {
	const { members } = store.activities.access.get(activityId);
	return members.some((member) => member.kind !== 'organization' && covers(store, member, userId));
}

/** The refusal of what somebody may not do, in the recorded words. */
export const denied = () => activitiesRefusal(403, 'Request denied');

/** Throws a 403 unless the role is at least as strong. */
export function requireRole(store, activityId, user, role) {
	if ((RANKS[roleIn(store, activityId, user.id)] ?? 0) < RANKS[role]) throw denied();
}

/** Whether somebody may change or delete a node: owners each, members what is their own. */
export function mayChange(store, node, user) {
	const role = roleIn(store, node.activityId, user.id);
	return (
		role === 'owner' || (role === 'member' && node.parentId !== null && node.authorId === user.id)
	);
}
