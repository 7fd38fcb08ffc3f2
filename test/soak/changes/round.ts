import {
	sleep,
	type IDataObject,
	type INodeExecutionData,
	type INodeParameters,
} from 'n8n-workflow';
import { sha256Of, sha256OfSeed } from '../../engine/engine';
import type { ConnectionsFault } from '../../server/client';
import { callerOf } from '../../server/testing';
import type { SoakStage } from '../rounds';
import { theFile, theFileByLabel } from './files/kind';
import { files } from './files/subject';
import { folders } from './folders/subject';
import { judge, type Result, type Told, type Verdict } from './judge';
import type { ChangeKind, Output, Step } from './kind';
import { faultsAt, type PlannedRound, type PlannedStep } from './plan';
import type { Inventory, Subject } from './subject';

type Labelled = { label: string };

/** Runs the node once on the steps of a round, and compares what came of them. */
type RunRound = (
	stage: SoakStage,
	round: PlannedRound,
	n: number,
	verdict: Verdict,
) => Promise<Told>;

/** What all steps of a round have in common. */
interface Sort<State extends Labelled> {
	subject: Subject<State>;
	kind: ChangeKind<State>;
}

/** Ids of what a round can be about, more than it needs: some are made by hand where there are too few. */
async function candidates<State extends Labelled>(
	{ subject, kind }: Sort<State>,
	stage: SoakStage,
	round: PlannedRound,
	n: number,
): Promise<string[]> {
	const { server, seed } = stage;
	const store = await server.store();
	const fitting = subject.idsIn(store, seed).filter((id) => kind.fits(subject.stateOf(store, id)));
	for (let i = fitting.length; i < round.steps.length + 2; i++) {
		const id = await subject.make(stage, `${n}-${i}`, i);
		await kind.prepare?.(callerOf(server), id);
		fitting.push(id);
	}
	return fitting;
}

/** The steps of a round, each on another file or folder. */
async function stepsOf<State extends Labelled>(
	sort: Sort<State>,
	stage: SoakStage,
	round: PlannedRound,
	n: number,
): Promise<Array<Step<State>>> {
	const { seed, server } = stage;
	const fitting = await candidates(sort, stage, round, n);
	const store = await server.store();
	const steps: Array<Step<State>> = [];
	for (const [i, { choice, size }] of round.steps.entries()) {
		const [id] = fitting.splice(choice % fitting.length, 1);
		const index = n * round.steps.length + i;
		const before = sort.subject.stateOf(store, id);
		if (!sort.kind.fits(before)) throw new Error(`${id} does not fit for ${sort.kind.name}`);
		const content = { size, sha256: await sha256OfSeed(size, index) };
		steps.push({ index, id, before, choice, content, seed, store });
	}
	return steps;
}

/**
 * Faults for the requests that are about a step: those that name its file or folder, and those to an
 * address of its own. Where all have one address, such as a list's, only the first of them gets faults
 * there, or none would be done.
 */
function faultsOf<State extends Labelled>(
	{ kind }: Sort<State>,
	steps: Array<Step<State>>,
	planned: PlannedStep[],
): ConnectionsFault[] {
	const addresses = steps.map((step) => kind.address?.(step) ?? null);
	const isShared = new Set(addresses).size === 1;
	return steps.flatMap((step, i) => {
		const own = addresses[i] !== null && (i === 0 || !isShared) ? `|${addresses[i]}` : '';
		const label = encodeURIComponent(step.before.label).replace(/[.()]/g, '\\$&');
		const path = new RegExp(`${step.id}|${label}(/|&|$)${own}`);
		return faultsAt(path, planned[i]);
	});
}

/** The node's parameters for a round; a file may be meant by its label instead of its id. */
function parametersOf(
	{ parameters }: { parameters: INodeParameters },
	{ byLabel }: PlannedRound,
	{ width }: SoakStage,
): INodeParameters {
	const options = parameters.options as INodeParameters | undefined;
	return {
		...parameters,
		...(byLabel && parameters.documentId === theFile.documentId && theFileByLabel),
		options: { batchSize: width, stallTimeout: 1, ...options },
	};
}

async function outputOf({ engine }: SoakStage, item: INodeExecutionData): Promise<Output> {
	const json = JSON.parse(JSON.stringify(item.json)) as IDataObject;
	const binary = item.binary?.data;
	return { json, sha256: binary ? sha256Of(await engine.bytesOf(binary)) : null };
}

function toldAs([first]: Output[]): keyof Told {
	const error = first?.json.error;
	if (typeof error !== 'string') return 'done';
	return error.includes('could not be found out') ? 'unknown' : 'failed';
}

async function run<State extends Labelled>(
	{ kind }: Sort<State>,
	stage: SoakStage,
	round: PlannedRound,
	steps: Array<Step<State>>,
): Promise<Array<Result<State>>> {
	const { items, error } = await stage.engine.runNode({
		items: steps.map((step) => ({
			json: { id: step.id, label: step.before.label, ...kind.item?.(step) },
			files: { data: { name: 'data.bin', bytes: { size: step.content.size, seed: step.index } } },
		})),
		parameters: parametersOf(kind, round, stage),
		credentials: {
			type: 'connectionsApi',
			data: { baseUrl: stage.server.url, username: 'amy', password: 'amy-secret' },
		},
		nodeOptions: { onError: 'continueRegularOutput' },
		binaryMode: 'memory',
	});
	if (error) throw error;
	return await Promise.all(
		steps.map(async (step, i) => {
			const own = items.filter(({ pairedItem }) => (pairedItem as { item: number }).item === i);
			const outputs = await Promise.all(own.map(async (item) => await outputOf(stage, item)));
			return { step, outputs, told: toldAs(outputs) };
		}),
	);
}

/** Servers tell the time in whole seconds, and the node allows for one more. */
const unsureMs = 2000;

const runnerOf =
	<State extends Labelled>(sort: Sort<State>): RunRound =>
	async (stage, round, n, verdict) => {
		const { server } = stage;
		await server.clearFaults();
		const steps = await stepsOf(sort, stage, round, n);
		// what an earlier round made under the name is taken for ours if it is as young as this
		if (sort.kind.refused) await sleep(unsureMs);
		await server.fault(faultsOf(sort, steps, round.steps));
		const results = await run(sort, stage, round, steps);
		await server.clearFaults();
		const ended = { ...sort, results, known: steps[0].store, store: await server.store() };
		judge(ended, inventories, stage, verdict);
		const told: Told = { done: 0, failed: 0, unknown: 0 };
		for (const result of results) told[result.told] += 1;
		return told;
	};

const runnersOf = <State extends Labelled>(subject: Subject<State>) =>
	subject.kinds.map((kind) => ({ kind, run: runnerOf({ subject, kind }) }));

const inventories: Inventory[] = [files, folders];

/** All that a soak mixes, with how a round of it is run. */
export const rounds: Array<{
	kind: { name: string; parameters: INodeParameters; refused?: true };
	run: RunRound;
}> = [...runnersOf(files), ...runnersOf(folders)];
