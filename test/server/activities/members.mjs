import { sliceOf } from '../atom/feeds.mjs';
import { memberOf } from '../store/activities.mjs';
import { activityOf, badRequest } from './access.mjs';
import { emptyAnswer, readAnswer, writtenAnswer } from './documents.mjs';
import { addressOfMember, memberDocument, membersDocument } from './memberEntries.mjs';
import { receivedMembers, receivedRole } from './receivedMembers.mjs';
import { denied, requireRole, roleIn } from './roles.mjs';
import { roots } from './roots.mjs';

const accessOf = ({ store }, activity) => store.activities.access.get(activity.id);

/** The member whom memberid names. Throws 400, and 403 where nobody has that id (recorded answers). */
function namedMember(exchange, services, activity) {
	const id = exchange.query.get('memberid');
	if (!id) throw badRequest('memberid is missing');
	const member = accessOf(services, activity).members.find(({ memberId }) => memberId === id);
	if (!member) throw denied();
	return member;
}

/** GET acl: the members of an activity, or the one that memberid names. */
export function getMembers(exchange, _params, services) {
	const activity = activityOf(exchange, 'activityUuid', services);
	if (exchange.query.has('memberid')) {
		const member = namedMember(exchange, services, activity);
		const document = memberDocument(exchange, services, activity, member);
		return readAnswer(exchange, services, document, member.added);
	}
	const { members } = accessOf(services, activity);
	const page = services.settings.membersPaged
		? sliceOf(members, exchange)
		: { items: members, total: members.length };
	return readAnswer(exchange, services, membersDocument(exchange, services, activity, page));
}

function addMember(access, member, clock) {
	const { kind, subjectId, role } = member;
	const added = memberOf(kind, subjectId, role, clock.now());
	const before = access.members.find(({ memberId }) => memberId === added.memberId);
	if (before) return Object.assign(before, { role });
	access.members.push(added);
	return added;
}

/**
 * POST acl: one member or many; who is one already gets the new role (inferred). Members may add
 * others, but no owners. Throws 400, 403, 404.
 */
export async function addMembers(exchange, _params, services) {
	const { store, clock } = services;
	const { isFeed, members } = await receivedMembers(exchange, services);
	const activity = activityOf(exchange, 'activityUuid', services);
	const access = accessOf(services, activity);
	requireRole(store, activity.id, exchange.user, 'member');
	const isOwner = roleIn(store, activity.id, exchange.user.id) === 'owner';
	if (!isOwner && members.some(({ role }) => role === 'owner')) throw denied();
	const added = members.map((member) => addMember(access, member, clock));
	if (isFeed) {
		const page = { items: added, total: access.members.length };
		const location = `${roots(exchange).api}/atom2/acl?activityUuid=${activity.id}`;
		return writtenAnswer(201, location, membersDocument(exchange, services, activity, page));
	}
	const document = memberDocument(exchange, services, activity, added[0]);
	return writtenAnswer(201, addressOfMember(exchange, activity, added[0]), document);
}

/** Throws a 403 where an activity would be left without an owner (inferred). */
function requireOtherOwner({ members }, member) {
	const others = members.filter((each) => each !== member && each.role === 'owner');
	if (member.role === 'owner' && others.length === 0) throw denied();
}

/** PUT acl with memberid: another role, by owners. Throws 400, 403, 404. */
export async function changeMember(exchange, _params, services) {
	const { store } = services;
	const role = await receivedRole(exchange, services);
	const activity = activityOf(exchange, 'activityUuid', services);
	const member = namedMember(exchange, services, activity);
	requireRole(store, activity.id, exchange.user, 'owner');
	if (role !== 'owner') requireOtherOwner(accessOf(services, activity), member);
	member.role = role;
	const document = memberDocument(exchange, services, activity, member);
	return writtenAnswer(200, addressOfMember(exchange, activity, member), document);
}

/** DELETE acl with memberid: 200 and nothing (recorded answers). Throws 400, 403, 404. */
export function removeMember(exchange, _params, services) {
	const activity = activityOf(exchange, 'activityUuid', services);
	const member = namedMember(exchange, services, activity);
	const access = accessOf(services, activity);
	requireRole(services.store, activity.id, exchange.user, 'owner');
	requireOtherOwner(access, member);
	access.members = access.members.filter((each) => each !== member);
	return emptyAnswer(200);
}
