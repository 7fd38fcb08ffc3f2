import type { Resource } from '../operation';
import { uploadActivityFieldOperation } from './uploadActivityField';

export const activity: Resource = {
	value: 'activity',
	name: 'Activity',
	initial: 'uploadActivityField',
	operations: [uploadActivityFieldOperation],
};
