import type { IDataObject, INodeParameters } from 'n8n-workflow';
import type { ConnectionsSeed } from '../../server/client';
import type { FileState } from './state';

/** One step of a soak: an operation on one file. */
export interface Step {
	/** of all steps, from 0; the seed of its bytes as well */
	index: number;
	/** id of the file */
	id: string;
	/** what the file was before */
	before: FileState;
	/** a number by which the step chooses what it does */
	choice: number;
	/** bytes that it sends, and their hash; every step sends other ones */
	size: number;
	sha256: string;
	seed: ConnectionsSeed;
}

/**
 * A kind of operation that a soak mixes: what the node is asked for, and what must come of it. One
 * file a kind; `kinds/index.ts` lists them.
 */
export interface ChangeKind {
	/** for reports */
	name: string;
	/** parameters of the node, the same for all items: what differs is an expression on `$json` */
	parameters: INodeParameters;
	/** whether a file in that state can get it */
	fits(state: FileState): boolean;
	/** the json of the step's item, beside `id` and `label` of its file */
	item(step: Step): IDataObject;
	/** the state after it is done; the output of what is told as done may say that a part is not */
	after(step: Step, json: IDataObject | null): FileState;
	/** whether a step that failed may leave this, where it takes more than one request */
	partly?(stored: FileState, step: Step): boolean;
	/** the file that it adds beside the one that is there, where it does */
	adds?(step: Step): Pick<FileState, 'label' | 'sha256'>;
	/** whether the output of what is told as done leaves a part open */
	leavesOpen?(json: IDataObject): boolean;
	/** what its output tells wrongly of the file as it is stored; null where nothing */
	toldWrongly(json: IDataObject, stored: FileState, step: Step): string | null;
}

/** A resource locator that takes an id from an expression. */
export const locator = (value: string) =>
	({ __rl: true, mode: 'id', value }) as unknown as INodeParameters;

/** The file of the step. */
export const theFile = { resource: 'file', documentId: locator('={{ $json.id }}') };

/** What a document in an output tells otherwise than it is stored; what is null tells nothing. */
export function documentToldWrongly(json: IDataObject, stored: FileState): string | null {
	// a private file that is shared is told as shared (recorded answers)
	const isShared = stored.shares.length + stored.communities.length > 0;
	const told: Array<[string, unknown, unknown]> = [
		['label', json.label, stored.label],
		['summary', json.summary, stored.summary],
		['version', json.version, String(stored.version)],
		['visibility', json.visibility, isShared ? json.visibility : stored.visibility],
	];
	const wrong = told.find(([, said, is]) => said !== null && said !== undefined && said !== is);
	return wrong
		? `${wrong[0]} is told as ${String(wrong[1])} and stored as ${String(wrong[2])}`
		: null;
}
