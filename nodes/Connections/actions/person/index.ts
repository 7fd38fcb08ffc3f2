import type { Resource } from '../operation';
import { getOperation } from './get';
import { getAllOperation } from './getAll';
import { getSelfOperation } from './getSelf';

export const person: Resource = {
	value: 'person',
	name: 'Person',
	initial: 'get',
	operations: [getOperation, getAllOperation, getSelfOperation],
};
