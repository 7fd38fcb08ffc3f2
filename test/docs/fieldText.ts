import type {
	INodeProperties,
	INodePropertyCollection,
	INodePropertyOptions,
	NodeParameterValue,
} from 'n8n-workflow';

/** Text that Markdown shows as it is. */
export const plain = (text: string) => text.replace(/[\\*_<>[\]|`]/g, '\\$&');

const code = (text: string) => `\`${text}\``;

/** The lines below a line of a list. */
export const indented = (lines: string[]) => lines.map((line) => `  ${line}`);

const isMenu = ({ type }: INodeProperties) => type === 'options' || type === 'multiOptions';

const choicesOf = ({ options = [] }: INodeProperties) => options as INodePropertyOptions[];

/** "from the list, by web address or by ID": the modes of a resource locator. */
function modesOf({ modes = [] }: INodeProperties): string {
	const words: Record<string, string> = { list: 'from the list', url: 'by web address' };
	const ways = modes.map(({ name }) => words[name] ?? `by ${name === 'id' ? 'ID' : name}`);
	return [ways.slice(0, -1).join(', '), ways.slice(-1)[0]].filter(Boolean).join(' or ');
}

function kindOf(field: INodeProperties): string | null {
	const { type, typeOptions = {} } = field;
	const least = typeOptions.minValue === undefined ? '' : `, at least ${typeOptions.minValue}`;
	switch (type) {
		case 'boolean':
			return 'on or off';
		case 'number':
			return `a number${least}`;
		case 'dateTime':
			return 'a date';
		case 'resourceLocator':
			return modesOf(field);
		case 'multiOptions':
			return 'any of';
		default:
			return null;
	}
}

function defaultOf({ type, default: value }: INodeProperties): string | null {
	if (type === 'boolean') return `default: ${value === true ? 'on' : 'off'}`;
	const isShown = (typeof value === 'string' && value !== '') || typeof value === 'number';
	return isShown && type !== 'options' ? `default: ${code(String(value))}` : null;
}

/** "where **Library** is _A Library_": what has to be chosen for a field to show. */
function conditionOf(
	{ displayOptions }: INodeProperties,
	around: INodeProperties[],
): string | null {
	const parts = Object.entries(displayOptions?.show ?? {}).map(([path, values = []]) => {
		const name = path.replace(/^\//, '').split('.').at(-1) ?? path;
		const fields = everyField(around).filter((each) => each.name === name);
		const [field] = fields;
		const named = (value: unknown) => valueName(fields, value as NodeParameterValue);
		return `**${field?.displayName ?? name}** is ${values.map(named).join(' or ')}`;
	});
	return parts.length > 0 ? `where ${parts.join(' and ')}` : null;
}

function valueName(fields: INodeProperties[], value: NodeParameterValue): string {
	if (typeof value === 'boolean') return value ? 'on' : 'off';
	const choice = fields
		.filter(isMenu)
		.flatMap(choicesOf)
		.find((it) => it.value === value);
	return `_${plain(choice?.name ?? String(value))}_`;
}

/** The fields, and those inside of collections. */
export function everyField(fields: INodeProperties[]): INodeProperties[] {
	return fields.flatMap((field) => [field, ...everyField(partsOf(field))]);
}

/** The fields inside of a collection. */
export function partsOf({ type, options = [] }: INodeProperties): INodeProperties[] {
	if (type === 'collection') return options as INodeProperties[];
	if (type === 'fixedCollection') {
		return (options as INodePropertyCollection[]).flatMap(({ values }) => values);
	}
	return [];
}

/**
 * A field as the lines of a list: its names, what it takes, when it shows, what it is for; below it
 * the values of a menu, or the fields of a collection.
 *
 * @param around the fields beside it, of which its condition may speak
 * @param parts the fields of a collection that are told here
 */
export function fieldLines(
	field: INodeProperties,
	around: INodeProperties[],
	parts = partsOf(field),
): string[] {
	const { displayName, name, description = '', required, typeOptions, placeholder = '' } = field;
	if (field.type === 'notice') {
		const condition = conditionOf(field, around);
		return [`- Note${condition ? `, ${condition}` : ''}: ${plain(displayName)}`];
	}
	const example = /^e\.g\. ([^;]+)/.exec(placeholder)?.[1];
	const facts = [
		required ? 'required' : null,
		typeOptions?.multipleValues ? 'one or several' : null,
		kindOf(field),
		defaultOf(field),
		example && field.type === 'string' ? `e.g. ${code(example)}` : null,
		conditionOf(field, around),
	].filter(Boolean);
	const head = `- **${plain(displayName)}** ${code(name)}${facts.length > 0 ? ` (${facts.join('; ')})` : ''}`;
	return [
		description ? `${head}: ${plain(description)}` : head,
		...indented(isMenu(field) ? choicesOf(field).map((it) => choiceLine(it, field)) : []),
		...indented(parts.flatMap((part) => fieldLines(part, [...around, ...parts]))),
	];
}

function choiceLine(
	{ name, value, description }: INodePropertyOptions,
	{ default: initial }: INodeProperties,
): string {
	const mark = value === initial ? ' (default)' : '';
	const words = description ? `: ${plain(description)}` : '';
	return `- ${plain(name)} ${code(String(value))}${mark}${words}`;
}
