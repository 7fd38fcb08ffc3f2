import * as attachments from './attachments.mjs';
import * as documents from './documents.mjs';
import * as lists from './lists.mjs';
import { addFile } from './add.mjs';

/** The ways to name a library in a path, with the word that libraryOf understands. */
const LIBRARIES = [
	['/myuserlibrary', 'myuserlibrary'],
	['/library/:library', 'library'],
	['/communitylibrary/:library', 'communitylibrary'],
	['/userlibrary/:library', 'userlibrary'],
];

function documentRoutes(prefix, kind) {
	const document = `${prefix}/document/:document`;
	const attachment = `${document}/attachment/:attachment`;
	return [
		['GET', `${document}/entry`, 'document', documents.getEntry],
		['POST', `${document}/entry`, 'newVersion', documents.putEntry],
		['PUT', `${document}/entry`, 'newVersion', documents.putEntry],
		['DELETE', `${document}/entry`, 'deleteDocument', documents.deleteDocument],
		['GET', `${document}/media`, 'media', documents.getMedia],
		['PUT', `${document}/media`, 'newMedia', documents.putMedia],
		['GET', `${document}/feed`, 'documentFeed', attachments.getDocumentFeed],
		['POST', `${document}/feed`, 'addAttachment', attachments.addAttachment],
		['GET', `${attachment}/entry`, 'attachment', attachments.getAttachment],
		['DELETE', `${attachment}/entry`, 'attachment', attachments.deleteAttachment],
		['GET', `${attachment}/media`, 'attachment', attachments.getAttachmentMedia],
	].map(([method, path, operation, handler]) => ({ method, path, operation, handler, kind }));
}

function apiRoutes() {
	const plain = [
		['GET', '/nonce', 'nonce', lists.getNonce],
		['GET', '/introspection', 'introspection', lists.getIntrospection],
		['GET', '/people/feed', 'people', lists.getPeople],
		['GET', '/libraries/feed', 'libraries', lists.getLibraries],
		['GET', '/collections/feed', 'collections', lists.getCollections],
		['GET', '/collection/:folder/entry', 'collection', lists.getCollection],
		['GET', '/collection/:folder/feed', 'collection', lists.getCollectionFeed],
	].map(([method, path, operation, handler]) => ({ method, path, operation, handler, kind: null }));
	const libraries = LIBRARIES.flatMap(([prefix, kind]) => [
		{
			method: 'GET',
			path: `${prefix}/feed`,
			operation: 'libraryFeed',
			handler: lists.getLibraryFeed,
			kind,
		},
		{ method: 'POST', path: `${prefix}/feed`, operation: 'addFile', handler: addFile, kind },
		...documentRoutes(prefix, kind),
	]);
	return [...plain, ...libraries, ...documentRoutes('', null)];
}

/** The routes of Files: { method, path, operation, handler, kind, open } below the root /files. */
export function filesRoutes() {
	const routes = ['basic', 'oauth'].flatMap((auth) =>
		apiRoutes().map((route) => ({ ...route, path: `/files/${auth}/api${route.path}` })),
	);
	const anonymous = {
		method: 'GET',
		path: '/files/basic/anonymous/api/library/:library/document/:document/media/:name',
		operation: 'page',
		handler: documents.getAnonymousMedia,
		open: true,
	};
	return [...routes, anonymous].map((route) => ({ ...route, application: 'files' }));
}
