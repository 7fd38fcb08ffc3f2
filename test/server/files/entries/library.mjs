import { markup } from '../../atom/xml.mjs';
import * as frame from './frame.mjs';

/** td:librarySize and td:libraryQuota. */
export const quotaElements = (store, { quotaBytes }, { id }) =>
	markup`<td:librarySize>${store.files.sizeOfLibrary(id)}</td:librarySize><td:libraryQuota>${quotaBytes}</td:libraryQuota>`;

/** The Atom entry of a library, as the libraries feed lists it. */
export function libraryEntry(exchange, { store, settings }, library) {
	const address = `${frame.apiRoot(exchange)}/library/${library.id}`;
	return markup`${frame.ids(library.id)}<td:label>${library.id}</td:label><link href="${address}/entry" rel="self"></link><link href="${address}/feed" rel="files"></link><link href="${exchange.origin}/#${library.id}" rel="alternate" type="text/html"></link>${frame.kindCategory('library')}${frame.personElement('author', store, library.owner)}<title type="text">${library.title}</title><td:libraryType>${library.type}</td:libraryType>${exchange.flag('includeQuota') && quotaElements(store, settings, library)}<summary type="text">${library.summary}</summary><content type="application/atom+xml" src="${address}/feed"></content>`;
}
