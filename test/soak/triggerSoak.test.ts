import { soakTrigger, type TriggerSoakReport } from './triggerSoak';

describe('four hundred files that come beside polls which fail at random', () => {
	let report: TriggerSoakReport;

	beforeAll(async () => {
		report = await soakTrigger({ events: 400, seed: 7 });
	}, 120_000);

	it('come out, each once', () => {
		expect(report.events).toBeGreaterThanOrEqual(400);
		expect(report.lost).toEqual([]);
		expect(report.twice).toEqual([]);
		expect(report.told).toBe(report.events);
	});

	it('come by uploads as well, and some polls fail', () => {
		expect(report.uploads).toBeGreaterThan(0);
		expect(report.failedPolls).toBeGreaterThan(0);
		expect(report.violations).toEqual([]);
	});
});
