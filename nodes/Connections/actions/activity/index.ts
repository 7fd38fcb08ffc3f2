import type { Resource } from '../operation';
import { getOperation } from './get';
import { getAllOperation } from './getAll';
import { uploadActivityFieldOperation } from './uploadActivityField';

export const activity: Resource = {
	value: 'activity',
	name: 'Activity',
	initial: 'uploadActivityField',
	operations: [getOperation, getAllOperation, uploadActivityFieldOperation],
};
