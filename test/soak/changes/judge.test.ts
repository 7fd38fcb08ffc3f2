import type { ConnectionsSeed, ConnectionsStore } from '../../server/client';
import type { SoakStage } from '../rounds';
import { judge, type Told, type Verdict } from './judge';
import type { ChangeKind } from './kind';
import { anyId } from './states';
import type { Subject } from './subject';

/** A thing that is nothing but a name and a list. */
interface Thing {
	label: string;
	list: string[];
}

type Things = Record<string, Thing>;

const thing = (label: string, ...list: string[]): Thing => ({ label, list });
const gone = thing('');
const asStore = (things: Things) => things as unknown as ConnectionsStore;
const thingsIn = (store: ConnectionsStore) => store as unknown as Things;

const subject: Subject<Thing> = {
	kinds: [],
	idsIn: (store) => Object.keys(thingsIn(store)),
	stateOf: (store, id) => thingsIn(store)[id] ?? gone,
	apart: (store, id) => thingsIn(store)[id] ?? gone,
	keyOf: ({ label }) => label,
	make: async () => '',
};

const rename: ChangeKind<Thing> = {
	name: 'rename',
	parameters: {},
	fits: () => true,
	after: ({ before }) => ({ ...before, label: 'new' }),
	toldWrongly: (json, stored) => (json.label === stored.label ? null : 'the label'),
};

const append: ChangeKind<Thing> = {
	...rename,
	name: 'append',
	after: ({ before }) => ({ ...before, list: [...before.list, anyId] }),
	once: true,
};

const copy: ChangeKind<Thing> = {
	...rename,
	name: 'copy',
	after: ({ before }) => before,
	adds: ({ before }) => ({ ...before, label: 'copy' }),
};

const before: Things = { a: thing('old', 'x'), b: thing('other') };

/** What the judge says of one step on `a`, after which the server has these. */
function verdictOn(
	kind: ChangeKind<Thing>,
	told: keyof Told,
	now: Things,
	json = {},
): Record<keyof Verdict, number> {
	const verdict: Verdict = { lost: [], doubled: [], toldWrongly: [] };
	const store = asStore(before);
	const step = {
		...{ index: 0, id: 'a', before: before.a, choice: 0, store },
		...{ content: { size: 0, sha256: null }, seed: {} as ConnectionsSeed },
	};
	judge(
		{
			...{ subject, kind, known: store, store: asStore({ ...before, ...now }) },
			results: [{ step, told, outputs: [{ json: { label: 'new', ...json }, sha256: null }] }],
		},
		[subject],
		{ seed: step.seed } as SoakStage,
		verdict,
	);
	const { lost, doubled, toldWrongly } = verdict;
	return { lost: lost.length, doubled: doubled.length, toldWrongly: toldWrongly.length };
}

const fine = { lost: 0, doubled: 0, toldWrongly: 0 };
const lost = { ...fine, lost: 1 };
const doubled = { ...fine, doubled: 1 };
const toldWrongly = { ...fine, toldWrongly: 1 };
const renamed = { a: thing('new', 'x') };
const appended = { a: thing('old', 'x', 'y') };
const copied = { c: thing('copy', 'x') };

describe('The judge of a soak', () => {
	it.each<[string, ChangeKind<Thing>, keyof Told, Things, object, typeof fine]>([
		['what was done and told so', rename, 'done', renamed, {}, fine],
		['what failed and is as it was', rename, 'failed', {}, {}, fine],
		['what failed and was done, and may be done again', rename, 'failed', renamed, {}, fine],
		['what is told as done and is not', rename, 'done', {}, { label: 'old' }, lost],
		[
			'what is told as done and says another name',
			rename,
			'done',
			renamed,
			{ label: 'x' },
			toldWrongly,
		],
		[
			'what failed and left something else',
			rename,
			'failed',
			{ a: thing('x', 'x') },
			{},
			toldWrongly,
		],
		['what came to a list', append, 'done', appended, { label: 'old' }, fine],
		[
			'what came to a list twice',
			append,
			'done',
			{ a: thing('old', 'x', 'y', 'y') },
			{ label: 'old' },
			doubled,
		],
		['what came to a list, told as failed', append, 'failed', appended, {}, toldWrongly],
		['what came to a list, told as unknown', append, 'unknown', appended, {}, fine],
		['what was made', copy, 'done', copied, { label: 'copy', id: 'c' }, fine],
		[
			'what was made and told by another id',
			copy,
			'done',
			copied,
			{ label: 'copy', id: 'a' },
			toldWrongly,
		],
		[
			'what was made otherwise',
			copy,
			'done',
			{ c: thing('copy') },
			{ label: 'copy', id: 'c' },
			lost,
		],
		['what was not made', copy, 'done', {}, {}, lost],
		[
			'what was made twice',
			copy,
			'done',
			{ ...copied, d: thing('copy', 'x') },
			{ label: 'copy', id: 'c' },
			doubled,
		],
		['what was made and told as failed', copy, 'failed', copied, {}, toldWrongly],
		['what nobody asked for', rename, 'done', { ...renamed, e: thing('e') }, {}, doubled],
		['what another thing became', rename, 'done', { ...renamed, b: gone }, {}, lost],
		['what a server never does', { ...rename, refused: true }, 'done', renamed, {}, toldWrongly],
	])('judges %s', (_case, kind, told, now, json, verdict) => {
		expect(verdictOn(kind, told, now, json)).toEqual(verdict);
	});
});
