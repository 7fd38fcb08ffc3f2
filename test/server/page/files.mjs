import { markup } from '../atom/xml.mjs';
import { heading, nameOf, noteOf, row, table } from './rows.mjs';

/** What libraries are to people. */
const LIBRARY_KINDS = {
	personalFiles: 'Personal files',
	teamFiles: 'Library of a team',
	communityFiles: 'Files of a community',
};

const filePage = ({ settings }, { id }) => `${settings.contextRoots.files}/app/file/${id}`;

const may = (permission) => (permission === 'Edit' ? ' (may edit)' : '');

/** With whom a document is shared, in words. */
function sharesOf(services, { shares, communityShares }) {
	const { communities } = services.store.communities;
	return [
		...shares.map(
			({ userId, permission }) => `shared with ${nameOf(services, userId)}${may(permission)}`,
		),
		...communityShares.map(
			({ communityId, permission }) =>
				`shared with the community ${communities.get(communityId)?.title}${may(permission)}`,
		),
	];
}

function documentNote(services, document) {
	const { version, visibility, tags, lock, label, title } = document;
	return noteOf(
		`version ${version}`,
		visibility,
		label !== title && `label ${label}`,
		tags.map((tag) => `#${tag}`),
		sharesOf(services, document),
		services.store.files.foldersOf(document).map((folder) => `in ${folder.title}`),
		lock && `locked by ${nameOf(services, lock.ownerId)}`,
	);
}

/** A document, its older versions, its attachments and its comments. */
function documentRows(services, here, document) {
	const { id, title, size, modified, sha256 } = document;
	const child = (parts) => row({ ...parts, child: true, here });
	return [
		row({
			...{ id, name: title, size, time: modified, sha256, here },
			opens: id,
			href: filePage(services, document),
			note: documentNote(services, document),
		}),
		...document.older.map(({ versionUuid, version, label, ...bytes }) =>
			child({
				...{ id: versionUuid, opens: versionUuid, name: label, note: `version ${version}` },
				...{ size: bytes.size, sha256: bytes.sha256, time: bytes.versionCreated },
			}),
		),
		...document.attachments.map(({ id: attachmentId, label, ...bytes }) =>
			child({
				...{ id: attachmentId, opens: attachmentId, name: label, note: 'attachment' },
				...{ size: bytes.size, sha256: bytes.sha256, time: bytes.modified },
			}),
		),
		...document.comments.map((comment) =>
			child({
				...{ id: comment.id, name: comment.text, time: comment.created },
				note: `comment by ${nameOf(services, comment.ownerId)}`,
			}),
		),
	];
}

function librarySection(services, here, library) {
	const documents = [...services.store.files.documents.values()]
		.filter(({ libraryId }) => libraryId === library.id)
		.reverse();
	return markup`${heading({ id: library.id, title: library.title, note: LIBRARY_KINDS[library.type], here })}${table(documents, (document) => documentRows(services, here, document))}`;
}

function folderNote(services, { owner, communityId, visibility }) {
	const community = services.store.communities.communities.get(communityId);
	return noteOf(
		community ? `of the community ${community.title}` : `of ${nameOf(services, owner)}`,
		visibility,
	);
}

function folderSection(services, here, folder) {
	const { store, settings } = services;
	const documents = [...folder.items]
		.map(([id, { added }]) => ({ ...store.files.documents.get(id), added }))
		.filter(({ id }) => id !== undefined);
	return markup`${heading({ id: folder.id, title: folder.title, href: `${settings.contextRoots.files}/app/folder/${folder.id}`, note: folderNote(services, folder), here })}${table(documents, (document) => row({ name: document.title, href: filePage(services, document), note: 'added', time: document.added }))}`;
}

function trashRow(services, here, document) {
	const { id, title, size, deleted, libraryId } = document;
	const library = services.store.files.libraries.get(libraryId);
	const note = `deleted by ${nameOf(services, deleted.by)} from ${library.title}`;
	return row({ id, name: title, size, note, time: deleted.when, here });
}

/** Files: every library, the folders, the trash. `here` is the id that the page's address names. */
export function filesSection(services, here) {
	const { libraries, folders, trash } = services.store.files;
	return markup`<h2>Files</h2>
${[...libraries.values()].map((library) => librarySection(services, here, library))}<h2>Folders</h2>
${[...folders.values()].map((folder) => folderSection(services, here, folder))}<h2>Trash</h2>
${table([...trash.values()].reverse(), (document) => trashRow(services, here, document))}`;
}
