import type { Resource } from '../operation';
import { deleteOldOperation } from './deleteOld';
import { getAllOperation } from './getAll';

export const version: Resource = {
	value: 'version',
	name: 'Version',
	initial: getAllOperation.value,
	operations: [deleteOldOperation, getAllOperation],
};
