import type { IBinaryKeyData, IDataObject, INodeProperties } from 'n8n-workflow';
import type { Connection } from '../api/server/connection';
import type { ItemParameters } from './fields/itemParameters';

/** What an item of the output is made of; the router adds where it came from. */
export interface OutputItem {
	json: IDataObject;
	binary?: IBinaryKeyData;
}

/** What one item asks for: every parameter is checked, nothing is sent yet. */
export interface Prepared {
	/**
	 * Items with the same text here touch the same thing and run one after the other, in their order;
	 * without it an item goes with any other.
	 */
	touches?: string;
	/** One item in may give many items out, or none. */
	run(): Promise<OutputItem[]>;
}

/** What a user chooses under Operation: all that is known of it stands in its one file. */
export interface Operation {
	/** as workflows store it */
	value: string;
	/** as the menu shows it */
	name: string;
	/** a sentence, which is also what an AI agent reads of the tool */
	action: string;
	/** in other words than the action */
	description: string;
	/** what it asks for, without displayOptions for resource and operation */
	fields: INodeProperties[];
	/** an item as it comes out with Simplify on, for the preview in the editor and the docs */
	output: IDataObject;
	/**
	 * Reads the parameters of an item.
	 *
	 * @throws InvalidInput
	 */
	prepare(parameters: ItemParameters, connection: Connection): Promise<Prepared>;
}

/** What a user chooses under Resource. */
export interface Resource {
	/** as workflows store it */
	value: string;
	/** as the menu shows it */
	name: string;
	/** the operation of a fresh node; workflows that are stored without one mean it */
	initial: string;
	operations: Operation[];
}

/** The output of an operation that gives one item. */
export const one = (json: IDataObject): OutputItem[] => [{ json }];
