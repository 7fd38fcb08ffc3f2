import type { IDataObject, INodeProperties } from 'n8n-workflow';
import type { Connection } from '../api/server/connection';
import type { ItemParameters } from './fields/itemParameters';

/** One item's upload: every parameter is checked, nothing is sent yet. */
export interface PreparedUpload {
	/** Uploads with the same text here touch the same thing and run one after the other. */
	touches: string;
	run(): Promise<IDataObject>;
}

/** What a user chooses under Operation. */
export interface Operation {
	description: INodeProperties[];
	/**
	 * Reads the parameters of an item.
	 *
	 * @throws InvalidInput
	 */
	prepare(parameters: ItemParameters, connection: Connection): Promise<PreparedUpload>;
}
