import type { IDataObject, INodeParameters } from 'n8n-workflow';
import type { PollingTrigger, TriggerSetup } from '../../../engine/engine';
import type { ConnectionsDocumentsToAdd } from '../../../server/client';
import { type Caller, callerOf } from '../../../server/testing';
import { setStage, type Stage } from '../stage';

/** What tests of the trigger need besides. */
export interface TriggerStage extends Stage {
	/** A trigger in a workflow, as amy. */
	trigger(
		parameters?: IDataObject,
		setup?: Partial<TriggerSetup> & { user?: string },
	): PollingTrigger;
	/** Adds files without bytes to amy's library, or to another one; their ids. */
	addFiles(files: Partial<ConnectionsDocumentsToAdd>): Promise<string[]>;
	/** Requests to the server as people make them. */
	call: Caller;
	/** The requests of the last poll. */
	requestsOf(poll: () => Promise<void>): Promise<string[]>;
}

/** The stage of the node, or another one, with triggers. */
export function setTriggerStage(set: () => Stage = setStage): TriggerStage {
	const stage = set() as TriggerStage;
	stage.trigger = (parameters = {}, { user, ...setup } = {}) =>
		stage.engine.trigger({
			credentials: stage.credential(user),
			parameters: parameters as INodeParameters,
			...setup,
		});
	stage.addFiles = async (files) =>
		await stage.server.files.add({ libraryId: stage.seed.libraries[0].id, ...files });
	stage.call = async (...parameters) => await callerOf(stage.server)(...parameters);
	stage.requestsOf = async (poll) => {
		const before = (await stage.server.requests()).at(-1)?.id ?? 0;
		await poll();
		return (await stage.server.requests(before)).map(({ rawUrl }) => rawUrl);
	};
	return stage;
}

/** One field of each item that came out, in the order in which they came. */
export const toldOf = ({ told }: PollingTrigger, field = 'label') =>
	told.map((json) => json[field]);
