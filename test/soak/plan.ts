import fc from 'fast-check';
import type { ConnectionsFaultAction } from '../server/client';

/** The kinds of upload that a soak mixes. */
export type SoakOperation =
	| 'addFile'
	| 'replaceFile'
	| 'addAttachment'
	| 'createField'
	| 'replaceField';

/** What the server does to an upload, and how often. */
export interface PlannedFault {
	action: ConnectionsFaultAction;
	times: number;
	/** Which of the two phases it meets, where the upload has two. */
	phase: 1 | 2;
}

export interface PlannedUpload {
	/** bytes */
	size: number;
	fault: PlannedFault | null;
	/** Goes by the name of the upload before it. */
	twin: boolean;
}

/** Uploads of one kind that one execution of the node makes. */
export interface PlannedRound {
	operation: SoakOperation;
	binaryMode: 'filesystem' | 'memory';
	/** Whether files go out in two phases. */
	phases: boolean;
	fieldCreation: 'fieldOnNode' | 'newEntry';
	uploads: PlannedUpload[];
}

export const uploadsPerRound = 40;

const KiB = 1024;
const MiB = 1024 * KiB;

const weighted = <T>(...choices: Array<[number, fc.Arbitrary<T>]>) =>
	fc.oneof(...choices.map(([weight, arbitrary]) => ({ weight, arbitrary })));

const sizes = weighted<number>(
	[6, fc.constant(0)],
	[100, fc.integer({ min: 16, max: 64 * KiB })],
	[30, fc.integer({ min: 64 * KiB, max: MiB })],
	[12, fc.integer({ min: MiB, max: 3 * MiB })],
	[1, fc.constant(20 * MiB)],
);

const entry = (content: string) => `<entry xmlns="http://www.w3.org/2005/Atom">${content}</entry>`;

const oddBodies = fc.constantFrom(
	'',
	'{"stored":true}',
	'<html><body>Thank you</body></html>',
	'<!DOCTYPE a [<!ENTITY b "b">]><a>&b;</a>',
	entry('<id>urn:lsid:ibm.com:td:cut'),
	entry('<title>no more than that</title>'),
	`\uFEFF${entry(`<summary>${'long '.repeat(100_000)}</summary>`)}`,
);

const action = (value: ConnectionsFaultAction) => fc.constant(value);

const actions = weighted<ConnectionsFaultAction>(
	[80, fc.nat(4 * MiB).map((bytes) => ({ type: 'resetAfter', bytes }))],
	[60, action({ type: 'resetBeforeAnswer' })],
	[80, action({ type: 'resetAfterStore' })],
	[
		60,
		fc
			.tuple(fc.constantFrom(408, 429, 500, 502, 503, 504), fc.boolean())
			.map(([status, connectionsHeader]) => ({
				type: 'status',
				status,
				connectionsHeader,
				headers: { 'Retry-After': '0' },
			})),
	],
	[60, fc.constantFrom(500, 502, 503, 504).map((status) => ({ type: 'storeThenAnswer', status }))],
	[20, action({ type: 'status', status: 429, headers: { 'Retry-After': '1' } })],
	[20, action({ type: 'status', status: 413, body: '<html>Too large</html>', early: true })],
	[20, action({ type: 'status', status: 403, connectionsHeader: true })],
	[20, action({ type: 'loginPage' })],
	[10, action({ type: 'redirect', location: 'https://login.example.com/' })],
	[60, oddBodies.map((body) => ({ type: 'storeThenAnswer', body }))],
	[40, fc.integer({ min: 20, max: 400 }).map((ms) => ({ type: 'delay', ms }))],
	[10, fc.nat(MiB).map((afterBytes) => ({ type: 'stallRead', afterBytes }))],
	[20, action({ type: 'slowRead', bytesPerSecond: 2 * MiB })],
	[1, fc.boolean().map((stored) => ({ type: 'noAnswer', stored }))],
);

/** Faults that take their time come once, or a soak would last for hours. */
const isSlow = ({ type }: ConnectionsFaultAction) => type === 'noAnswer' || type === 'stallRead';

const faults = fc
	.record<PlannedFault>({
		action: actions,
		times: weighted([10, fc.constant(1)], [3, fc.constant(2)], [1, fc.constant(9)]),
		phase: weighted<1 | 2>([1, fc.constant(1)], [4, fc.constant(2)]),
	})
	.map((fault) => (isSlow(fault.action) ? { ...fault, times: 1 } : fault));

const uploads = fc
	.record<PlannedUpload>({
		size: sizes,
		fault: weighted<PlannedFault | null>([6, fc.constant(null)], [4, faults]),
		twin: weighted([14, fc.constant(false)], [1, fc.constant(true)]),
	})
	.map((upload) =>
		// what fits into the buffers on the way is gone at once, and cannot stand still
		upload.fault?.action.type === 'stallRead' ? { ...upload, size: 12 * MiB } : upload,
	);

const rounds = fc.record<PlannedRound>({
	operation: fc.constantFrom(
		'addFile',
		'replaceFile',
		'addAttachment',
		'createField',
		'replaceField',
	),
	binaryMode: fc.constantFrom('filesystem', 'memory'),
	phases: weighted([2, fc.constant(false)], [1, fc.constant(true)]),
	fieldCreation: fc.constantFrom('fieldOnNode', 'newEntry'),
	uploads: fc.array(uploads, { minLength: uploadsPerRound, maxLength: uploadsPerRound }),
});

/** The rounds of a soak: the same seed always gives the same ones. */
export function planOf(seed: number, numberOfUploads: number): PlannedRound[] {
	return fc.sample(fc.noBias(rounds), {
		seed,
		numRuns: Math.ceil(numberOfUploads / uploadsPerRound),
	});
}
