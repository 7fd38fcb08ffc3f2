import { soak, summaryOf, type SoakReport } from './soak';

describe('two hundred uploads of all kinds, five side by side, into a server that fails at random', () => {
	let report: SoakReport;

	beforeAll(async () => {
		report = await soak({ uploads: 200, seed: 13, width: 5 });
	}, 120_000);

	it('leave nothing lost and nothing doubled', () => {
		expect(report.lost).toEqual([]);
		expect(report.doubled).toEqual([]);
		expect(summaryOf(report)).toMatch(
			/^uploads 200, retries \d+, done \d+, failed \d+, lost 0, doubled 0$/,
		);
	});

	it('are many that succeed, some that are repeated, and some that fail', () => {
		const told = (what: string) => report.uploads.filter((one) => one.told === what).length;
		expect(told('done')).toBeGreaterThan(100);
		expect(told('failed')).toBeGreaterThan(0);
		expect(told('unknown')).toBeGreaterThan(0);
		expect(report.retries).toBeGreaterThan(10);
	});

	it('send nothing that the documentation does not know, and leave nothing open', () => {
		expect(report.violations).toEqual([]);
		expect(report.openHandles).toBeLessThanOrEqual(0);
	});
});
