import { markup } from '../../atom/xml.mjs';
import { sizeOfVersions } from '../../store/files.mjs';
import { permissionsOn } from '../access.mjs';
import * as frame from './frame.mjs';

/** How many attachments the rank tells: the setting adds renditions that the system made. */
const attachmentCount = ({ attachments }, { systemRenditions }) =>
	attachments.length + systemRenditions;

/** The lock, with who holds it since when. */
export function lockElement(store, { lock }) {
	if (lock === null) return markup`<td:lock type="NONE"></td:lock>`;
	return markup`<td:lock type="HARD">${frame.personElement('td:owner', store, lock.ownerId)}<td:lockTime>${frame.iso(lock.time)}</td:lockTime></td:lock>`;
}

function pathElement(store, document) {
	const [folder] = store.files.foldersOf(document);
	return markup`<td:path>/${folder && `${folder.title}/`}${document.label}</td:path>`;
}

/** Elements that come only when the query asks for them. */
function askedFor(exchange, store, document, library) {
	const { user } = exchange;
	return [
		exchange.flag('acls') &&
			user &&
			markup`<td:permissions>${permissionsOn(store, document, user)}</td:permissions>`,
		exchange.flag('includePath') && pathElement(store, document),
		exchange.flag('includeLocked') &&
			markup`<td:locked>${String(document.lock !== null)}</td:locked>`,
		exchange.flag('includeLockOwner') &&
			frame.personElement('td:lockOwner', store, document.lock?.ownerId),
		exchange.flag('includeRecommendation') &&
			user &&
			document.likes.includes(user.id) &&
			markup`<link href="${frame.documentAddress(exchange, document)}/recommendation/${user.id}/entry" rel="recommendation"></link>`,
		exchange.flag('includeLibraryInfo') &&
			markup`<td:libraryTitle>${library.title}</td:libraryTitle>`,
	];
}

/** What servers of 2018 say besides; td:contentUpdated stands there twice, as was seen. */
function laterElements(store, document) {
	const community = store.communities.ofLibrary(document.libraryId);
	const contentUpdated = markup`<td:contentUpdated>${frame.iso(document.modified)}</td:contentUpdated>`;
	return markup`${contentUpdated}<td:malwareScanState>${document.scan ?? 'NOT_APPLICABLE'}</td:malwareScanState><td:policy></td:policy><snx:orgId>20000001</snx:orgId><snx:orgName>Connections test server</snx:orgName>${community && markup`<td:externalContainerId>${community.id}</td:externalContainerId><snx:communityUuid>${community.id}</snx:communityUuid>`}<td:allowSetFavorite>true</td:allowSetFavorite><td:isSyncable>true</td:isSyncable>${contentUpdated}`;
}

const ranksOf = (store, document, settings) => ({
	recommendations: document.likes.length,
	comment: document.comments.length,
	share: document.shares.length + document.communityShares.length,
	collections: store.files.foldersOf(document).length,
	attachments: attachmentCount(document, settings),
	versions: document.older.length + 1,
	references: 0,
});

/** td:visibility: private with shares is told as shared. A community's files have none. */
export function shownVisibility({ visibility, shares, communityShares }) {
	const isShared = shares.length > 0 || communityShares.length > 0;
	return visibility === 'private' && isShared ? 'shared' : visibility;
}

const notifications = ({ mediaNotification = 'on', commentNotification = 'on' }) =>
	markup`<td:notifications><td:media>${mediaNotification}</td:media><td:comment>${commentNotification}</td:comment></td:notifications>`;

const tagCategories = ({ tags }) =>
	tags.map((tag) => markup`<category term="${tag}" label="${tag}"></category>`);

/**
 * The Atom entry of a document: content of the entry element, with the elements of recorded answers.
 * `written` is the answer to a POST or PUT, which tells the tags unasked; `fresh` the one to Add a
 * file, which tells the notifications, too. `further` are elements that only some lists have.
 */
export function documentEntry(
	exchange,
	{ store, settings },
	document,
	{ written = false, fresh = false, further = null } = {},
) {
	const library = store.files.libraries.get(document.libraryId);
	const inCommunity = library.type === 'communityFiles';
	const address = frame.documentAddress(exchange, document);
	const page = frame.documentPage(exchange, store, document);
	const links = frame.mediaLinks({ address, page, item: document, label: document.label });
	const ranks = ranksOf(store, document, settings);
	const withTags = written || fresh || exchange.flag('includeTags');
	return markup`${frame.ids(document.id)}<td:label>${document.label}</td:label>${links}<link href="" rel="thumbnail"></link>${frame.kindCategory('document')}${withTags && tagCategories(document)}<link href="${address}/feed" rel="replies" type="application/atom+xml" thr:count="${document.comments.length}"></link>${(fresh || exchange.flag('includeNotification')) && notifications(document)}${frame.personElement('author', store, document.ownerId)}<title type="text">${document.title}</title>${frame.times(document)}<td:lastAccessed></td:lastAccessed>${frame.personElement('td:modifier', store, document.modifierId)}${!inCommunity && markup`<td:visibility>${shownVisibility(document)}</td:visibility>`}<snx:isExternal>false</snx:isExternal><td:libraryId>${library.id}</td:libraryId><td:libraryType>${library.type}</td:libraryType><td:versionUuid>${document.versionUuid}</td:versionUuid><td:versionLabel>${document.version}</td:versionLabel><td:propagation>${String(document.propagation ?? !inCommunity)}</td:propagation>${Object.entries(ranks).map(([name, value]) => frame.rank(name, value))}${inCommunity && markup`<td:isFiledInFolder>${String(ranks.collections > 0)}</td:isFiledInFolder>`}<td:totalMediaSize>${sizeOfVersions(document)}</td:totalMediaSize><summary type="text">${document.summary}</summary><content type="${document.contentType}" src="${address}/media"></content>${frame.rank('hit', document.hits)}${frame.rank('anonymous_hit', 0)}<td:restrictedVisibility>${String(document.restrictedVisibility ?? false)}</td:restrictedVisibility><td:objectTypeName>snx:file</td:objectTypeName>${lockElement(store, document)}${settings.entryEdition === '2018' && laterElements(store, document)}${further}${askedFor(exchange, store, document, library)}<snx:isExternal>false</snx:isExternal>`;
}

/** The answer that carries a document's entry: 201 after Add a file, else 200. */
export function documentAnswer(exchange, services, document, status = 200) {
	const written = exchange.method !== 'GET';
	return frame.entryAnswer(exchange, {
		status,
		item: document,
		location: `${frame.documentAddress(exchange, document)}/entry`,
		entry: documentEntry(exchange, services, document, { written, fresh: status === 201 }),
	});
}
