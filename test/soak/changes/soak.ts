/* eslint-disable no-console -- a program of the command line */
import type { ConnectionsViolation } from '../../server/client';
import { sideBySide } from '../sideBySide';
import type { Told, Verdict } from './judge';
import { planOf } from './plan';
import { rounds } from './round';

export interface ChangeSoakOptions {
	steps: number;
	seed: number;
	/** steps side by side */
	width: number;
	/** told after each round how many steps have ended */
	progress?(ended: number): void;
}

export interface ChangeSoakReport extends Verdict, Told {
	/** how many steps of each kind were told as done, by its name */
	doneOf: Record<string, number>;
	violations: ConnectionsViolation[];
}

/** The counts of a report in one line. */
export function summaryOf(report: ChangeSoakReport): string {
	const { done, failed, unknown, lost, doubled, toldWrongly } = report;
	return `steps ${done + failed + unknown}, done ${done}, failed ${failed}, unknown ${unknown}, lost ${lost.length}, doubled ${doubled.length}, told wrongly ${toldWrongly.length}`;
}

/** Changes files in all ways on servers that fail at random, and compares what came of it. */
export async function soakChanges({
	steps,
	seed,
	width,
	progress,
}: ChangeSoakOptions): Promise<ChangeSoakReport> {
	const verdict: Verdict = { lost: [], doubled: [], toldWrongly: [] };
	const told: Told = { done: 0, failed: 0, unknown: 0 };
	const doneOf: Record<string, number> = {};
	const plan = planOf(seed, steps, rounds.length);
	const violations = await sideBySide(plan, width, async (stage, round, n) => {
		const { kind, run } = rounds[round.kind];
		const now = await run(stage, round, n, verdict);
		doneOf[kind.name] = (doneOf[kind.name] ?? 0) + now.done;
		for (const key of ['done', 'failed', 'unknown'] as const) told[key] += now[key];
		progress?.(told.done + told.failed + told.unknown);
	});
	return { ...verdict, ...told, doneOf, violations };
}

/** Runs a soak of changes and prints what came of it; true where all agrees. */
export async function reportChanges(options: ChangeSoakOptions): Promise<boolean> {
	let told = 0;
	const report = await soakChanges({
		...options,
		progress(ended) {
			if (ended - told < 200) return;
			told = ended;
			console.log(`${ended} steps have ended`);
		},
	});
	const problems = [...report.lost, ...report.doubled, ...report.toldWrongly];
	for (const problem of problems) console.log(problem);
	for (const { message } of report.violations) console.log(`violation: ${message}`);
	console.log(summaryOf(report));
	return problems.length + report.violations.length === 0;
}
