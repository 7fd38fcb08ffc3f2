import {
	type INodeParameters,
	type INodeProperties,
	type INodePropertyOptions,
	type INodeTypeDescription,
	NodeHelpers,
} from 'n8n-workflow';

/** What is chosen in a menu of a node: the names that the menu shows. */
export interface Choice {
	/** Name of the parameter. */
	menu: string;
	option: string;
}

/** A field that a user adds to a node from the button of a collection. */
export interface Addition {
	/** What the button says. */
	button: string;
	field: INodeProperties;
}

/** Where resource locators are on view together that are nowhere before it. */
export interface Place {
	/** The choices in words: "Comment · Update". */
	title: string;
	/** What a user chooses to get there, from the top to the bottom. */
	choices: Choice[];
	/** All resource locators in view, from the top to the bottom, and whether they are new. */
	locators: Array<{ field: INodeProperties; isNew: boolean }>;
	/** Those that have to be added first. */
	additions: Addition[];
}

type Shape = Pick<INodeTypeDescription, 'properties'>;
type Shown = Record<string, string>;

/** The menus that say what a node does: they are chosen wherever one goes. */
const ownMenus = ['resource', 'operation', 'event'];

const isLocator = ({ type }: INodeProperties) => type === 'resourceLocator';

function parametersWith({ properties }: Shape, values: Shown): INodeParameters {
	const description = { properties } as INodeTypeDescription;
	return NodeHelpers.getNodeParameters(properties, values, true, false, null, description) ?? {};
}

/** The fields in view under these values of menus; all others have their defaults. */
export function inView(node: Shape, values: Shown): INodeProperties[] {
	const parameters = parametersWith(node, values);
	const description = node as INodeTypeDescription;
	return node.properties.filter((one) =>
		NodeHelpers.displayParameter(parameters, one, null, description),
	);
}

/** What has to be chosen in menus to bring that field on view: the first of several values. */
function valuesFor(node: Shape, { displayOptions }: INodeProperties): Shown {
	const values = Object.fromEntries(
		Object.entries(displayOptions?.show ?? {}).map(([name, shown]) => [name, String(shown?.[0])]),
	);
	const isDefault = ([name, value]: [string, string]) => {
		const others = Object.entries(values).filter(([other]) => other !== name);
		const left = parametersWith(node, Object.fromEntries(others));
		return !ownMenus.includes(name) && left[name] === value;
	};
	return Object.fromEntries(Object.entries(values).filter((one) => !isDefault(one)));
}

const optionName = ({ options = [] }: INodeProperties, value: unknown) =>
	(options as INodePropertyOptions[]).find((one) => one.value === value)?.name ?? String(value);

/** All menus in view on which it depends what is in view, with what they show. */
function choicesOf(node: Shape, values: Shown): Choice[] {
	const deciding = new Set(
		node.properties.flatMap(({ displayOptions }) => Object.keys(displayOptions?.show ?? {})),
	);
	const parameters = parametersWith(node, values);
	return inView(node, values)
		.filter(({ name, type }) => type === 'options' && deciding.has(name))
		.map((field) => ({ menu: field.name, option: optionName(field, parameters[field.name]) }));
}

function additionsAmong(fields: INodeProperties[]): Addition[] {
	return fields
		.filter(({ type }) => type === 'collection')
		.flatMap(({ placeholder = '', options = [] }) =>
			(options as INodeProperties[])
				.filter(isLocator)
				.map((field) => ({ button: placeholder, field })),
		);
}

/** The lists that a locator brings, wherever it is: equal ones need one visit. */
function listsOf(values: Shown, { name, modes, typeOptions }: INodeProperties): string {
	const menus = [typeOptions?.loadOptionsDependsOn ?? []].flat();
	return JSON.stringify([name, modes, typeOptions, menus.map((menu) => values[menu])]);
}

/** The places that one must visit to see every list and every mode of a node's resource locators. */
export function placesOf(node: Shape): Place[] {
	const seen = new Set<string>();
	const isNew = (values: Shown, field: INodeProperties) => {
		const lists = listsOf(values, field);
		return seen.size < seen.add(lists).size;
	};
	const candidates = node.properties
		.filter((field) => isLocator(field) || additionsAmong([field]).length > 0)
		.map((field) => JSON.stringify(valuesFor(node, field)));
	return [...new Set(candidates)].flatMap((candidate): Place[] => {
		const values = JSON.parse(candidate) as Shown;
		const fields = inView(node, values);
		const locators = fields
			.filter(isLocator)
			.map((field) => ({ field, isNew: isNew(values, field) }));
		const additions = additionsAmong(fields).filter(({ field }) => isNew({}, field));
		if (additions.length === 0 && !locators.some((locator) => locator.isNew)) return [];
		const choices = choicesOf(node, values);
		const title = choices
			.filter(({ menu }) => menu in values)
			.map(({ option }) => option)
			.join(' · ');
		return [{ title, choices, locators, additions }];
	});
}
