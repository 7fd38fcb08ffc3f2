/* eslint-disable @n8n/community-nodes/no-restricted-imports, no-console -- runs outside n8n */
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { startEngine } from '../../engine/engine';
import { startConnections, type ConnectionsViolation } from '../../server/client';
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

/** Changes files in all ways on a server that fails at random, and compares what came of it. */
export async function soakChanges({
	steps,
	seed,
	width,
	progress,
}: ChangeSoakOptions): Promise<ChangeSoakReport> {
	const [engine, server] = await Promise.all([startEngine(), startConnections()]);
	try {
		const stage = { engine, server, seed: await server.seed(), width };
		const verdict: Verdict = { lost: [], doubled: [], toldWrongly: [] };
		const told: Told = { done: 0, failed: 0, unknown: 0 };
		const doneOf: Record<string, number> = {};
		let ended = 0;
		for (const [n, round] of planOf(seed, steps, rounds.length).entries()) {
			const { kind, run } = rounds[round.kind];
			const now = await run(stage, round, n, verdict);
			doneOf[kind.name] = (doneOf[kind.name] ?? 0) + now.done;
			for (const key of ['done', 'failed', 'unknown'] as const) told[key] += now[key];
			ended += now.done + now.failed + now.unknown;
			engine.logs.length = 0;
			await rm(join(engine.folder, 'storage'), { recursive: true, force: true });
			progress?.(ended);
		}
		return { ...verdict, ...told, doneOf, violations: await server.violations() };
	} finally {
		await server.stop();
		await engine.stop();
	}
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
