import { resources } from '../../nodes/Connections/actions/resources';
import { stepsPerRound } from './changes/plan';
import { rounds } from './changes/round';
import { soakChanges, summaryOf, type ChangeSoakReport } from './changes/soak';

const kinds = rounds.map(({ kind }) => kind);

describe('What is done to files and folders in a soak', () => {
	it.each(
		resources
			.filter(({ value }) => ['attachment', 'comment', 'file', 'folder', 'version'].includes(value))
			.flatMap(({ value: resource, operations }) =>
				operations.map(({ value: operation }) => ({ resource, operation })),
			),
	)('is $resource: $operation, too', (asked) => {
		expect(kinds).toContainEqual(
			expect.objectContaining({ parameters: expect.objectContaining(asked) }),
		);
	});

	it('has a name of its own each', () => {
		expect(new Set(kinds.map(({ name }) => name)).size).toBe(kinds.length);
	});
});

describe('A round of each operation on files and folders, eight side by side, on a server that fails at random', () => {
	let report: ChangeSoakReport;

	beforeAll(async () => {
		report = await soakChanges({ steps: rounds.length * stepsPerRound, seed: 13, width: 8 });
	}, 400_000);

	it('leaves nothing lost, nothing doubled, and nothing told wrongly', () => {
		expect([...report.lost, ...report.doubled, ...report.toldWrongly]).toEqual([]);
		expect(summaryOf(report)).toMatch(
			/^steps \d+, done \d+, failed \d+, unknown \d+, lost 0, doubled 0, told wrongly 0$/,
		);
	});

	it('has many that succeed, of each kind that can, and some that fail', () => {
		const undone = kinds.filter(({ name, refused }) => !refused && !report.doneOf[name]);
		expect(undone).toEqual([]);
		expect(report.done).toBeGreaterThan(200);
		expect(report.failed).toBeGreaterThan(0);
		expect(report.unknown).toBeGreaterThan(0);
	});

	it('sends nothing that the documentation does not know', () => {
		expect(report.violations).toEqual([]);
	});
});
