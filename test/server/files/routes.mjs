import { routesOf } from '../http/routes.mjs';
import { addFile } from './add.mjs';
import * as attachments from './attachments.mjs';
import * as collections from './collections.mjs';
import * as comments from './comments.mjs';
import * as feed from './documentFeed.mjs';
import * as documents from './documents.mjs';
import * as download from './download.mjs';
import * as contents from './folderContents.mjs';
import * as folders from './folders.mjs';
import * as likes from './likes.mjs';
import * as lists from './lists.mjs';
import * as locks from './locks.mjs';
import { putMedia } from './newVersion.mjs';
import { OPERATIONS } from './operations.mjs';
import * as pins from './pins.mjs';
import * as service from './service.mjs';
import * as shares from './shares.mjs';
import * as trash from './trash.mjs';
import * as versions from './versions.mjs';

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
const COMMENT = `${DOCUMENT}/comment/:comment`;
const VERSION = `${DOCUMENT}/version/:version`;
const DOCUMENT_ROWS = [
	['GET', `${DOCUMENT}/entry`, 'document', documents.getEntry],
	['POST', `${DOCUMENT}/entry`, 'changeDocument', documents.postEntry],
	['PUT', `${DOCUMENT}/entry`, 'changeDocument', documents.putEntry],
	['DELETE', `${DOCUMENT}/entry`, 'deleteDocument', trash.deleteDocument],
	['GET', `${DOCUMENT}/media`, 'media', download.getMedia],
	['GET', `${DOCUMENT}/media/:name`, 'media', download.getMedia],
	['PUT', `${DOCUMENT}/media`, 'newMedia', putMedia],
	['GET', `${DOCUMENT}/feed`, 'documentFeed', feed.getDocumentFeed],
	['POST', `${DOCUMENT}/feed`, 'postDocumentFeed', feed.postDocumentFeed],
	['DELETE', `${DOCUMENT}/feed`, 'deleteVersions', versions.deleteVersionsFrom],
	['GET', `${DOCUMENT}/collections/feed`, 'collections', collections.getCollectionsOf],
	['GET', `${DOCUMENT}/permissions/feed`, 'permissions', shares.getPermissions],
	['DELETE', `${DOCUMENT}/permissions/feed`, 'permissions', shares.deletePermissions],
	['GET', `${DOCUMENT}/users/feed`, 'permissions', shares.getUsers],
	['GET', `${DOCUMENT}/recommendation/:user/entry`, 'recommendation', likes.getLike],
	['DELETE', `${DOCUMENT}/recommendation/:user/entry`, 'recommendation', likes.deleteLike],
	['POST', `${DOCUMENT}/lock`, 'lock', locks.postLock],
	['DELETE', `${DOCUMENT}/lock`, 'lock', locks.deleteLock],
	['GET', `${VERSION}/entry`, 'version', versions.getVersion],
	['DELETE', `${VERSION}/entry`, 'version', versions.deleteVersion],
	['GET', `${VERSION}/media`, 'media', download.getVersionMedia],
	['GET', `${VERSION}/media/:name`, 'media', download.getVersionMedia],
	['GET', `${COMMENT}/entry`, 'comment', comments.getComment],
	['PUT', `${COMMENT}/entry`, 'comment', comments.putComment],
	['DELETE', `${COMMENT}/entry`, 'comment', comments.deleteComment],
	['GET', `${COMMENT}/media`, 'comment', comments.getCommentText],
	['GET', `${ATTACHMENT}/entry`, 'attachment', attachments.getAttachment],
	['DELETE', `${ATTACHMENT}/entry`, 'attachment', attachments.deleteAttachment],
	['PUT', `${ATTACHMENT}/media`, 'newAttachmentMedia', attachments.putAttachmentMedia],
	['GET', `${ATTACHMENT}/media`, 'media', download.getAttachmentMedia],
	['GET', `${ATTACHMENT}/media/:name`, 'media', download.getAttachmentMedia],
];

const TRASHED = '/view/recyclebin/:document/entry';
const LIBRARY_ROWS = [
	['GET', '/entry', 'library', lists.getLibrary],
	['GET', '/feed', 'libraryFeed', lists.getLibraryFeed],
	['POST', '/feed', 'addFile', addFile],
	['GET', '/view/AllDocuments/feed', 'libraryFeed', lists.getLibraryFeed],
	['GET', '/view/recyclebin/feed', 'trash', trash.getTrash],
	['DELETE', '/view/recyclebin/feed', 'trash', trash.emptyTrash],
	['GET', TRASHED, 'trashed', trash.getTrashed],
	['PUT', TRASHED, 'trashed', trash.restore],
	['DELETE', TRASHED, 'trashed', trash.purge],
];

const ROWS = [
	['GET', '/nonce', 'nonce', service.getNonce],
	['GET', '/introspection', 'introspection', service.getIntrospection],
	['GET', '/people/feed', 'people', service.getPeople],
	['GET', '/libraries/feed', 'libraries', lists.getLibraries],
	['GET', '/documents/feed', 'publicFiles', lists.getPublic],
	['GET', '/documents/shared/feed', 'sharedFiles', lists.getShared],
	['POST', '/shares/feed', 'shares', shares.postShares],
	['DELETE', '/shares/feed', 'deleteShares', shares.deleteShares],
	['GET', '/share/:share/entry', 'share', shares.getShare],
	['GET', '/myshares/feed', 'myShares', shares.getMyShares],
	['GET', '/myfavorites/documents/feed', 'pinnedFiles', pins.getPinnedDocuments],
	['POST', '/myfavorites/documents/feed', 'pins', pins.changePinnedDocuments],
	['DELETE', '/myfavorites/documents/feed', 'pins', pins.changePinnedDocuments],
	['GET', '/myfavorites/collections/feed', 'collections', pins.getPinnedFolders],
	['POST', '/myfavorites/collections/feed', 'pins', pins.changePinnedFolders],
	['DELETE', '/myfavorites/collections/feed', 'pins', pins.changePinnedFolders],
	['GET', '/collections/feed', 'collections', collections.getCollections],
	['POST', '/collections/feed', 'addCollection', folders.postCollections],
	['GET', '/collections/addedto/feed', 'collections', collections.getAddedTo],
	['PUT', '/collection/:folder/entry', 'changeCollection', folders.putCollection],
	['DELETE', '/collection/:folder/entry', 'changeCollection', folders.deleteCollection],
	['POST', '/collection/:folder/feed', 'postCollection', contents.postCollectionFeed],
	['DELETE', '/collection/:folder/feed', 'collectionItems', contents.deleteFromCollection],
	[
		'GET',
		'/communitycollection/:community/feed',
		'communityCollection',
		collections.getCommunityCollection,
	],
	[
		'POST',
		'/communitycollection/:community/feed',
		'postCollection',
		contents.postCommunityCollection,
	],
	[
		'DELETE',
		'/communitycollection/:community/feed',
		'collectionItems',
		contents.deleteFromCommunity,
	],
	['GET', '/collection/:folder/entry', 'collection', collections.getCollection],
	['GET', '/collection/:folder/feed', 'collectionFeed', collections.getCollectionFeed],
];

const ANONYMOUS_ROWS = [
	['GET', '/documents/feed', 'publicFiles', lists.getPublic],
	['GET', `${DOCUMENT}/media`, 'anonymousMedia', download.getAnonymousMedia],
	['GET', `/library/:library${DOCUMENT}/media/:name`, 'anonymousMedia', download.getAnonymousMedia],
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
