import { markup } from '../../atom/xml.mjs';
import { sizeOfVersions } from '../../store/files.mjs';
import { shownVisibility } from './document.mjs';
import * as frame from './frame.mjs';

/** The address of a document in the trash of its library. */
export const trashAddress = (exchange, { id, libraryId }) =>
	`${frame.apiRoot(exchange)}/library/${libraryId}/view/recyclebin/${id}`;

/**
 * The Atom entry of a document in the trash, which tells neither library nor version nor media, but who
 * deleted it, when and from where.
 */
export function trashEntry(exchange, store, document, permissions) {
	const { deleted } = document;
	const original = `${frame.documentAddress(exchange, document)}/entry`;
	return markup`${frame.ids(document.id)}<td:label>${document.label}</td:label>${frame.kindCategory('document')}<link href="${trashAddress(exchange, document)}/entry" rel="self"></link>${frame.personElement('author', store, document.ownerId)}<title type="text">${document.title}</title>${frame.times(document)}${frame.personElement('td:modifier', store, document.modifierId)}${frame.personElement('td:deletedBy', store, deleted.by)}<td:deletedWhen>${frame.iso(deleted.when)}</td:deletedWhen><td:originalDisplayLocation>${original}</td:originalDisplayLocation><td:visibility>${shownVisibility(document)}</td:visibility><td:propagation>${String(document.propagation ?? true)}</td:propagation>${frame.rank('share', document.shares.length)}${frame.rank('collections', 0)}<td:totalMediaSize>${sizeOfVersions(document)}</td:totalMediaSize><summary type="text">${document.summary}</summary><td:restrictedVisibility>false</td:restrictedVisibility><td:objectTypeName>snx:file</td:objectTypeName><td:lock type="NONE"></td:lock>${exchange.flag('acls') && markup`<td:permissions>${permissions}</td:permissions>`}<snx:isExternal>false</snx:isExternal>`;
}
