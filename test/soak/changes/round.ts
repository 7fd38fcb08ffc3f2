import type { IDataObject } from 'n8n-workflow';
import { sha256OfSeed } from '../../engine/engine';
import type { ConnectionsFault, ConnectionsStore } from '../../server/client';
import { addFile, callerOf } from '../../server/testing';
import type { SoakStage } from '../rounds';
import type { ChangeKind, Step } from './kind';
import { kinds } from './kinds';
import type { PlannedRound, PlannedStep } from './plan';
import { type FileState, same, stateOf } from './state';

/** What does not agree between the server's store and what the node told of its steps. */
export interface Verdict {
	lost: string[];
	doubled: string[];
	toldWrongly: string[];
}

/** How steps ended, by what the node said of them. */
export interface Told {
	done: number;
	failed: number;
	unknown: number;
}

interface Result {
	step: Step;
	told: keyof Told;
	json: IDataObject;
}

/** Adds files by hand where there are not enough for a round of that kind. */
async function filesFor(stage: SoakStage, kind: ChangeKind, round: PlannedRound, n: number) {
	const ids = ({ documents, trash }: ConnectionsStore) => [
		...documents.filter(({ label }) => label.endsWith('.bin')).map(({ id }) => id),
		...trash.map(({ id }) => id),
	];
	let store = await stage.server.store();
	const fitting = () => ids(store).filter((id) => kind.fits(stateOf(store, id)));
	const call = callerOf(stage.server);
	for (let i = 0; fitting().length + i < round.steps.length + 2; i++) {
		const { status } = await addFile(call, `file-${n}-${i}.bin`, `before ${n} ${i}`, '&tag=common');
		if (status !== 201) throw new Error(`The server added no file: ${status}`);
	}
	store = await stage.server.store();
	if (kind.name === 'restore') {
		for (const id of ids(store).slice(0, round.steps.length)) {
			await call('DELETE', `/files/basic/api/document/${id}/entry`);
		}
		store = await stage.server.store();
	}
	return { store, fitting: fitting() };
}

/** The steps of a round, each on a file of its own. */
async function stepsOf(stage: SoakStage, round: PlannedRound, n: number, kind: ChangeKind) {
	const { store, fitting } = await filesFor(stage, kind, round, n);
	const steps: Step[] = [];
	for (const [i, { choice, size }] of round.steps.entries()) {
		const [id] = fitting.splice(choice % fitting.length, 1);
		if (id === undefined) break;
		const index = n * round.steps.length + i;
		steps.push({
			index,
			id,
			before: stateOf(store, id),
			choice,
			size,
			sha256: await sha256OfSeed(size, index),
			seed: stage.seed,
		});
	}
	return { store, steps };
}

/** Faults for the requests that name the file of a step, by its id or by its label. */
function faultsOf(steps: Step[], planned: PlannedStep[]): ConnectionsFault[] {
	return steps.flatMap(({ id, before }, i) => {
		const label = encodeURIComponent(before.label).replace(/[.()]/g, '\\$&');
		const path = new RegExp(`${id}|${label}(/|&|$)`);
		return planned[i].faults.map(({ action, method, nth, times }) => ({
			match: { method, path, nth },
			times,
			action,
		}));
	});
}

async function run(stage: SoakStage, kind: ChangeKind, steps: Step[]): Promise<Result[]> {
	const options = kind.parameters.options as IDataObject | undefined;
	const { items, error } = await stage.engine.runNode({
		items: steps.map((step) => ({
			json: { id: step.id, label: step.before.label, ...kind.item(step) },
			files: { data: { name: 'data.bin', bytes: { size: step.size, seed: step.index } } },
		})),
		parameters: {
			...kind.parameters,
			options: { batchSize: stage.width, stallTimeout: 1, ...options } as never,
		},
		credentials: {
			type: 'connectionsApi',
			data: { baseUrl: stage.server.url, username: 'amy', password: 'amy-secret' },
		},
		nodeOptions: { onError: 'continueRegularOutput' },
		binaryMode: 'memory',
	});
	if (error) throw error;
	return steps.map((step, i) => {
		const json = JSON.parse(JSON.stringify(items[i].json)) as IDataObject;
		const failed = typeof json.error === 'string';
		const unknown = failed && /could not be found out/.test(`${String(json.error)}`);
		return { step, json, told: unknown ? 'unknown' : failed ? 'failed' : 'done' };
	});
}

