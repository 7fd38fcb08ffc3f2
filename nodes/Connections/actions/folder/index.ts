import type { Resource } from '../operation';
import { addFileOperation } from './addFile';
import { createOperation } from './create';
import { deleteOperation } from './delete';
import { getOperation } from './get';
import { getAllOperation } from './getAll';
import { removeFileOperation } from './removeFile';
import { updateOperation } from './update';

export const folder: Resource = {
	value: 'folder',
	name: 'Folder',
	initial: 'create',
	operations: [
		addFileOperation,
		createOperation,
		deleteOperation,
		getOperation,
		getAllOperation,
		removeFileOperation,
		updateOperation,
	],
};
