import { markup } from './xml.mjs';

/** The children of a person element: author, contributor, td:modifier. */
export function person(user) {
	return markup`<name>${user.name}</name><snx:userid>${user.id}</snx:userid><email>${user.email}</email><snx:userState>active</snx:userState>`;
}
