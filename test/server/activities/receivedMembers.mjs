import { ATOM, attributeOf, childOf, childrenOf, SNX, textIn } from '../atom/elements.mjs';
import { personByEmail, personById } from '../people.mjs';
import { badRequest, complaint } from './access.mjs';
import { bodyRoot } from './body.mjs';
import { denied, EVERYBODY } from './roles.mjs';
import { COMPONENT, TYPE_SCHEME } from './terms.mjs';

const ROLES = ['owner', 'member', 'reader'];

/** Who an entry is about: { kind, subjectId }; undefined where nobody is known by that. */
function subjectIn(entry, services) {
	const category = childrenOf(entry, ATOM, 'category').find(
		(each) => attributeOf(each, 'scheme') === TYPE_SCHEME,
	);
	const kind = attributeOf(category, 'term');
	const contributor = childOf(entry, ATOM, 'contributor');
	const inside = (namespace, name) =>
		contributor ? textIn(childOf(contributor, namespace, name)).trim() : '';
	const id = inside(SNX, 'userid');
	if (kind === 'person') {
		const person = personById(services, id) ?? personByEmail(services, inside(ATOM, 'email'));
		return person && { kind, subjectId: person.id };
	}
	if (kind === 'community') {
		return services.store.communities.communities.has(id) ? { kind, subjectId: id } : undefined;
	}
	if (!['organization', 'group'].includes(kind)) return undefined;
	return id === EVERYBODY ? { kind: 'organization', subjectId: id } : undefined;
}

/** The role in an entry. Throws 400. */
function roleOf(entry, exchange, services) {
	const role = childOf(entry, SNX, 'role');
	const text = textIn(role).trim();
	if (attributeOf(role, 'component') !== COMPONENT || !ROLES.includes(text)) {
		throw complaint(exchange, services, `A member came with the role "${text}"`);
	}
	return text;
}

function memberIn(entry, exchange, services) {
	const role = roleOf(entry, exchange, services);
	const subject = subjectIn(entry, services);
	if (!subject) throw badRequest('The member is not known');
	return { ...subject, role };
}

/** Throws a 403, not a 400, for a body that is no XML (seen in public clients), 411 and 415. */
async function rootOf(exchange, services) {
	const root = await bodyRoot(exchange, services);
	if (root && root.namespace === ATOM && ['entry', 'feed'].includes(root.name)) return root;
	services.recorder.violation(exchange, 'The body is neither an Atom entry nor a feed');
	throw denied();
}

/** The role in an entry for a member who is there. Throws 400, 403, 411, 415. */
export async function receivedRole(exchange, services) {
	return roleOf(await rootOf(exchange, services), exchange, services);
}

/**
 * The members in the body, one in an entry or many in a feed: [{ kind, subjectId, role }], with
 * `isFeed`. In a feed each needs a user id, else 403 (seen in public clients). Throws 400, 403, 411, 415.
 */
export async function receivedMembers(exchange, services) {
	const root = await rootOf(exchange, services);
	const isFeed = root.name === 'feed';
	const entries = isFeed ? childrenOf(root, ATOM, 'entry') : [root];
	const withoutId = entries.some((entry) => {
		const contributor = childOf(entry, ATOM, 'contributor');
		return !contributor || !childOf(contributor, SNX, 'userid');
	});
	if (isFeed && (withoutId || entries.length === 0)) throw denied();
	return { isFeed, members: entries.map((entry) => memberIn(entry, exchange, services)) };
}
