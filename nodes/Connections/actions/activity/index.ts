import type { Resource } from '../operation';
import { createOperation } from './create';
import { deleteOperation } from './delete';
import { getOperation } from './get';
import { getAllOperation } from './getAll';
import { restoreOperation } from './restore';
import { updateOperation } from './update';
import { uploadActivityFieldOperation } from './uploadActivityField';

export const activity: Resource = {
	value: 'activity',
	name: 'Activity',
	initial: 'uploadActivityField',
	operations: [
		createOperation,
		deleteOperation,
		getOperation,
		getAllOperation,
		restoreOperation,
		updateOperation,
		uploadActivityFieldOperation,
	],
};
