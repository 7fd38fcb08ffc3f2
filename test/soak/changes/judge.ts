import type { ConnectionsStore } from '../../server/client';
import type { SoakStage } from '../rounds';
import type { ChangeKind, Output, Step } from './kind';
import { agrees, exceeding, shown } from './states';
import type { Inventory, Subject } from './subject';

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

/** What came of a step, as the node tells it. */
export interface Result<State> {
	step: Step<State>;
	told: keyof Told;
	outputs: Output[];
}

/** A round that has ended. */
export interface Ended<State extends object> {
	subject: Subject<State>;
	kind: ChangeKind<State>;
	results: Array<Result<State>>;
	/** what the server had before and has now */
	known: ConnectionsStore;
	store: ConnectionsStore;
}

const jsonOf = ({ outputs: [first] }: Result<unknown>) => first?.json ?? {};

function say<State extends object>(
	{ kind }: Ended<State>,
	{ step, told, outputs }: Result<State>,
	what: string,
	stored: unknown,
): string {
	const output = outputs.slice(0, 3).map(({ json }) => json);
	return `step ${step.index} (${kind.name}) told as ${told}: ${what}; before ${shown(step.before)}, stored ${shown(stored)}, output ${shown(output)}`;
}

/** Compares a step with the store: what was told as done is so, once; else it is as before, or done. */
function judgeStep<State extends object>(
	round: Ended<State>,
	result: Result<State>,
	verdict: Verdict,
): void {
	const { kind, subject, store } = round;
	const { step } = result;
	const json = jsonOf(result);
	const stored = subject.stateOf(store, step.id);
	const told = kind.leavesOpen?.(json) ? 'unknown' : result.told;
	const after = kind.after(step, told === 'done' ? json : null);
	const isAfter = agrees(stored, after);
	const isBefore = agrees(stored, step.before);
	const note = (list: string[], what: string) => list.push(say(round, result, what, stored));
	const more = exceeding(stored, [step.before, after as object]);
	if (more) {
		note(verdict.doubled, `there is more of ${more} than there should be`);
	} else if (told === 'done' && !isAfter) {
		note(verdict.lost, `it should be ${shown(after)}`);
	} else if (!isAfter && !isBefore && !kind.partly?.(stored, step)) {
		note(verdict.toldWrongly, 'it is neither as before nor done');
	} else if (told === 'failed' && kind.once && !isBefore) {
		note(verdict.toldWrongly, 'it is done, and would be done twice if the item ran again');
	}
	if (result.told !== 'done') return;
	const wrong = kind.refused
		? 'the server never does this'
		: kind.adds
			? null
			: kind.toldWrongly(json, stored, step, result.outputs);
	if (wrong) note(verdict.toldWrongly, wrong);
}

/** Compares what is new with what a step should have added. */
function judgeAdded<State extends object>(
	round: Ended<State>,
	result: Result<State>,
	added: Array<{ id: string; state: State }>,
	wanted: unknown,
	verdict: Verdict,
): void {
	const { kind } = round;
	const [found, another] = added;
	const json = jsonOf(result);
	const note = (list: string[], what: string) => list.push(say(round, result, what, found?.state));
	if (another) note(verdict.doubled, 'it is there twice');
	if (found && result.told === 'failed') note(verdict.toldWrongly, 'it was added');
	if (result.told !== 'done') return;
	if (!found || !agrees(found.state, wanted)) {
		note(verdict.lost, `it should be ${shown(wanted)}`);
		return;
	}
	// an answer that cannot be read leaves the id open
	const wrong = [null, found.id].includes(json.id as string)
		? kind.toldWrongly(json, found.state, result.step, result.outputs)
		: 'its id is another';
	if (wrong) note(verdict.toldWrongly, wrong);
}

function judgeNew<State extends object>(
	round: Ended<State>,
	{ seed }: SoakStage,
	verdict: Verdict,
): void {
	const { kind, subject, results, known, store } = round;
	const ids = new Set(subject.idsIn(known, seed));
	const unclaimed = subject
		.idsIn(store, seed)
		.filter((id) => !ids.has(id))
		.map((id) => ({ id, state: subject.stateOf(store, id) }));
	for (const result of results) {
		const wanted = kind.adds?.(result.step);
		if (wanted === undefined) continue;
		const isIts = (state: State) => subject.keyOf(state) === subject.keyOf(wanted as State);
		const added = unclaimed.filter(({ state }) => isIts(state));
		for (const one of added) unclaimed.splice(unclaimed.indexOf(one), 1);
		judgeAdded(round, result, added, wanted, verdict);
	}
	for (const one of unclaimed) verdict.doubled.push(`${kind.name} added ${shown(one)}`);
}

/** Whatever the steps were not about is as it was, and nothing came to it. */
function judgeOthers<State extends object>(
	{ subject, kind, results, known, store }: Ended<State>,
	inventories: Inventory[],
	{ seed }: SoakStage,
	verdict: Verdict,
): void {
	const touched = new Set(results.map(({ step }) => step.id));
	for (const inventory of inventories) {
		const before = inventory.idsIn(known, seed);
		for (const id of before.filter((one) => !touched.has(one))) {
			const [was, is] = [inventory.apart(known, id), inventory.apart(store, id)];
			if (agrees(is, was)) continue;
			verdict.lost.push(`${kind.name} changed another, ${id}: ${shown(was)} to ${shown(is)}`);
		}
		if (inventory === subject) continue;
		const more = inventory.idsIn(store, seed).filter((id) => !before.includes(id));
		for (const id of more) verdict.doubled.push(`${kind.name} made another thing, ${id}`);
	}
}

/** Compares all that a round was about, and all that it was not, with what the node told. */
export function judge<State extends object>(
	round: Ended<State>,
	inventories: Inventory[],
	stage: SoakStage,
	verdict: Verdict,
): void {
	for (const result of round.results) judgeStep(round, result, verdict);
	judgeNew(round, stage, verdict);
	judgeOthers(round, inventories, stage, verdict);
}
