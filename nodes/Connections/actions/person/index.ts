import type { Resource } from '../operation';
import { getSelfOperation } from './getSelf';

export const person: Resource = {
	value: 'person',
	name: 'Person',
	initial: 'getSelf',
	operations: [getSelfOperation],
};
