import { withTable } from './readmeTable';

const choice = (name: string) => ({
	value: name.toLowerCase(),
	name,
	description: `To ${name} a boat`,
	fields: [],
	output: {},
});
const boat = { file: 'boat', title: 'Boat', stored: '', choices: ['Find', 'Moor'].map(choice) };
const marks = '<!-- operations, made by `npm run docs` -->OLD<!-- end of operations -->';

describe("the README's table", () => {
	it('has a linked line for each operation, and leaves the rest as it is', () => {
		const text = withTable(`# Boats\n${marks}\nThe end`, [boat]);
		expect(text).toContain('| **Boat** | [Find](docs/operations/boat.md#find) | To Find a boat |');
		expect(text).toContain('|  | [Moor](docs/operations/boat.md#moor) | To Moor a boat |');
		expect(text).not.toContain('OLD');
		expect(text).toMatch(/^# Boats\n/);
		expect(text).toMatch(/<!-- end of operations -->\nThe end$/);
	});

	it('wants the marks', () => {
		expect(() => withTable('# Boats', [boat])).toThrow('lacks the marks');
	});
});
