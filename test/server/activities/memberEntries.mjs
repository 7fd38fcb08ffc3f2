import { markup } from '../atom/xml.mjs';
import { personById } from '../people.mjs';
import { activitiesDocument } from './documents.mjs';
import { person, time } from './entries.mjs';
import { EVERYBODY, PERMISSIONS, roleIn } from './roles.mjs';
import { roots } from './roots.mjs';
import { COMPONENT, TYPE_SCHEME } from './terms.mjs';

/** The address of a member: his id inside, which is not his user id (recorded answers). */
export function addressOfMember(exchange, activity, { memberId }) {
	return `${roots(exchange).api}/atom2/acl?activityUuid=${activity.id}&memberid=${memberId}`;
}

/** A member as a person element: groups have their name and what they are known by. */
function subjectOf(services, { kind, subjectId }) {
	if (kind === 'person') return personById(services, subjectId);
	const community = services.store.communities.communities.get(subjectId);
	const name = subjectId === EVERYBODY ? 'Everybody' : community.title;
	return { name, email: '', id: subjectId, external: false };
}

/** The content of a member's entry, in the order of recorded answers. */
function memberContent(exchange, services, activity, member) {
	const address = addressOfMember(exchange, activity, member);
	const subject = subjectOf(services, member);
	return markup`
  <id>${address}</id>${person('contributor', services, subject, { role: member.role })}
  <title>${subject.name}</title>
  <updated>${time(member.added)}</updated>
  <summary type="text">Member profile for ${subject.name}</summary>
  <link rel="edit" type="application/atom+xml" href="${address}" />
    <category scheme="${TYPE_SCHEME}" term="${member.kind}" />

  <snx:role component="${COMPONENT}">${member.role}</snx:role>
  <snx:permissions>${PERMISSIONS[member.role]}</snx:permissions>
`;
}

/** One member as a document. */
export function memberDocument(exchange, services, activity, member) {
	return activitiesDocument('entry', memberContent(exchange, services, activity, member));
}

/** The members of an activity: counted by snx:totalMembers, not as other feeds (recorded answers). */
export function membersDocument(exchange, services, activity, { items, total }) {
	const { members } = services.store.activities.access.get(activity.id);
	const author = personById(services, activity.authorId);
	const isPublic = members.some(({ subjectId }) => subjectId === EVERYBODY);
	return activitiesDocument(
		'feed',
		markup`
  <generator uri="http://www.ibm.com/xmlns/prod/sn" version="8.0.0.0">Connections test server - Activities</generator>
  <id>urn:lsid:ibm.com:oa:${activity.id}</id>
  <title type="text">${activity.title}</title>
  <snx:totalMembers>${total}</snx:totalMembers>${person('author', services, author, { role: roleIn(services.store, activity.id, author.id) })}
  <updated>${time(activity.updated)}</updated> 
  <snx:accessLevel>${isPublic ? 'public' : 'private'}</snx:accessLevel>
  <link rel="self" type="application/atom+xml" href="${exchange.origin}${exchange.target}"/>
  ${items.map(
		(member) => markup`
    <entry>${memberContent(exchange, services, activity, member)}
    </entry>`,
	)}
  <snx:showAddButton>true</snx:showAddButton>
`,
	);
}
