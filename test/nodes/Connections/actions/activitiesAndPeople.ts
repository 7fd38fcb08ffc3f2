import type { INodeProperties, INodePropertyCollection } from 'n8n-workflow';
import { operationOf, resources } from '../../../../nodes/Connections/actions/resources';
import { activityOperations } from './activity/operations';
import { activityMemberOperations } from './activityMember/operations';
import { activityNodeOperations } from './activityNode/operations';
import { communityOperations } from './community/operations';
import { personOperations } from './person/operations';
import type { Ground } from './testedOperation';

const tested = {
	activity: activityOperations,
	activityMember: activityMemberOperations,
	activityNode: activityNodeOperations,
	community: communityOperations,
	person: personOperations,
};

/** The stored name of a resource that is tested so. */
export type Name = keyof typeof tested;

/** Every operation of these resources, whether it has a row or not. */
export const operations = resources.flatMap(({ value, operations: all }) =>
	value in tested ? all.map((one) => [value as Name, one.value] as const) : [],
);

/** The row of an operation, whose absence is a failure. */
export function rowIn(ground: Ground, resource: Name, operation: string) {
	const row = tested[resource](ground)[operation];
	if (!row) throw new Error(`${resource} ${operation} has no row: it is not tested`);
	return row;
}

/** The fields of an operation. */
export const fieldsOf = (resource: Name, operation: string) =>
	operationOf(resource, operation)?.fields ?? [];

/** Whether an operation has a field of that name. */
export const knows = (resource: Name, operation: string, name: string) =>
	namesIn(fieldsOf(resource, operation)).includes(name);

/** The names of fields, those in collections behind the collection's. */
export function namesIn(fields: INodeProperties[]): string[] {
	return fields.flatMap((field) => {
		const { name, type, options = [] } = field;
		if (type === 'notice') return [];
		const inside =
			type === 'collection'
				? namesIn(options as INodeProperties[])
				: type === 'fixedCollection'
					? (options as INodePropertyCollection[]).flatMap(({ values }) => namesIn(values))
					: undefined;
		return inside?.map((one) => `${name}.${one}`) ?? [name];
	});
}

/** The names of fields that parameters give a value. */
export function namesOf(parameters: unknown, fields: INodeProperties[]): string[] {
	const values = parameters as Record<string, unknown>;
	return fields.flatMap((field) => {
		const { name, type, options = [] } = field;
		if (values[name] === undefined) return [];
		const inside =
			type === 'collection'
				? namesOf(values[name], options as INodeProperties[])
				: type === 'fixedCollection'
					? (options as INodePropertyCollection[]).flatMap((one) =>
							Object.values(values[name] as object)
								.flat()
								.flatMap((each) => namesOf(each, one.values)),
						)
					: undefined;
		return inside?.map((one) => `${name}.${one}`) ?? [name];
	});
}
