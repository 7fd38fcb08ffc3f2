import type { IDataObject } from 'n8n-workflow';
import type { ItemSpec } from '../../../engine/engine';
import type { setActivitiesStage } from '../activitiesStage';

/** Where the operations run: a stage, and who does what beside the node. */
export type Ground = ReturnType<typeof setActivitiesStage>;

/** Parameters of a run, and what comes out of it, at least. */
type Run = [parameters: IDataObject, output: object | object[]];

/** An operation as the tests that all operations go through need it. */
export interface TestedOperation {
	/** what the user does and to what, as sentences have it: "update the activity …" */
	does: string;
	/** what is not found where a 404 comes */
	target: string;
	/** messages of refusals that say it in other words, by status */
	says?: Record<number, string>;
	/** the request that does it */
	request: { method: 'GET' | 'POST' | 'PUT' | 'DELETE'; path?: string };
	/** a run with what it cannot do without, and runs with all else that can be chosen: every field once at least */
	runs: [Run, ...Run[]];
	/** the items that go in; default: an empty one */
	items?: ItemSpec[];
	/** makes what must be there */
	before?(): Promise<unknown>;
	/** of an operation that changes something: how often it was done, as the server has it */
	times?(): Promise<number>;
	/** why a request that was cut before the server acted is not sent again, as the message has it */
	unknown?: string;
	/** parameters that name something that is not there */
	missing?: IDataObject;
	/** what comes out without Simplify, if it is not entry and headers */
	raw?: string[];
}

/** The operations of one resource by their stored values; the seed is known only when tests run. */
export type TestedResource = (ground: Ground) => Record<string, TestedOperation>;
