import { markup } from '../../atom/xml.mjs';
import { folderPermissions } from '../access.mjs';
import * as frame from './frame.mjs';

/** The address of a folder. */
export const folderAddress = (exchange, { id }) => `${frame.apiRoot(exchange)}/collection/${id}`;

const countOf = (store, { items }) =>
	[...items.keys()].filter((id) => store.files.documents.has(id)).length;

/** The Atom entry of a folder; `further` are elements that only some lists have. */
export function folderEntry(exchange, { store }, folder, { further = null } = {}) {
	const address = folderAddress(exchange, folder);
	const permissions = folderPermissions(store, folder, exchange.user);
	const community = folder.communityId !== null;
	return markup`${frame.ids(folder.id)}<td:label>${folder.label}</td:label>${frame.rank('item', countOf(store, folder))}${frame.rank('user', folder.editors.length + folder.readers.length - 1)}${frame.rank('group', community ? 1 : 0)}<link href="${address}/entry" rel="self"></link><link href="${exchange.origin}${exchange.contextRoots.files}/app/folder/${folder.id}/" rel="alternate" type="text/html"></link><link href="${address}/entry" rel="edit"></link><link href="${address}/feed" rel="files"></link>${frame.kindCategory('collection')}${frame.personElement('author', store, folder.owner)}${frame.personElement('td:modifier', store, folder.modifierId)}<title type="text">${folder.title}</title>${frame.times(folder)}<summary type="text">${folder.summary}</summary><td:visibility>${folder.visibility}</td:visibility><td:type>${community ? 'community' : 'personal'}</td:type>${community && markup`<snx:communityUuid>${folder.communityId}</snx:communityUuid>`}${exchange.flag('acls') && markup`<td:permissions>${permissions}</td:permissions>`}${further}<content type="application/atom+xml" src="${address}/feed"></content><snx:isExternal>false</snx:isExternal>`;
}

/** The answer that carries a folder's entry; a GET's Location is as odd as in the recorded answers. */
export function folderAnswer(exchange, services, folder, status = 200) {
	return frame.entryAnswer(exchange, {
		status,
		item: folder,
		location:
			exchange.method === 'GET'
				? `${frame.apiRoot(exchange)}/library/${folder.id}/entry`
				: `${folderAddress(exchange, folder)}/entry`,
		entry: folderEntry(exchange, services, folder),
	});
}
