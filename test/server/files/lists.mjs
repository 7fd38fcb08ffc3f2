import { answer } from '../http/answers.mjs';
import { markup } from '../atom/xml.mjs';
import { libraryPermissions, mayRead, mayView } from './access.mjs';
import { documentEntry } from './entries/document.mjs';
import { feedAnswer } from './entries/feed.mjs';
import { folderEntry } from './entries/folder.mjs';
import { apiRoot, entryAnswer, iso, personElement } from './entries/frame.mjs';
import { libraryEntry, quotaElements } from './entries/library.mjs';
import { listPage } from './listing.mjs';
import { libraryOf } from './paths.mjs';
import { accessDenied } from './refusals.mjs';
import { afterList } from './shifts.mjs';

/** What narrows the lists of files. */
const FILTERS = ['tag', 'search', 'since', 'before', 'visibility', 'fileType', 'creator', 'shared'];

const isFolder = ({ items }) => items instanceof Map;

/**
 * The answer with a page of files (and folders, where a list has both). `parts` are those of the feed, and `filters`, `natural` and
 * `sortedAs` of the list where they are others; `further` makes elements that only this list has.
 */
export function documentsAnswer(exchange, services, documents, { further, ...parts }) {
	const { filters = FILTERS, natural, sortedAs, ...feed } = parts;
	const slice = listPage(documents, exchange, services, { filters, natural, sortedAs });
	if (services.settings.updatedOnListing) {
		for (const item of slice.items) item.updated = exchange.clock.now();
	}
	const result = feedAnswer(exchange, {
		...feed,
		slice,
		entries: slice.items.map((item) =>
			(isFolder(item) ? folderEntry : documentEntry)(exchange, services, item, {
				further: further?.(item),
			}),
		),
	});
	afterList(services, slice);
	return result;
}

/** The files that somebody may see among those that `wanted` picks. */
export const visibleDocuments = (store, user, wanted) =>
	[...store.files.documents.values()].filter(
		(document) => wanted(document) && mayRead(store, document, user),
	);

function libraryHead(exchange, { store, settings }, library) {
	const address = `${apiRoot(exchange)}/library/${library.id}/feed`;
	return [
		markup`<td:uuid>${library.id}</td:uuid><td:libraryType>${library.type}</td:libraryType>`,
		exchange.flag('includeQuota') && quotaElements(store, settings, library),
		exchange.flag('acls') &&
			markup`<td:permissions>${libraryPermissions(library, exchange.user)}</td:permissions>`,
		markup`<app:collection href="${address}" xmlns:app="http://www.w3.org/2007/app"><title type="text">${library.title}</title><app:accept>application/*</app:accept><app:accept>image/*</app:accept><app:accept>*/*</app:accept></app:collection>`,
	];
}

/** The library of the path. Throws AccessDenied for a community's of which the caller is no member. */
function visibleLibraryOf(exchange, { kind, library: id }, store) {
	const library = libraryOf(store, kind, id, exchange.user);
	if (library.type === 'communityFiles' && !mayView(library, exchange.user)) {
		throw accessDenied('see this library');
	}
	return library;
}

/** GET …/feed of a library: its files, newest first. */
export function getLibraryFeed(exchange, params, services) {
	const { store } = services;
	const library = visibleLibraryOf(exchange, params, store);
	const documents = visibleDocuments(
		store,
		exchange.user,
		({ libraryId }) => libraryId === library.id,
	);
	return documentsAnswer(exchange, services, documents, {
		id: library.id,
		title: library.title,
		author: store.users.get(library.owner),
		head: libraryHead(exchange, services, library),
	});
}

/** GET …/entry of a library. */
export function getLibrary(exchange, params, services) {
	const library = visibleLibraryOf(exchange, params, services.store);
	const time = { modified: 0, updated: 0 };
	return entryAnswer(exchange, {
		item: { id: library.id, ...time },
		entry: libraryEntry(exchange, services, library),
	});
}

/** GET libraries/feed: the libraries that the caller may look into. */
export function getLibraries(exchange, _params, services) {
	const { store } = services;
	const libraries = [...store.files.libraries.values()].filter((each) =>
		mayView(each, exchange.user),
	);
	const natural = [() => 0, false];
	const slice = listPage(libraries, exchange, services, { filters: ['search'], natural });
	return feedAnswer(exchange, {
		id: 'libraries',
		title: 'Libraries',
		author: exchange.user,
		slice,
		entries: slice.items.map((library) => libraryEntry(exchange, services, library)),
	});
}

/** GET documents/feed?visibility=public: everybody's public files, for a stranger as well. */
export function getPublic(exchange, _params, services) {
	const { store, recorder } = services;
	if (exchange.query.get('visibility') !== 'public') {
		recorder.violation(exchange, 'documents/feed was asked without visibility=public');
	}
	if (exchange.user?.external) throw accessDenied('see public files as an external user');
	const documents = [...store.files.documents.values()].filter(
		({ visibility }) => visibility === 'public',
	);
	const scope = exchange.user ? 'private' : 'public';
	return documentsAnswer(exchange, services, documents, {
		id: 'documents',
		title: 'Public Files',
		headers: { 'Cache-Control': `${scope}, max-age=30` },
	});
}

/** The newest share of a document that a direction is about; undefined if there is none. */
function shareBetween(document, user, direction) {
	return document.shares
		.filter(({ sharedBy, userId }) =>
			direction === 'outbound' ? sharedBy === user.id : userId === user.id,
		)
		.at(-1);
}

/** GET documents/shared/feed: files that were shared with the caller or (outbound) by the caller. */
export function getShared(exchange, _params, services) {
	const { store } = services;
	const { query, user } = exchange;
	const direction = query.get('direction') ?? 'inbound';
	const shares = new Map();
	for (const document of store.files.documents.values()) {
		const share = shareBetween(document, user, direction);
		const fits =
			share &&
			(query.get('sharedBy') ?? share.sharedBy) === share.sharedBy &&
			(query.get('sharedWith') ?? share.userId) === share.userId &&
			(query.get('sharedWhat') ?? document.id) === document.id &&
			(query.get('sharePermission') ?? share.permission) === share.permission;
		if (fits) shares.set(document, share);
	}
	return documentsAnswer(exchange, services, [...shares.keys()], {
		id: 'documents',
		etagId: 'myshares',
		title: direction === 'outbound' ? 'Files You Have Shared' : 'Files Shared With You',
		...(query.get('sC') === 'docShare' && { sortedAs: (document) => shares.get(document) }),
		further: (document) => {
			const { created, sharedBy, permission } = shares.get(document);
			return markup`<td:shared>${iso(created)}</td:shared>${personElement('td:sharedBy', store, sharedBy)}<td:sharePermission>${permission}</td:sharePermission>`;
		},
	});
}

/** The answer without a body that a change of a list gives: where it was made, and a content type. */
export function changedAnswer(exchange, address) {
	return answer(204, {
		'Content-Type': 'application/atom+xml; charset=UTF-8',
		'Last-Modified': new Date(exchange.clock.now()).toUTCString(),
		Location: address,
	});
}
