import type { INodeProperties } from 'n8n-workflow';
import { pagesOf } from './pages';

const limit: INodeProperties = {
	displayName: 'Limit',
	name: 'limit',
	type: 'number',
	typeOptions: { minValue: 1 },
	default: 50,
	description: 'Most boats to list',
};

const harbour: INodeProperties = {
	displayName: 'Harbour',
	name: 'harbour',
	type: 'options',
	options: [
		{ name: 'My Harbour', value: 'mine', description: 'Where I am' },
		{ name: 'Another', value: 'other' },
	],
	default: 'mine',
	description: 'Where to look',
};

const berth: INodeProperties = {
	displayName: 'Berth',
	name: 'berthId',
	type: 'resourceLocator',
	required: true,
	default: { mode: 'list', value: '' },
	modes: [
		{ displayName: 'From List', name: 'list', type: 'list' },
		{ displayName: 'By ID', name: 'id', type: 'string' },
	],
	displayOptions: { show: { harbour: ['other'] } },
};

const collection = (name: string, options: INodeProperties[]): INodeProperties => ({
	...{ displayName: 'Options', name, type: 'collection', default: {}, options },
});

const retries: INodeProperties = {
	...{ displayName: 'Retries', name: 'retries', type: 'number', default: 2 },
};
const loud: INodeProperties = {
	...{ displayName: 'Loud', name: 'loud', type: 'boolean', default: false },
	description: 'Whether * hoots',
};

const choice = (name: string, fields: INodeProperties[], output = {}) => ({
	...{ value: name.toLowerCase(), name, description: `To ${name} it`, fields, output },
});

const boats = {
	file: 'boat',
	title: 'Boat',
	stored: '`resource`: `boat`',
	choices: [
		choice('Find', [harbour, berth, limit, collection('options', [retries, loud])], { id: 1 }),
		choice('Moor', [harbour, collection('options', [retries])], { id: 1 }),
	],
};
const quays = { ...boats, file: 'quay', title: 'Quay', choices: [choice('List', [limit])] };

function page(name: string): string {
	const found = pagesOf([boats, quays]).find((each) => each.name === name);
	if (!found) throw new Error(`There is no page ${name}`);
	return found.text;
}

const section = (text: string, heading: string) =>
	text.split(`## ${heading}\n`)[1].split('\n## ')[0];

describe('a page of operations', () => {
	it('leads to its operations, the index to all of them', () => {
		expect(page('boat.md')).toContain('[Find](#find) · [Moor](#moor)');
		expect(page('README.md')).toContain(
			'- [Boat](boat.md): [Find](boat.md#find), [Moor](boat.md#moor)',
		);
		expect(page('README.md')).toContain('- [Quay](quay.md): [List](quay.md#list)');
	});

	it('tells of what only one operation has with that operation', () => {
		const find = section(page('boat.md'), 'Find');
		expect(find).toContain('To Find it. Stored as `find`.');
		expect(find).toContain(
			'- **Berth** `berthId` (required; from the list or by ID; where **Harbour** is _Another_)',
		);
		expect(find).toContain(
			'- **Options** `options`\n  - **Loud** `loud` (on or off; default: off): Whether \\* hoots',
		);
	});

	it('tells once of what several operations have, and says so at each', () => {
		const text = page('boat.md');
		const also =
			'Also: Harbour; Options with Retries ([described below](#fields-of-several-operations)).';
		expect(section(text, 'Find')).toContain(also);
		expect(section(text, 'Moor')).toContain(also);
		expect(section(text, 'Fields of several operations')).toContain(
			'- **Harbour** `harbour`: Where to look\n  - My Harbour `mine` (default): Where I am\n  - Another `other`',
		);
		expect(text.match(/\*\*Harbour\*\* `/g)).toHaveLength(1);
	});

	it('leaves to the index what several pages have', () => {
		expect(page('boat.md')).not.toContain('`limit`');
		expect(section(page('quay.md'), 'List')).toContain(
			'Also: Limit ([common fields](README.md#common-fields)).',
		);
		expect(section(page('README.md'), 'Common fields')).toContain(
			'- **Limit** `limit` (a number, at least 1; default: `50`): Most boats to list',
		);
	});

	it('shows what comes out once where two operations give the same', () => {
		expect(section(page('boat.md'), 'Find')).toContain('"id": 1');
		expect(section(page('boat.md'), 'Moor')).toContain(
			'What comes out is what [Find](#find) gives.',
		);
	});

	it('says whose a field is where two of one name are told of', () => {
		const far = { ...harbour, description: 'Where to go' };
		const choices = [...boats.choices, choice('Sail', [far]), choice('Row', [far])];
		const [, { text }] = pagesOf([{ ...boats, choices }]);
		expect(text).toContain('Where to look (in Find, Moor)');
		expect(text).toContain('Where to go (in Sail, Row)');
	});
});
