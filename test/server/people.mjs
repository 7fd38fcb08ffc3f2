import { createHash } from 'node:crypto';
import { formerPeople, numberedPeople } from './seed/people.mjs';

/** Everybody whom the directory knows: who can sign in, and the further and former people of the settings. */
export function everybody({ store, settings }) {
	return [
		...store.users.values(),
		...numberedPeople(settings.furtherPeople),
		...formerPeople(settings.formerPeople),
	];
}

/** The person of that user id, or undefined. */
export const personById = (services, id) =>
	services.store.users.get(id) ?? everybody(services).find((each) => each.id === id);

/** The person of that e-mail address, or undefined: nobody is known by an empty one, or where they are hidden. */
export function personByEmail(services, email) {
	const wanted = email.toLowerCase();
	if (wanted === '' || services.settings.emailsHidden) return undefined;
	return everybody(services).find((each) => each.email.toLowerCase() === wanted);
}

/** The e-mail address that the server tells of somebody: none where they are hidden. */
export const emailOf = ({ settings }, { email }) => (settings.emailsHidden ? '' : email);

/** An id made of a text: the same for the same text, a UUID by its looks. */
export function madeId(text) {
	const hex = createHash('sha256').update(text).digest('hex');
	return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12}).*$/, '$1-$2-$3-$4-$5');
}

/**
 * The id under which Activities knows a person or a group inside (`snx:ldapid`, `memberid`), which is
 * not the user id (recorded answers).
 */
export const internalId = (id) => madeId(`internal ${id}`);
