import { accessDenied, locked } from './refusals.mjs';

/** Texts of td:permissions, with the flags of recorded answers of Wikis, whose code is the same. */
const FLAGS = {
	owner:
		'AddChild,Delete,Purge,EditProperties,EditContent,Edit,ViewProperties,ViewContent,View,GrantAccess,ChangeSharingIntent',
	editor: 'AddChild,EditProperties,EditContent,Edit,ViewProperties,ViewContent,View',
	reader: 'ViewProperties,ViewContent,View',
};

const STRENGTH = { owner: 3, editor: 2, reader: 1 };

/** Whether somebody may add to a library: AddChild in its permissions. */
export function mayAdd(library, user) {
	return library.editors.includes(user.id);
}

/** Whether somebody may look into a library. */
export function mayView(library, user) {
	return mayAdd(library, user) || (library.readers ?? []).includes(user.id);
}

/** The text of td:permissions for a library. */
export function libraryPermissions(library, user) {
	return mayAdd(library, user) ? 'View,AddChild,EditProperties' : 'View';
}

/** What somebody is to a folder: owner, editor, reader or null. A public one is not for guests. */
export function folderRole(store, folder, user) {
	const community = store.communities.communities.get(folder.communityId);
	if (folder.owner === user.id) return 'owner';
	if (folder.editors.includes(user.id)) return 'editor';
	if (community?.members.includes(user.id) || folder.readers.includes(user.id)) return 'reader';
	return folder.visibility === 'public' && !user.external ? 'reader' : null;
}

/** The text of td:permissions for a folder. */
export const folderPermissions = (store, folder, user) =>
	({ owner: 'View,AddChild,Edit,Delete', editor: 'View,AddChild,Edit' })[
		folderRole(store, folder, user)
	] ?? 'View';

function* rolesOn(store, document, user) {
	const library = store.files.libraries.get(document.libraryId);
	if (library.owner === user.id || document.ownerId === user.id) yield 'owner';
	if (mayAdd(library, user)) yield library.type === 'communityFiles' ? 'owner' : 'editor';
	if (mayView(library, user)) yield 'reader';
	if (document.visibility === 'public' && !user.external) yield 'reader';
	for (const { userId, permission } of document.shares) {
		if (userId === user.id) yield permission === 'Edit' ? 'editor' : 'reader';
	}
	for (const { communityId, permission } of document.communityShares) {
		const { members } = store.communities.communities.get(communityId);
		if (members.includes(user.id)) yield permission === 'Edit' ? 'editor' : 'reader';
	}
	for (const folder of store.files.foldersOf(document)) {
		if (folderRole(store, folder, user)) yield 'reader';
	}
}

/** What somebody is to a document: owner, editor, reader or null. */
export function roleOn(store, document, user) {
	let best = null;
	for (const role of rolesOn(store, document, user)) {
		if (role === 'owner') return role;
		if (best === null || STRENGTH[role] > STRENGTH[best]) best = role;
	}
	return best;
}

const isAtLeast = (role, least) => (STRENGTH[role] ?? 0) >= STRENGTH[least];

/** Whether somebody may see a document. */
export const mayRead = (store, document, user) =>
	isAtLeast(roleOn(store, document, user), 'reader');

/** The text of td:permissions for a document. */
export function permissionsOn(store, document, user) {
	return FLAGS[roleOn(store, document, user)] ?? '';
}

/** Throws AccessDenied unless somebody is at least an editor of a document; `what` says for what. */
export function requireEditor(store, document, user, what) {
	if (!isAtLeast(roleOn(store, document, user), 'editor')) throw accessDenied(what);
}

/** Throws AccessDenied unless somebody owns a document or the library that it lies in. */
export function requireOwner(store, document, user, what) {
	if (roleOn(store, document, user) !== 'owner') throw accessDenied(what);
}

/** Throws AccessDenied unless a document is somebody's own, or may be shared on by who was shared it. */
export function requireSharer(store, document, user) {
	const role = roleOn(store, document, user);
	if (role === 'owner' || (role !== null && String(document.propagation) !== 'false')) return;
	throw accessDenied('share this file');
}

/** Throws the refusal for whoever changes what another has locked. */
export function requireUnlocked(services, document, user) {
	if (document.lock !== null && document.lock.ownerId !== user.id) throw locked(services);
}

/** Throws AccessDenied where a guest makes something public. */
export function requireMayPublish(user, visibility) {
	if (user.external && visibility === 'public') {
		throw accessDenied('make public files or folders as an external user');
	}
}
