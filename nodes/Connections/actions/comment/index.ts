import type { Resource } from '../operation';
import { createOperation } from './create';
import { deleteOperation } from './delete';
import { getAllOperation } from './getAll';
import { updateOperation } from './update';

export const comment: Resource = {
	value: 'comment',
	name: 'Comment',
	initial: 'create',
	operations: [createOperation, deleteOperation, getAllOperation, updateOperation],
};
