import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import { authenticationField } from './fields/authentication';
import { shownFor } from './fields/show';
import type { Resource } from './operation';
import { resources } from './resources';

const byName = (options: INodePropertyOptions[]) =>
	options.sort((one, other) => one.name.localeCompare(other.name));

const menu: INodeProperties = {
	displayName: 'Resource',
	name: 'resource',
	type: 'options',
	noDataExpression: true,
	options: byName(resources.map(({ name, value }) => ({ name, value }))),
	default: 'file',
};

const operationMenus = resources.map(
	({ value: resource, initial, operations }): INodeProperties => ({
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		displayOptions: { show: { resource: [resource] } },
		options: byName(
			operations.map(({ name, value, action, description }) => ({
				name,
				value,
				action,
				description,
			})),
		),
		default: initial,
	}),
);

const fieldsOfOperations = resources.flatMap(({ value: resource, operations }) =>
	operations.flatMap(({ value: operation, fields }) =>
		shownFor({ resource: [resource], operation: [operation] }, fields),
	),
);

/** What the editor shows, from the choice of credential to the options. */
export const properties: INodeProperties[] = [
	authenticationField,
	menu,
	...operationMenus,
	...fieldsOfOperations,
];

/** Operations whose names leave open what they are about: "Get", "Get Many". */
const general = /^\w+( (Many|Old))?$/;

const titlesOf = ({ name, operations }: Resource) =>
	Object.fromEntries(
		operations.map((operation) => [
			operation.value,
			general.test(operation.name) ? `${operation.name}: ${name}` : operation.name,
		]),
	);

const titles = JSON.stringify(
	Object.fromEntries(resources.map((resource) => [resource.value, titlesOf(resource)])),
);

/**
 * What stands below the node's name on the canvas: "Add File", "Get Many: Folder". Two braces side
 * by side would end the expression.
 */
export const subtitle = `={{ (${titles.replaceAll('}}', '} }')})[$parameter["resource"]][$parameter["operation"]] }}`;
