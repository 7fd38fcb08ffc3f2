import { markup } from '../../atom/xml.mjs';
import * as frame from './frame.mjs';

/**
 * The Atom entry of a version of a document, `document` itself for the current one. Its `updated` is
 * when the next version replaced it (seen in recorded answers of Wikis).
 */
export function versionEntry(exchange, store, document, version) {
	const address = `${frame.documentAddress(exchange, document)}/version/${version.versionUuid}`;
	const name = `${version.label} [v${version.version}]`;
	const { versionCreated: created, replacedAt } = version;
	const links = frame.mediaLinks({
		address,
		page: frame.documentPage(exchange, store, document),
		item: version,
		label: version.label,
	});
	return markup`${frame.ids(version.versionUuid)}<td:documentUuid>${document.id}</td:documentUuid><td:versionLabel>${version.version}</td:versionLabel><td:label>${version.label}</td:label>${links}${frame.kindCategory('version')}${frame.personElement('author', store, version.versionModifierId)}<title type="text">${name}</title><published>${frame.iso(created)}</published><updated>${frame.iso(replacedAt ?? document.updated)}</updated><td:created>${frame.iso(created)}</td:created><td:modified>${frame.iso(created)}</td:modified>${frame.personElement('td:modifier', store, version.versionModifierId)}<summary type="text">${version.summary}</summary><content type="${version.contentType}" src="${address}/media"></content>`;
}

/** What of a version its answer's headers tell. */
export const versionItem = (document, version) => ({
	id: version.versionUuid,
	modified: version.versionCreated,
	updated: version.replacedAt ?? document.updated,
});
