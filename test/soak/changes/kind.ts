import type { IDataObject, INodeParameters } from 'n8n-workflow';
import type { Caller } from '../../server/testing';
import type { ConnectionsSeed, ConnectionsStore } from '../../server/client';
import type { Wanted } from './states';

/** Bytes by their number and their hash. */
export interface Content {
	size: number;
	sha256: string | null;
}

/** One step of a soak: an operation on one file or folder. */
export interface Step<State> {
	/** of all steps, from 0; the seed of its bytes as well */
	index: number;
	/** id of what it is about */
	id: string;
	/** what that was before */
	before: State;
	/** a number by which the step chooses what it does */
	choice: number;
	/** what it sends, where it sends bytes; every step sends other ones */
	content: Content;
	seed: ConnectionsSeed;
	/** all that the server had before the round */
	store: ConnectionsStore;
}

/** One item that the node put out. */
export interface Output {
	json: IDataObject;
	/** hash of its binary, where it has one */
	sha256: string | null;
}

/**
 * A kind of operation that a soak mixes: what the node is asked for, and what must come of it. One
 * file a topic in `files/kinds/` and `folders/kinds/`.
 */
export interface ChangeKind<State> {
	/** for reports */
	name: string;
	/** parameters of the node, the same for all items: what differs is an expression on `$json` */
	parameters: INodeParameters;
	/** whether something in that state can get it */
	fits(state: State): boolean;
	/** makes what was added by hand fit, where it does not by itself */
	prepare?(call: Caller, id: string): Promise<void>;
	/** the json of the step's item, beside `id` and `label` */
	item?(step: Step<State>): IDataObject;
	/** part of the addresses of its requests, as an expression, where they name neither id nor label */
	address?(step: Step<State>): string;
	/** the state after it is done; the output of what is told as done may say that a part is not */
	after(step: Step<State>, json: IDataObject | null): Wanted<State>;
	/** whether a step that failed may leave this, where it takes more than one request */
	partly?(stored: State, step: Step<State>): boolean;
	/** what it makes beside the one that is there, where it does */
	adds?(step: Step<State>): Wanted<State>;
	/** whether to do it twice makes two: what was done is then never told as failed */
	once?: true;
	/** whether the server never does it */
	refused?: true;
	/** whether the output of what is told as done leaves a part open */
	leavesOpen?(json: IDataObject): boolean;
	/**
	 * What the output of what is told as done says wrongly, or null.
	 *
	 * @param json of its first item
	 * @param stored what is there now: of what it adds, else of what it is about
	 */
	toldWrongly(
		json: IDataObject,
		stored: State,
		step: Step<State>,
		outputs: Output[],
	): string | null;
}

/** A resource locator that takes an id from an expression. */
export const locator = (value: string, mode = 'id') =>
	({ __rl: true, mode, value }) as unknown as INodeParameters;

/**
 * What a list tells otherwise than it should: each of the wanted once, with at least these values, and
 * nothing else; null where it agrees.
 */
export function listToldWrongly(outputs: Output[], wanted: IDataObject[]): string | null {
	if (outputs.length !== wanted.length) {
		return `the list has ${outputs.length} entries instead of ${wanted.length}`;
	}
	const missing = wanted.find((one) => !outputs.some(({ json }) => isTold(json, one)));
	return missing ? `the list does not tell ${JSON.stringify(missing)}` : null;
}

/** Whether an output has all of the values. */
export const isTold = (json: IDataObject, values: IDataObject): boolean =>
	Object.entries(values).every(([name, value]) => json[name] === value);
