import type { Resource } from '../operation';
import { getOperation } from './get';
import { getAllOperation } from './getAll';
import { getMembersOperation } from './getMembers';

export const community: Resource = {
	value: 'community',
	name: 'Community',
	initial: 'get',
	operations: [getOperation, getAllOperation, getMembersOperation],
};
