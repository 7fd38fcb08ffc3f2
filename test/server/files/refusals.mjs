import { filesRefusal } from '../http/answers.mjs';

/** The 404 for something that is not there (or lies in the trash). */
export const notFound = (what, id) =>
	filesRefusal(404, 'ItemNotFound', `${what} not found with id ${id}.`);

/** The 404 for an id that is none, in the words of recorded answers. */
export const invalidId = (id) =>
	filesRefusal(404, 'ItemNotFound', `The request parameter id : ${id} is invalid.`);

/** The 403 for somebody who may not do this. */
export function accessDenied(what) {
	return filesRefusal(403, 'AccessDenied', `You are not allowed to ${what}.`);
}

/** The 400 for a request that says nothing that can be done. */
export const invalidRequest = (text) => filesRefusal(400, 'InvalidRequest', text);

/** The 409 where something of that name is there already. */
export function itemExists(label, what = 'file') {
	return filesRefusal(409, 'ItemExists', `A ${what} named ${label} exists already.`);
}

/** The refusal for whoever changes what somebody else has locked; no source tells its status. */
export function locked({ settings: { lockedStatus } }) {
	const code = lockedStatus === 403 ? 'AccessDenied' : 'ItemLocked';
	return filesRefusal(lockedStatus, code, 'The file is locked by another user.');
}
