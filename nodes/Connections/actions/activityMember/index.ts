import type { Resource } from '../operation';
import { createOperation } from './create';
import { deleteOperation } from './delete';
import { getAllOperation } from './getAll';
import { updateOperation } from './update';

export const activityMember: Resource = {
	value: 'activityMember',
	name: 'Activity Member',
	initial: 'create',
	operations: [createOperation, deleteOperation, getAllOperation, updateOperation],
};