const say = (kind: ChangeKind, { step, told, json }: Result, what: string, stored: FileState) =>
	`step ${step.index} (${kind.name}) told as ${told}: ${what}; before ${JSON.stringify(step.before)}, stored ${JSON.stringify(stored)}, output ${JSON.stringify(json)}`;

/** Compares a step with the store: what was told as done is so, once; else it is as before, or done. */
function judge(kind: ChangeKind, result: Result, stored: FileState, verdict: Verdict): void {
	const { step, json } = result;
	const told = kind.leavesOpen?.(json) ? 'unknown' : result.told;
	const after = kind.after(step, told === 'done' ? json : null);
	const isAfter = same(stored, after);
	const most = Math.max(after.version, step.before.version);
	if (stored.version > most || stored.older > Math.max(after.older, step.before.older)) {
		verdict.doubled.push(say(kind, result, 'a version too many', stored));
	} else if (told === 'done' && !isAfter) {
		verdict.lost.push(say(kind, result, `it should be ${JSON.stringify(after)}`, stored));
	} else if (!isAfter && !same(stored, step.before) && !kind.partly?.(stored, step)) {
		verdict.toldWrongly.push(say(kind, result, 'it is neither as before nor done', stored));
	}
	const wrong = result.told === 'done' ? kind.toldWrongly(json, stored, step) : null;
	if (wrong) verdict.toldWrongly.push(say(kind, result, wrong, stored));
}

/** Compares the files that are new with those that the steps should have added. */
function judgeNew(
	kind: ChangeKind,
	results: Result[],
	known: ConnectionsStore,
	store: ConnectionsStore,
	verdict: Verdict,
): void {
	const ids = new Set([...known.documents, ...known.trash].map(({ id }) => id));
	const added = store.documents.filter(({ id }) => !ids.has(id));
	for (const result of results) {
		const wanted = kind.adds?.(result.step);
		if (!wanted) continue;
		const found = added.filter(({ sha256 }) => sha256 === wanted.sha256);
		const stored = stateOf(store, found[0]?.id ?? '');
		if (found.length > 1) verdict.doubled.push(say(kind, result, 'it is there twice', stored));
		if (result.told !== 'done') continue;
		if (found.length === 0) verdict.lost.push(say(kind, result, 'it was not added', stored));
		else if (result.json.id !== null && result.json.id !== found[0].id) {
			verdict.toldWrongly.push(say(kind, result, 'its id is another', stored));
		}
	}
	const expected = results.map(({ step }) => kind.adds?.(step).sha256);
	for (const { id, label, sha256 } of added) {
		if (!expected.includes(sha256 ?? '')) verdict.doubled.push(`${kind.name} added ${label} ${id}`);
	}
}

/** Runs the node once on all steps of a round, with their faults set, and compares what came of it. */
export async function runRound(
	stage: SoakStage,
	round: PlannedRound,
	n: number,
	verdict: Verdict,
): Promise<Told> {
	const kind = kinds[round.kind % kinds.length];
	const { server } = stage;
	await server.clearFaults();
	const { store: known, steps } = await stepsOf(stage, round, n, kind);
	await server.fault(faultsOf(steps, round.steps));
	const results = await run(stage, kind, steps);
	await server.clearFaults();
	const store = await server.store();
	for (const result of results) judge(kind, result, stateOf(store, result.step.id), verdict);
	judgeNew(kind, results, known, store, verdict);
	const told: Told = { done: 0, failed: 0, unknown: 0 };
	for (const result of results) told[result.told] += 1;
	return told;
}
