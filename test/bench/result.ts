/* eslint-disable @n8n/community-nodes/no-restricted-imports -- runs outside n8n */
import { cpus, loadavg, release, totalmem, type as systemName } from 'node:os';

import { CURRENT } from '../host/cache';
import { run } from '../host/command';
import { ROOT } from '../host/pack';
import type { PackageResult } from './package';
import type { PollResult } from './polls';
import type { RateResult } from './rates';
import type { TurnsResult } from './turns';

/** Where and on what a run was made. */
export interface Machine {
	processor: string;
	cores: number;
	/** bytes */
	memory: number;
	system: string;
	n8n: string;
	node: string;
	/** of the code; "+" where files were changed since */
	commit: string;
	/** runnable processes on average over the minute before the run: far above 0, others disturb it */
	loadBefore: number;
}

/** Everything that a run of the benchmark measured; what output/bench.json holds. */
export interface BenchResult {
	date: string;
	/** a short run with small files, to try the benchmark itself */
	quick: boolean;
	machine: Machine;
	/** one large file at a time, into Connections and into n8n's store */
	up: TurnsResult[];
	down: TurnsResult[];
	/** larger files, for what they cost in memory */
	growthUp: TurnsResult[];
	growthDown: TurnsResult[];
	smallUp: RateResult[];
	smallDown: RateResult[];
	lists: TurnsResult[];
	polls: PollResult[];
	package: PackageResult;
}

/** Describes the machine; asked before anything is measured. */
export async function describeMachine(): Promise<Machine> {
	const git = async (...args: string[]) => (await run('git', args, { cwd: ROOT })).stdout.trim();
	const changed = await git('status', '--porcelain', '--', 'nodes', 'credentials');
	return {
		processor: cpus()[0]?.model.trim() ?? 'unknown',
		cores: cpus().length,
		memory: totalmem(),
		system: `${systemName()} ${release()}`,
		n8n: CURRENT.n8n,
		node: CURRENT.node,
		commit: `${await git('rev-parse', '--short', 'HEAD')}${changed ? '+' : ''}`,
		loadBefore: loadavg()[0],
	};
}
