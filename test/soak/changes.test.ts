import { soakChanges, summaryOf, type ChangeSoakReport } from './changes/soak';

describe('two hundred changes of files in all ways, eight side by side, on a server that fails at random', () => {
	let report: ChangeSoakReport;

	beforeAll(async () => {
		report = await soakChanges({ steps: 200, seed: 13, width: 8 });
	}, 180_000);

	it('leave nothing lost, nothing doubled, and nothing told wrongly', () => {
		expect([...report.lost, ...report.doubled, ...report.toldWrongly]).toEqual([]);
		expect(summaryOf(report)).toMatch(
			/^steps \d+, done \d+, failed \d+, unknown \d+, lost 0, doubled 0, told wrongly 0$/,
		);
	});

	it('are many that succeed, and some that fail', () => {
		expect(report.done).toBeGreaterThan(100);
		expect(report.failed).toBeGreaterThan(0);
	});

	it('send nothing that the documentation does not know', () => {
		expect(report.violations).toEqual([]);
	});
});
