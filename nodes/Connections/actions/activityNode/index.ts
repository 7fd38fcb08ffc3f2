import type { Resource } from '../operation';
import { getOperation } from './get';
import { getAllOperation } from './getAll';

export const activityNode: Resource = {
	value: 'activityNode',
	name: 'Entry or To-Do',
	initial: 'get',
	operations: [getOperation, getAllOperation],
};
