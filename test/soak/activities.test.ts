import { type ActivitiesSoakReport, soakActivities } from './activities/soak';

describe('two hundred entries and to-dos made and changed, eight side by side, on a server that fails at random', () => {
	let report: ActivitiesSoakReport;

	beforeAll(async () => {
		report = await soakActivities(200, 7, 8);
	}, 180_000);

	it('leave nothing lost, no element of any of them, and nothing doubled', () => {
		expect({ lost: report.lost, doubled: report.doubled }).toEqual({ lost: [], doubled: [] });
	});

	it('are many that succeed, and some that fail', () => {
		expect(report.done).toBeGreaterThan(100);
		expect(report.failed).toBeGreaterThan(0);
	});

	it('send nothing that the documentation does not know', () => {
		expect(report.violations).toEqual([]);
	});
});
