import type { IDataObject, INodeParameters } from 'n8n-workflow';
import {
	startEngine,
	type Engine,
	type FileSpec,
	type ItemSpec,
	type NodeResult,
	type NodeRun,
	type StoredCredential,
} from '../../engine/engine';
import type { ConnectionsRequest, ConnectionsSeed, ConnectionsServer } from '../../server/client';
import { shareConnections } from '../../server/shared';

/** One run of Add File as a test writes it; whatever is left out is as in a fresh node. */
export interface AddFileRun {
	/** The binary `data` of the one item; `items` takes its place. */
	file?: FileSpec;
	items?: ItemSpec[];
	/** Parameters beside resource and operation. */
	parameters?: INodeParameters;
	additionalFields?: IDataObject;
	options?: IDataObject;
	/** Signs in as `NAME` / `NAME-secret`. Default: amy. */
	user?: string;
	/** Written over the fields of the credential. */
	credential?: IDataObject;
	/** What else the engine's run takes. */
	run?: Partial<NodeRun>;
}

/** The engine and the Connections test server of one test file. */
export interface Stage {
	engine: Engine;
	server: ConnectionsServer;
	seed: ConnectionsSeed;
	credential(user?: string, changes?: IDataObject): StoredCredential;
	addFile(run?: AddFileRun): Promise<NodeResult>;
	/** Runs any operation, by default on one empty item; parameters are those of the node. */
	run(
		resource: string,
		operation: string,
		parameters?: IDataObject,
		given?: Pick<AddFileRun, 'items' | 'user' | 'credential' | 'run'>,
	): Promise<NodeResult>;
	/** The uploads that the server saw: all requests but those for nonces. */
	uploads(): Promise<ConnectionsRequest[]>;
}

/** Loading n8n's engine takes seconds, and a minute on a machine that is busy. */
const startWithinMs = 180_000;

/** The small file of tests that are not about the file. */
export const note: FileSpec = {
	name: 'note.txt',
	mimeType: 'text/plain',
	bytes: Buffer.from('Tide tables for the new quay\n'),
};

async function addFile(stage: Stage, given: AddFileRun): Promise<NodeResult> {
	const { file = note, items = [{ files: { data: file } }], user, credential } = given;
	return await stage.engine.runNode({
		items,
		parameters: {
			resource: 'file',
			operation: 'addFile',
			additionalFields: (given.additionalFields ?? {}) as INodeParameters,
			options: (given.options ?? {}) as INodeParameters,
			...given.parameters,
		},
		credentials: stage.credential(user, credential),
		...given.run,
	});
}

/**
 * Starts an engine and a server for the tests of this file, and sets the server back before each.
 * After each test the server must have seen nothing that the documentation does not know.
 */
export function setStage(): Stage {
	const stage: Stage = {
		// the first hook fills these in
		...({} as Pick<Stage, 'engine' | 'server' | 'seed'>),
		credential: (user = 'amy', changes = {}) => ({
			type: 'connectionsApi',
			data: { baseUrl: stage.server.url, username: user, password: `${user}-secret`, ...changes },
		}),
		addFile: async (run = {}) => await addFile(stage, run),
		run: async (resource, operation, parameters = {}, given = {}) =>
			await stage.engine.runNode({
				items: given.items,
				parameters: { resource, operation, ...parameters } as INodeParameters,
				credentials: stage.credential(given.user, given.credential),
				...given.run,
			}),
		uploads: async () =>
			(await stage.server.requests()).filter(({ path }) => !path.endsWith('/nonce')),
	};

	beforeAll(async () => {
		[stage.engine, stage.server] = await Promise.all([startEngine(), shareConnections()]);
		stage.seed = await stage.server.seed();
	}, startWithinMs);
	beforeEach(async () => {
		await stage.server.reset();
	});
	afterEach(async () => {
		expect(await stage.server.violations()).toEqual([]);
	});
	afterAll(async () => {
		await stage.server?.stop();
		await stage.engine?.stop();
	});
	return stage;
}

/** The json of the only item that came out, after a run that must have succeeded. */
export function onlyJson(result: NodeResult): IDataObject {
	if (result.error) throw result.error;
	expect(result.items).toHaveLength(1);
	return result.items[0].json;
}
