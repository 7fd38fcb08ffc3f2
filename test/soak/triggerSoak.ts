/* eslint-disable no-console -- runs outside n8n */
import { startEngine, type Engine, type PollingTrigger } from '../engine/engine';
import {
	startConnections,
	type ConnectionsSeed,
	type ConnectionsServer,
	type ConnectionsViolation,
} from '../server/client';
import { type TriggerRound, triggerRounds } from './triggerPlan';

export interface TriggerSoakOptions {
	/** How many files come. */
	events: number;
	seed: number;
	/** Told after each round how many files have come. */
	progress?(come: number): void;
}

export interface TriggerSoakReport {
	events: number;
	/** Files that came out. */
	told: number;
	/** Ids of files that came out more than once, and of those that never did. */
	twice: string[];
	lost: string[];
	polls: number;
	failedPolls: number;
	uploads: number;
	kills: number;
	violations: ConnectionsViolation[];
	/** The most characters that n8n had to store for the trigger. */
	largestState: number;
}

/** The counts of a report in one line. */
export function triggerSummaryOf(report: TriggerSoakReport): string {
	const { events, told, twice, lost, polls, failedPolls, uploads, kills } = report;
	return `events ${events}, told ${told}, twice ${twice.length}, lost ${lost.length}; polls ${polls}, failed ${failedPolls}, uploads ${uploads}, kills ${kills}`;
}

/** Files that come while a trigger polls, and what it told of them. */
class TriggerSoak {
	readonly counts = { polls: 0, failedPolls: 0, uploads: 0, kills: 0, largestState: 0 };

	private offset = 0;

	constructor(
		private readonly engine: Engine,
		private readonly server: ConnectionsServer,
		private readonly seed: ConnectionsSeed,
		private readonly running: PollingTrigger,
	) {}

	async live(round: TriggerRound): Promise<void> {
		const { fault, unsorted, shifts, killed, beside, after, pause } = round;
		this.offset += pause;
		await this.server.clearFaults();
		await this.server.settings({
			serverClockOffsetMs: this.offset,
			ignoredParameters: unsorted ? ['sortBy', 'sortOrder'] : [],
			afterList: shifts ? 'addFile' : null,
			afterListTimes: shifts ? 2 : 0,
		});
		if (fault) {
			const { action, nth, times } = fault;
			const match = { method: 'GET', path: 'myuserlibrary/feed', nth };
			await this.server.fault({ action, times, match });
		}
		if (killed) await this.killAndStart();
		await Promise.all([
			this.upload(round.uploads),
			this.arrive(round.bursts),
			...Array.from({ length: beside }, async () => await this.poll()),
		]);
		for (let i = 0; i < after; i++) await this.poll();
	}

	/** Polls until nothing more comes. */
	async comeToAnEnd(): Promise<void> {
		await this.server.clearFaults();
		await this.server.settings({ ignoredParameters: [], afterList: null, afterListTimes: 0 });
		for (let quiet = 0; quiet < 4; ) {
			const before = this.running.executions.length;
			await this.poll();
			quiet = this.running.executions.length === before ? quiet + 1 : 0;
		}
	}

	/** The ids of the files that are there. */
	async files(): Promise<string[]> {
		const [{ id: library }] = this.seed.libraries;
		const { documents } = await this.server.store();
		return documents.filter(({ libraryId }) => libraryId === library).map(({ id }) => id);
	}

	private async poll(): Promise<void> {
		const before = this.running.errors.length;
		await this.running.tick();
		this.counts.polls += 1;
		this.counts.failedPolls += this.running.errors.length > before ? 1 : 0;
		const state = JSON.stringify(this.running.stored()).length;
		this.counts.largestState = Math.max(this.counts.largestState, state);
		this.engine.logs.length = 0;
	}

	private async killAndStart(): Promise<void> {
		this.counts.kills += 1;
		await this.running.kill();
		// where Connections says that somebody has to mend something, n8n tries again
		for (let i = 0; i < 10; i++) {
			const isUp = await this.running.activate('init').then(
				() => true,
				() => false,
			);
			if (isUp) return;
		}
		throw new Error('The trigger could not be activated again');
	}

	private async upload(count: number): Promise<void> {
		if (count === 0) return;
		const { error } = await this.engine.runNode({
			items: Array.from({ length: count }, () => {
				const name = `upload ${String((this.counts.uploads += 1)).padStart(5, '0')}.txt`;
				return { files: { data: { name, bytes: Buffer.from(name) } } };
			}),
			parameters: { resource: 'file', operation: 'addFile' },
			credentials: credentialOf(this.server),
			binaryMode: 'memory',
		});
		if (error) throw error;
	}

	private async arrive(bursts: TriggerRound['bursts']): Promise<void> {
		const [{ id: libraryId }] = this.seed.libraries;
		for (const { count, late, step } of bursts) {
			const created = Date.now() + this.offset - late;
			await this.server.files.add({ libraryId, count, created, step, label: 'burst.txt' });
		}
	}
}

const credentialOf = ({ url }: ConnectionsServer) => ({
	type: 'connectionsApi',
	data: { baseUrl: url, username: 'amy', password: 'amy-secret' },
});

/** Lets files come beside polls that fail at random, and compares what came with what was told. */
export async function soakTrigger(options: TriggerSoakOptions): Promise<TriggerSoakReport> {
	const [engine, server] = await Promise.all([startEngine(), startConnections()]);
	try {
		const running = engine.trigger({ credentials: credentialOf(server) });
		const soak = new TriggerSoak(engine, server, await server.seed(), running);
		await running.activate('activate');
		const known = new Set(await soak.files());
		let come: string[] = [];
		for (const round of triggerRounds(options.seed)) {
			await soak.live(round);
			come = (await soak.files()).filter((id) => !known.has(id));
			options.progress?.(come.length);
			if (come.length >= options.events) break;
		}
		await soak.comeToAnEnd();
		const told = running.told.map(({ id }) => String(id));
		const once = new Set(told);
		return {
			...soak.counts,
			events: come.length,
			told: once.size,
			twice: told.filter((id, i) => told.indexOf(id) !== i),
			lost: come.filter((id) => !once.has(id)),
			violations: await server.violations(),
		};
	} finally {
		await server.stop();
		await engine.stop();
	}
}

/** Runs a soak of the trigger and prints what came of it; true where all agrees. */
export async function reportTrigger(options: TriggerSoakOptions): Promise<boolean> {
	let shown = 0;
	const report = await soakTrigger({
		...options,
		progress(come) {
			if (come - shown < 500) return;
			shown = come;
			console.log(`${come} files have come`);
		},
	});
	for (const id of report.lost) console.log(`lost: ${id}`);
	for (const id of report.twice) console.log(`told twice: ${id}`);
	for (const { message } of report.violations) console.log(`violation: ${message}`);
	console.log(`largest state ${report.largestState} characters`);
	console.log(triggerSummaryOf(report));
	return report.lost.length + report.twice.length + report.violations.length === 0;
}
