import { routesOf } from '../http/routes.mjs';
import { addFile } from './add.mjs';
import * as attachments from './attachments.mjs';
import * as documents from './documents.mjs';
import * as lists from './lists.mjs';
import { OPERATIONS } from './operations.mjs';

/** The ways to name a library in a path, with the word that libraryOf understands. */
const LIBRARIES = [
	['/myuserlibrary', 'myuserlibrary'],
	['/library/:library', 'library'],
	['/communitylibrary/:library', 'communitylibrary'],
	['/userlibrary/:library', 'userlibrary'],
];

/** What can be asked of a document, below the address of its library or of no library. */
const DOCUMENT = '/document/:document';
const ATTACHMENT = `${DOCUMENT}/attachment/:attachment`;
const DOCUMENT_ROWS = [
	['GET', `${DOCUMENT}/entry`, 'document', documents.getEntry],
	['POST', `${DOCUMENT}/entry`, 'newVersion', documents.putEntry],
	['PUT', `${DOCUMENT}/entry`, 'newVersion', documents.putEntry],
	['DELETE', `${DOCUMENT}/entry`, 'deleteDocument', documents.deleteDocument],
	['GET', `${DOCUMENT}/media`, 'media', documents.getMedia],
	['PUT', `${DOCUMENT}/media`, 'newMedia', documents.putMedia],
	['GET', `${DOCUMENT}/feed`, 'documentFeed', attachments.getDocumentFeed],
	['POST', `${DOCUMENT}/feed`, 'addAttachment', attachments.addAttachment],
	['GET', `${ATTACHMENT}/entry`, 'attachment', attachments.getAttachment],
	['DELETE', `${ATTACHMENT}/entry`, 'attachment', attachments.deleteAttachment],
	['GET', `${ATTACHMENT}/media`, 'attachment', attachments.getAttachmentMedia],
];

const LIBRARY_ROWS = [
	['GET', '/feed', 'libraryFeed', lists.getLibraryFeed],
	['POST', '/feed', 'addFile', addFile],
];

const ROWS = [
	['GET', '/nonce', 'nonce', lists.getNonce],
	['GET', '/introspection', 'introspection', lists.getIntrospection],
	['GET', '/people/feed', 'people', lists.getPeople],
	['GET', '/libraries/feed', 'libraries', lists.getLibraries],
	['GET', '/collections/feed', 'collections', lists.getCollections],
	['GET', '/collection/:folder/entry', 'collection', lists.getCollection],
	['GET', '/collection/:folder/feed', 'collection', lists.getCollectionFeed],
];

const ANONYMOUS_ROWS = [
	[
		'GET',
		'/library/:library/document/:document/media/:name',
		'anonymousMedia',
		documents.getAnonymousMedia,
	],
];

const below = (root, rows, further) => routesOf('files', root, OPERATIONS, rows, further);

/** The routes of Files; `kind` is how the path names a library, null where it names none. */
export function filesRoutes() {
	const api = ['basic', 'oauth'].flatMap((auth) => {
		const root = `/files/${auth}/api`;
		return [
			...below(root, [...ROWS, ...DOCUMENT_ROWS], { kind: null }),
			...LIBRARIES.flatMap(([prefix, kind]) =>
				below(`${root}${prefix}`, [...LIBRARY_ROWS, ...DOCUMENT_ROWS], { kind }),
			),
		];
	});
	return [...api, ...below('/files/basic/anonymous/api', ANONYMOUS_ROWS, { open: true })];
}
