import { byHand, entry, folderOf, type Trial } from './trial';

const editing = /^The user of the credential must be its owner or an editor of it\./;
const seeing = /^The user of the credential must be allowed to see it/;
const deleting = /^The user of the credential must be its owner, or an owner of the library/;

/** The operations on folders. */
export const folderTrials: Record<string, Trial> = {
	'folder.addFile': {
		parameters: ({ folder }) => ({ folderId: folder }),
		method: 'POST',
		verb: 'put',
		what: ({ file, folder }) => `the file '${file}' in the folder ${folder}`,
		right: /^The user of the credential must be owner or editor of the folder/,
		missing: ({ folder }) => `the folder ${folder}`,
		check: /^Check 'Folder' and 'File'/,
		done: (store, own) => expect(folderOf(store, own)?.documents).toEqual([own.file]),
	},
	'folder.create': {
		parameters: ({ name }) => ({ name }),
		method: 'POST',
		address: () => 'api/collections/feed',
		verb: 'create',
		what: ({ name }) => `the folder '${name}' in my folders`,
		right: /^The user of the credential must be allowed to add folders there/,
		missing: () => 'my folders',
		check: /^Check that Files runs on this server/,
		taken: ({ name }) => `A folder named '${name}' exists already in my folders`,
		done: ({ folders }, { name }) =>
			expect(folders.filter(({ title }) => title === name)).toHaveLength(1),
	},
	'folder.delete': {
		parameters: ({ folder }) => ({ folderId: folder }),
		method: 'DELETE',
		address: ({ folder }) => folder,
		verb: 'delete',
		what: ({ folder }) => `the folder ${folder}`,
		right: deleting,
		check: /^Check 'Folder'/,
		done: (store, own) => expect(folderOf(store, own)).toBeUndefined(),
	},
	'folder.get': {
		parameters: ({ folder }) => ({ folderId: folder }),
		method: 'GET',
		address: ({ folder }) => folder,
		verb: 'see',
		what: ({ folder }) => `the folder ${folder}`,
		right: seeing,
		check: /^Check 'Folder'/,
	},
	'folder.getAll': {
		method: 'GET',
		address: () => 'api/collections/feed',
		verb: 'see',
		what: () => 'the list of folders',
		right: seeing,
		check: /^Check that Files runs on this server/,
	},
	'folder.removeFile': {
		parameters: ({ folder }) => ({ folderId: folder }),
		async prepare(stage, { file, folder }) {
			const path = `collection/${folder}/feed?itemId=${file}`;
			await byHand(stage, 'POST', path, entry('document'));
		},
		method: 'DELETE',
		verb: 'remove',
		what: ({ file, folder }) => `the file ${file} in the folder ${folder}`,
		right: /^The user of the credential must be owner or editor of the folder/,
		check: /^Check 'Folder' and 'File'/,
		done: (store, own) => expect(folderOf(store, own)?.documents).toEqual([]),
	},
	'folder.update': {
		parameters: ({ folder, name }) => ({ folderId: folder, updateFields: { name } }),
		method: 'PUT',
		address: ({ folder }) => folder,
		verb: 'update',
		what: ({ folder }) => `the folder ${folder}`,
		right: editing,
		check: /^Check 'Folder'/,
		taken: ({ name }) => `A folder named '${name}' exists already in the same place`,
		done: (store, own) => expect(folderOf(store, own)?.title).toBe(own.name),
	},
};
