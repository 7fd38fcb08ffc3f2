import { locator } from '../../kind';
import { agrees } from '../../states';
import { documentToldWrongly, type FileKind, inLibrary, theFile } from '../kind';
import { removed } from '../state';

const remove: FileKind = {
	name: 'delete',
	parameters: { ...theFile, operation: 'delete' },
	fits: inLibrary,
	after: ({ before }) => ({ ...before, place: 'trash' }),
	toldWrongly: (json, _stored, { id }) =>
		json.deleted === true && json.id === id ? null : 'it is not told as deleted',
};

const removeForGood: FileKind = {
	...remove,
	name: 'delete permanently',
	parameters: { ...theFile, operation: 'delete', options: { permanently: true } },
	// some of those that lie in the trash are left for Restore
	fits: (state) => inLibrary(state) || (state.place === 'trash' && state.version % 2 === 0),
	after: removed,
	partly: (stored, { before }) => agrees(stored, { ...before, place: 'trash' }),
};

const restore: FileKind = {
	name: 'restore',
	// the trash knows a file by its id alone
	parameters: { resource: 'file', operation: 'restore', documentId: locator('={{ $json.id }}') },
	fits: ({ place }) => place === 'trash',
	async prepare(call, id) {
		const { status } = await call('DELETE', `/files/basic/api/document/${id}/entry`);
		if (status !== 204) throw new Error(`The server deleted no file: ${status}`);
	},
	after: ({ before }) => ({ ...before, place: 'library' }),
	toldWrongly: documentToldWrongly,
};

/** Delete, Delete permanently and Restore. */
export const trash = [remove, removeForGood, restore];
