import type { Resource } from '../operation';
import { completeOperation } from './complete';
import { createOperation } from './create';
import { deleteOperation } from './delete';
import { downloadOperation } from './download';
import { getOperation } from './get';
import { getAllOperation } from './getAll';
import { reopenOperation } from './reopen';
import { restoreOperation } from './restore';
import { updateOperation } from './update';

export const activityNode: Resource = {
	value: 'activityNode',
	name: 'Entry or To-Do',
	initial: 'create',
	operations: [
		completeOperation,
		createOperation,
		deleteOperation,
		downloadOperation,
		getOperation,
		getAllOperation,
		reopenOperation,
		restoreOperation,
		updateOperation,
	],
};
