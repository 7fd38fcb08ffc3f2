import { type IDataObject, tryToParseDateTime } from 'n8n-workflow';
import { attempt } from '../../api/atom/attempt';
import { InvalidInput, quoting } from '../../api/failures/invalidInput';
import type { Query, QueryValue } from '../../api/server/query';
import type { ParameterDefinition } from './parameterDefinition';
import { activityNodeIdFrom, communityIdFrom, folderIdFrom } from './pasted';

/**
 * The query parameters that the user added to a collection, under their wire names. What was not
 * added, or was left empty, is not sent: the server's own default stays in force.
 *
 * @param timezone for dates without one
 * @throws InvalidInput for a value that the parameter cannot have
 */
export function readQuery(
	definitions: ParameterDefinition[],
	values: IDataObject,
	timezone: string,
): Query {
	const query: Query = {};
	for (const definition of definitions) {
		const value = values[definition.name];
		if (value === undefined || value === null) continue;
		if (value === '' && !definition.mayBeEmpty) continue;
		query[definition.name] = readValue(definition, value, timezone);
	}
	return query;
}

function readValue(definition: ParameterDefinition, value: unknown, timezone: string): QueryValue {
	switch (definition.kind) {
		case 'flag':
			return readFlag(definition, value);
		case 'date':
			// an empty one comes here only where it means none
			return value === '' ? '' : readDate(definition.label, value, timezone);
		case 'folder':
			return readFolders(definition, value)[0];
		case 'folders':
			return readFolders(definition, value);
		case 'person':
			return readList(locatorValue(value))[0];
		case 'people':
			return readList(entriesOf(value).map(locatorValue));
		case 'communities':
			return readCommunities(definition, value);
		case 'number':
			return readWhole(definition, value);
		case 'node':
			return readNodeId(definition, value);
		case 'list':
			return readList(commaParted(value));
		case 'choice':
			return readChoice(definition, value);
		case 'choices':
			return readList(commaParted(value)).map((one) => readChoice(definition, one));
		default:
			return String(value);
	}
}

function readWhole({ label }: ParameterDefinition, value: unknown): number {
	const text = String(value).trim();
	const number = Number(text);
	if (text !== '' && Number.isSafeInteger(number)) return number;
	throw new InvalidInput(
		`'${label}' is '${text}', and must be a whole number`,
		'Enter a number without a fraction, e.g. 1000.',
	);
}

/** '' where none is chosen. */
function readNodeId({ label }: ParameterDefinition, value: unknown): string {
	return locatedIn(value, label, 'entry', activityNodeIdFrom) ?? '';
}

function readFlag({ label }: ParameterDefinition, value: unknown): boolean {
	if (value === true || value === 'true') return true;
	if (value === false || value === 'false') return false;
	throw new InvalidInput(
		quoting(`'${label}' is neither true nor false`, value),
		'Use the switch, or an expression that gives true or false.',
	);
}

/**
 * Milliseconds since 1970-01-01 GMT, as Connections takes dates.
 *
 * @param timezone for a date without one; one without a time is its midnight there
 * @throws InvalidInput for what is no date
 */
export function readDate(label: string, value: unknown, timezone: string): number {
	const text = String(value).trim();
	const isNumber = typeof value === 'number' || /^-?\d{10,}$/.test(text);
	const ms = isNumber ? Number(text) : attempt(() => dateOf(value, text, timezone));
	if (ms === undefined || !Number.isSafeInteger(ms)) {
		throw new InvalidInput(
			quoting(`'${label}' is not a date`, value),
			'Pick a date, or give an expression that yields an ISO date (2026-01-31T12:00:00Z) or milliseconds since 1970.',
		);
	}
	if (ms >= 0) return ms;
	throw new InvalidInput(
		`'${label}' is a date before 1970: ${text}`,
		'Connections counts time from 1970-01-01 (GMT) and knows nothing earlier: pick a later date.',
	);
}

/** n8n's own reading takes any text with a digit in it for a date ("version 3"), so it is sifted. */
function dateOf(value: unknown, text: string, timezone: string): number | undefined {
	const isText = typeof value !== 'object';
	if (isText && !/^(\d{4}-\d{2}|[A-Za-z]{3}, \d)/.test(text)) return undefined;
	return tryToParseDateTime(value, timezone).toMillis();
}

/** Repeated values; an expression may give a list for the whole field or for one of its values. */
export function readList(value: unknown): string[] {
	return entriesOf(value)
		.filter((one) => one !== undefined && one !== null)
		.map((one) => String(one).trim())
		.filter(Boolean);
}

/** What an expression or an agent gives for a whole list: also a text that is parted by commas. */
export function commaParted(value: unknown): unknown {
	return typeof value === 'string' ? value.split(',') : value;
}

/** The values of a repeated field: one by one, or as the lists that expressions give. */
function entriesOf(value: unknown): unknown[] {
	return Array.isArray(value) ? (value.flat(3) as unknown[]) : [value];
}

/** Folders, each by the locator, or by an expression that gives an id or a list of them. */
function readFolders({ label }: ParameterDefinition, value: unknown): string[] {
	return readList(entriesOf(value).map(locatorValue)).map((text) =>
		idIn(text, label, 'folder', folderIdFrom),
	);
}

/**
 * Communities, each by the locator; a plain value, as workflows hold it that were stored before
 * there was one, goes out as it is.
 */
function readCommunities({ label }: ParameterDefinition, value: unknown): string[] {
	return entriesOf(value).flatMap((one) =>
		isLocator(one)
			? readList(one.value).map((text) => idIn(text, label, 'community', communityIdFrom))
			: readList(one),
	);
}

function idIn(
	text: string,
	label: string,
	kind: string,
	idFrom: (text: string) => string | null,
): string {
	const id = idFrom(text);
	if (id !== null) return id;
	throw new InvalidInput(
		quoting(`'${label}' holds nothing that is a ${kind}'s ID or web address`, text),
		`Choose the ${kind} from the list, or copy its address from the browser.`,
	);
}

/**
 * The id in a locator of a collection; undefined where it is empty.
 *
 * @throws InvalidInput where no id can be read from what is there
 */
export function locatedIn(
	value: unknown,
	label: string,
	kind: string,
	idFrom: (text: string) => string | null,
): string | undefined {
	const [text] = readList(locatorValue(value));
	return text === undefined ? undefined : idIn(text, label, kind, idFrom);
}

function isLocator(value: unknown): value is { value: unknown } {
	return typeof value === 'object' && value !== null && 'value' in value;
}

function locatorValue(value: unknown): unknown {
	return isLocator(value) ? value.value : value;
}

function readChoice({ label, values = [] }: ParameterDefinition, value: unknown): string {
	const wanted = String(value).toLowerCase();
	const match = values.find((one) => one.value.toLowerCase() === wanted);
	if (match) return match.value;
	throw new InvalidInput(
		`'${label}' has the value '${String(value)}', which Connections does not know`,
		`Use one of: ${values.map((one) => one.value).join(', ')}.`,
	);
}
