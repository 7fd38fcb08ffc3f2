import { type ChangeKind, documentToldWrongly, theFile } from '../kind';
import { removed, same } from '../state';

const remove: ChangeKind = {
	name: 'delete',
	parameters: { ...theFile, operation: 'delete' },
	fits: ({ place }) => place === 'library',
	item: () => ({}),
	after: ({ before }) => ({ ...before, place: 'trash' }),
	toldWrongly: (json) => (json.deleted === true ? null : 'it is not told as deleted'),
};

const removeForGood: ChangeKind = {
	...remove,
	name: 'delete permanently',
	parameters: { ...theFile, operation: 'delete', options: { permanently: true } },
	// some of those that lie in the trash are left for Restore
	fits: ({ place, version }) => place === 'library' || (place === 'trash' && version % 2 === 0),
	after: removed,
	partly: (stored, { before }) => same(stored, { ...before, place: 'trash' }),
};

const restore: ChangeKind = {
	name: 'restore',
	parameters: { ...theFile, operation: 'restore' },
	fits: ({ place }) => place === 'trash',
	item: () => ({}),
	after: ({ before }) => ({ ...before, place: 'library' }),
	toldWrongly: documentToldWrongly,
};

/** Delete, Delete permanently and Restore. */
export const trash = [remove, removeForGood, restore];
