import { randomUUID } from 'node:crypto';
import { answer } from '../http/answers.mjs';
import { pageOf, pagingElements } from '../atom/feeds.mjs';
import { person } from '../atom/person.mjs';
import { markup } from '../atom/xml.mjs';
import {
	accessDenied,
	folderOf,
	libraryOf,
	libraryPermissions,
	mayEdit,
	mayView,
	permissionsOn,
} from './access.mjs';
import {
	apiRoot,
	documentEntry,
	ENTRY_TYPE,
	feed,
	FEED_TYPE,
	folderEntry,
	libraryEntry,
	rootElement,
} from './entries.mjs';

/** GET nonce: the nonce as the body and again in the header, as all recorded answers have it. */
export function getNonce(_exchange, _params, { nonces }) {
	const nonce = randomUUID();
	nonces.add(nonce);
	return answer(
		200,
		{ 'Content-Type': 'text/plain; charset=UTF-8', 'X-Update-Nonce': nonce },
		nonce,
	);
}

/** GET introspection: the service document. */
export function getIntrospection(exchange) {
	const collections = { myuserlibrary: 'My files', libraries: 'Libraries', collections: 'Folders' };
	const body = markup`<?xml version="1.0" encoding="UTF-8"?><app:service xmlns:app="http://www.w3.org/2007/app" xmlns="http://www.w3.org/2005/Atom"><app:workspace><title type="text">Files</title>${Object.entries(
		collections,
	).map(
		([name, title]) =>
			markup`<app:collection href="${apiRoot(exchange)}/${name}/feed"><title type="text">${title}</title><app:accept>*/*</app:accept></app:collection>`,
	)}</app:workspace></app:service>`;
	return answer(200, { 'Content-Type': 'application/atomsvc+xml; charset=UTF-8' }, body);
}

/** GET people/feed?self=true: who asks. The shape is inferred: no recorded answer shows it. */
export function getPeople(exchange) {
	const { user } = exchange;
	const entry = markup`<id>urn:lsid:ibm.com:td:${user.id}</id><title type="text">${user.name}</title><category term="person" scheme="tag:ibm.com,2006:td/type" label="person"></category><author>${person(user)}</author><snx:userid>${user.id}</snx:userid><snx:isExternal>${String(user.external)}</snx:isExternal>`;
	return feedAnswer(exchange, { id: 'people', title: 'People', author: user, entries: [entry] });
}

function feedAnswer(exchange, parts) {
	return answer(200, { 'Content-Type': FEED_TYPE }, feed(exchange, parts));
}

function listAnswer(exchange, list, { searchIn, entry, ...parts }) {
	const paging = pageOf(list, exchange, searchIn);
	return feedAnswer(exchange, {
		...parts,
		paging: pagingElements('opensearch', paging),
		entries: paging.items.map(entry),
	});
}

/** GET libraries/feed: the libraries that the caller may look into. */
export function getLibraries(exchange, _params, { store }) {
	const libraries = [...store.files.libraries.values()].filter((each) =>
		mayView(each, exchange.user),
	);
	return listAnswer(exchange, libraries, {
		id: 'libraries',
		title: 'Libraries',
		author: exchange.user,
		searchIn: ({ title }) => title,
		entry: (library) => libraryEntry(exchange, store, library),
	});
}

const folderPermissions = ({ editors }, user) =>
	editors.includes(user.id) ? 'View,AddChild,Edit' : 'View';

/** GET collections/feed: the folders that the caller may add to. */
export function getCollections(exchange, _params, { store }) {
	const folders = [...store.files.folders.values()].filter(({ editors }) =>
		editors.includes(exchange.user.id),
	);
	return listAnswer(exchange, folders, {
		id: 'collections',
		title: 'Folders',
		author: exchange.user,
		searchIn: ({ title }) => title,
		entry: (folder) =>
			folderEntry(exchange, store, folder, folderPermissions(folder, exchange.user)),
	});
}

/** GET collection/{id}/entry. */
export function getCollection(exchange, params, { store }) {
	const folder = folderOf(store, params.folder);
	const permissions = folderPermissions(folder, exchange.user);
	const entry = folderEntry(exchange, store, folder, permissions);
	return answer(200, { 'Content-Type': ENTRY_TYPE }, rootElement('entry', entry));
}

function documentsAnswer(exchange, store, documents, parts) {
	return listAnswer(exchange, documents, {
		...parts,
		searchIn: ({ label, title, tags }) => [label, title, ...tags].join(' '),
		entry: (document) =>
			documentEntry(exchange, store, document, {
				permissions: permissionsOn(store, document, exchange.user),
			}),
	});
}

/** GET collection/{id}/feed: the files in a folder. */
export function getCollectionFeed(exchange, params, { store }) {
	const folder = folderOf(store, params.folder);
	const documents = [...store.files.documents.values()].filter(({ folders }) =>
		folders.includes(folder.id),
	);
	return documentsAnswer(exchange, store, documents, { id: folder.id, title: folder.title });
}

function libraryHead(exchange, store, settings, library) {
	const address = `${apiRoot(exchange)}/library/${library.id}/feed`;
	return [
		markup`<td:uuid>${library.id}</td:uuid><td:libraryType>${library.type}</td:libraryType>`,
		exchange.flag('includeQuota') &&
			markup`<td:librarySize>${store.files.sizeOfLibrary(library.id)}</td:librarySize><td:libraryQuota>${settings.quotaBytes}</td:libraryQuota>`,
		exchange.flag('acls') &&
			markup`<td:permissions>${libraryPermissions(library, exchange.user)}</td:permissions>`,
		markup`<app:collection href="${address}" xmlns:app="http://www.w3.org/2007/app"><title type="text">${library.title}</title><app:accept>*/*</app:accept></app:collection>`,
	];
}

/** GET …/feed of a library: its files, newest first, narrowed by search, tag and visibility. */
export function getLibraryFeed(exchange, { kind, library: id }, { store, settings }) {
	const library = libraryOf(store, kind, id, exchange.user);
	const { query, user } = exchange;
	const wanted = (document) =>
		document.libraryId === library.id &&
		(mayView(library, user) ||
			document.visibility === 'public' ||
			mayEdit(store, document, user)) &&
		query.getAll('tag').every((tag) => document.tags.includes(tag)) &&
		(query.get('visibility') ?? document.visibility) === document.visibility;
	if (library.type === 'communityFiles' && !mayView(library, user)) {
		throw accessDenied('see this library');
	}
	const documents = [...store.files.documents.values()].filter(wanted).reverse();
	return documentsAnswer(exchange, store, documents, {
		id: library.id,
		title: library.title,
		author: store.users.get(library.owner),
		head: libraryHead(exchange, store, settings, library),
	});
}
