import type { IDataObject, INodeProperties } from 'n8n-workflow';
import type { ItemParameters } from '../actions/fields/itemParameters';
import type { Connection } from '../api/server/connection';
import type { Standing } from './holding';
import type { Listed, Source } from './source';

/** What comes out for a happening, or for a thing of which something holds by now. */
export interface Told {
	/** the shape of the thing, or with `simplify` false its whole entry */
	json(simplify: boolean): IDataObject;
}

/** Where an event looks, and for what. */
export type Watch = {
	/** what it looks at, as plain data: another place starts anew */
	place: unknown;
} & (
	| {
			/** @param since ms; null: as far as a start needs */
			happenings(since: number | null): Source<Listed & Told>;
	  }
	| {
			/** all things of which it may hold, as they stand */
			standings(): Promise<Array<Standing & Told>>;
	  }
);

/** What a user chooses under Trigger On: all that is known of it stands in its one file. */
export interface TriggerEvent {
	/** as workflows store it */
	value: string;
	/** as the menu shows it */
	name: string;
	description: string;
	/** where to look, without displayOptions for the event */
	fields: INodeProperties[];
	/** what comes out with Simplify on, for the preview in the editor */
	output: IDataObject;
	/**
	 * Reads the parameters.
	 *
	 * @throws InvalidInput, and ConnectionsFailure where the server has to be asked for the place
	 */
	watch(parameters: ItemParameters, connection: Connection): Promise<Watch>;
}
