/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- runs outside n8n */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { INodeProperties, INodePropertyCollection } from 'n8n-workflow';
import { ConnectionsApi } from '../../../credentials/ConnectionsApi.credentials';
import { ConnectionsOAuth2Api } from '../../../credentials/ConnectionsOAuth2Api.credentials';
import { ConnectionsTrigger } from '../../../nodes/Connections/ConnectionsTrigger.node';
import { earlierNode } from '../../../nodes/Connections/actions/fields/binary';
import { properties } from '../../../nodes/Connections/actions/properties';
import { resources } from '../../../nodes/Connections/actions/resources';
import { keyOf } from '../../engine/toolType';
import demo from '../../../docs/workflows/demo.json';

const nodes = join(__dirname, '../../../nodes');

/** The fields in a collection, with those of its groups. */
const within = ({ type, options = [] }: INodeProperties): INodeProperties[] => {
	if (type === 'collection') {
		return (options as INodeProperties[]).flatMap((one) => [one, ...within(one)]);
	}
	if (type !== 'fixedCollection') return [];
	return (options as INodePropertyCollection[]).flatMap(({ values }) => values);
};

/** Whether the editor can show both at once: unless they ask the same field for other values. */
function together(
	{ displayOptions: one }: INodeProperties,
	{ displayOptions: other }: INodeProperties,
) {
	return Object.entries(one?.show ?? {}).every(([name, values]) => {
		const theirs = other?.show?.[name];
		return !theirs || !values || theirs.some((value) => values.includes(value));
	});
}

/** The fields of each operation. */
const operations = resources.flatMap(({ value: resource, operations: all }) =>
	all.map(({ value, fields }) => [`${resource} ${value}`, fields] as const),
);

describe('the words of the editor', () => {
	// by these keys an AI agent gives its arguments
	it.each(operations)('call no two fields of %s alike that show at once', (_name, fields) => {
		const shown = fields
			.filter(({ type }) => type !== 'notice')
			.flatMap((outer) => [outer, ...within(outer)].map((field) => ({ outer, field })));
		const alike = shown.filter(({ outer, field }, i) =>
			shown
				.slice(0, i)
				.filter((other) => together(outer, other.outer) && together(field, other.field))
				// a parameter that has one description here and another one there is one field
				.filter((other) => outer.name !== other.outer.name || field.name !== other.field.name)
				.some((other) => keyOf(other.field.displayName) === keyOf(field.displayName)),
		);
		expect(alike.map(({ field }) => field.displayName)).toEqual([]);
	});

	// n8n's editor leaves these to nobody but the user
	it.each(operations)('let a model fill every field of %s', (_name, fields) => {
		const names = fields.map(({ name }) => name);
		expect(names).not.toContain('description');
		expect(names).not.toContain('toolName');
		expect(names).not.toContain('toolDescription');
	});

	it.each(
		resources.flatMap(({ operations: all }) =>
			all.map(({ action, description }) => [action, description] as const),
		),
	)('say "%s" as an action, and more in the description', (action, description) => {
		expect(action).toMatch(/^[A-Z][^A-Z]+\b/);
		expect(action).not.toMatch(/\b(a|an|the)\b/);
		expect(description).not.toBe(action);
	});

	it('open each collection with a button of one style', () => {
		const buttons = properties
			.filter(({ type }) => type === 'collection')
			.map(({ placeholder }) => placeholder);
		expect(new Set(buttons)).toEqual(
			new Set(buttons.filter((text) => /^Add( [A-Z][a-z]+)+$/.test(text ?? ''))),
		);
	});

	it('fill a list by a button that says with what', () => {
		const lists = properties
			.flatMap(within)
			.filter(({ type, typeOptions }) => type === 'string' && typeOptions?.multipleValues);
		expect(lists.length).toBeGreaterThan(3);
		for (const { displayName, typeOptions } of lists) {
			const [last] = displayName.split(' ').slice(-1);
			expect(`${typeOptions?.multipleValueButtonText}s`).toBe(`Add ${last}`);
		}
	});

	const everyField = [...properties, ...new ConnectionsTrigger().description.properties].flatMap(
		(field) => [field, ...within(field)],
	);

	it('show an example in each field for text, but in those for secrets', () => {
		const texts = everyField.filter(
			({ type, typeOptions }) => type === 'string' && !typeOptions?.password,
		);
		expect(texts.length).toBeGreaterThan(20);
		const bare = texts.filter(({ placeholder }) => !placeholder?.startsWith('e.g. '));
		expect(bare.map(({ displayName }) => displayName)).toEqual([]);
	});

	it('explain each field, in no more than three lines of the editor', () => {
		const menus = ['authentication', 'resource', 'operation'];
		const explained = everyField.filter(
			({ name, type }) =>
				!['collection', 'fixedCollection', 'notice'].includes(type) && !menus.includes(name),
		);
		expect(explained.length).toBeGreaterThan(100);
		const bad = explained.filter(
			({ description = '' }) => description === '' || description.length > 150,
		);
		expect(bad.map(({ displayName }) => displayName)).toEqual([]);
	});

	it('put what is rare last: Simplify and then Options', () => {
		for (const [, fields] of operations) {
			const names = fields.map(({ name }) => name);
			expect(names.slice(-2)).toEqual(
				names.includes('simplify') ? ['simplify', 'options'] : [names.at(-2), 'options'],
			);
		}
	});

	it('name an expression that the demo uses for the file of an earlier node', () => {
		const used = demo.nodes.map(({ parameters }) => parameters.binaryPropertyName);
		expect(used).toContain(`=${earlierNode}`);
	});
});

describe('the fields that messages name', () => {
	const credentials = [new ConnectionsApi(), new ConnectionsOAuth2Api()];
	const trigger = new ConnectionsTrigger().description.properties;
	const fields = [...properties, ...trigger, ...credentials.flatMap((one) => one.properties)];
	const every = fields.flatMap((field) => [field, ...within(field)]);
	const modes = every.flatMap(({ modes: all = [] }) => all);
	const known = new Set([
		...[...every, ...modes].map(({ displayName }) =>
			displayName.replace(/ \((Seconds|MiB)\)$/, ''),
		),
		...resources.flatMap(({ operations: all }) => all.map(({ name }) => name)),
	]);

	const sources = readdirSync(nodes, { recursive: true, encoding: 'utf8' })
		.filter((file) => file.endsWith('.ts'))
		.map((file) => readFileSync(join(nodes, file), 'utf8'));
	// sentences stand in double quotes, as they hold single ones, or are templates
	const sentences = sources
		.flatMap((source) => source.match(/"[^"\n]* [^"\n]*"|`[^`\n]* [^`\n]*`/g) ?? [])
		.map((text) => text.replace(/\$?\{+[^}]*\}+/g, ''));
	const quoted = sentences.flatMap((text) =>
		[...text.matchAll(/'([A-Z][\w ()-]*)'/g)].map(([, name]) => name),
	);

	it.each([...new Set(quoted)].sort())("know a field '%s'", (name) => {
		expect(known).toContain(name);
	});
});
