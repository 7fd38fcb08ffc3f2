import { request } from 'undici';
import type { INodeParameters } from 'n8n-workflow';
import type { Engine, NodeRun } from '../engine/engine';
import type { ConnectionsFault, ConnectionsSeed, ConnectionsServer } from '../server/client';
import type { PlannedRound, PlannedUpload, SoakOperation } from './plan';

/** One upload of a soak: what is sent where, and what the node said of it. */
export interface SoakedUpload {
	operation: SoakOperation;
	/** Of all uploads, from 0; the seed of its bytes as well. */
	index: number;
	/** bytes */
	size: number;
	name: string;
	/** The library, file, activity node or field that it goes to. */
	place: string;
	/** Part of the address of each request that carries it, and of no other upload's. */
	address: string;
	told: 'done' | 'failed' | 'unknown';
	/** The json of its item. */
	json: Record<string, unknown>;
}

/** What a soak runs on. */
export interface SoakStage {
	engine: Engine;
	server: ConnectionsServer;
	seed: ConnectionsSeed;
	/** uploads side by side */
	width: number;
}

type Target = Omit<SoakedUpload, 'told' | 'json'> & { nodeId: string; tag: number };

/** Milliseconds since 1970 that no two uploads share: sent as `created`, it marks their requests. */
const tagOf = (index: number) => 1_500_000_000_000 + index;

/** A fixed place for all uploads of a round, but for fields, which have one each. */
function placeOf({ seed }: SoakStage, operation: SoakOperation, round: number): string {
	if (operation === 'addAttachment') return seed.documents[round % 2].id;
	return seed.libraries[operation === 'replaceFile' ? 3 : 0].id;
}

function nameOf(round: PlannedRound, prefix: string, i: number): string {
	if (round.operation === 'replaceFile') return `${prefix}-shared-${i % 7}.bin`;
	const twins = round.operation === 'addFile' || round.operation === 'addAttachment';
	return `${prefix}-${i > 0 && twins && round.uploads[i].twin ? i - 1 : i}.bin`;
}

/** Activity nodes with a file field each, by the name of its file. */
async function makeFields(stage: SoakStage, names: string[]) {
	const activity = stage.seed.activities[1].id;
	for (const name of names) {
		const { statusCode, body } = await request(
			`${stage.server.url}/activities/service/atom2/activity?activityUuid=${activity}`,
			{
				method: 'POST',
				reset: true,
				headers: {
					authorization: `Basic ${Buffer.from('amy:amy-secret').toString('base64')}`,
					'content-type': 'text/plain',
					slug: name,
					title: name,
				},
				body: 'Before the flood\n',
			},
		);
		await body.dump();
		if (statusCode !== 201) throw new Error(`The server made no field: ${statusCode}`);
	}
	const { fields } = await stage.server.store();
	return new Map(fields.map((field) => [field.fileName, field]));
}

async function targetsOf(stage: SoakStage, round: PlannedRound, n: number): Promise<Target[]> {
	const { operation } = round;
	const prefix = `round${n}`;
	const ofFields = operation === 'createField' || operation === 'replaceField';
	const base = (i: number) => `${prefix}-base-${operation === 'createField' ? i >> 1 : i}.txt`;
	const fields = ofFields
		? await makeFields(stage, [...new Set(round.uploads.map((_one, i) => base(i)))])
		: new Map();
	return round.uploads.map(({ size }, i) => {
		const index = n * round.uploads.length + i;
		const field = fields.get(base(i));
		const tag = tagOf(index);
		const name = nameOf(round, prefix, i);
		const common = { operation, index, size: sizeOf(round, i, size), name, tag };
		if (!field) {
			const place = placeOf(stage, operation, n);
			return { ...common, place, nodeId: '', address: `created=${tag}` };
		}
		return operation === 'createField'
			? {
					...common,
					place: field.nodeId,
					nodeId: field.nodeId,
					address: `activityUuid=${field.nodeId}`,
				}
			: {
					...common,
					place: field.fid,
					nodeId: field.nodeId,
					address: `activityNodeUuid=${field.fid}`,
				};
	});
}

/** Where several uploads have one name, their bytes must tell which of them is stored. */
function sizeOf(round: PlannedRound, i: number, size: number): number {
	const shared =
		round.operation === 'replaceFile' || round.uploads[i].twin || round.uploads[i + 1]?.twin;
	return shared ? Math.max(size, 16) : size;
}

function faultsOf(round: PlannedRound, targets: Target[]): ConnectionsFault[] {
	const inPhases = round.operation.endsWith('Field') || (round.phases && isFile(round.operation));
	const method = round.operation === 'replaceField' ? 'PUT' : 'POST';
	return round.uploads.flatMap(({ fault }: PlannedUpload, i) =>
		fault
			? [
					{
						match: {
							method,
							path: targets[i].address,
							...(inPhases && { phase: fault.phase }),
						},
						times: fault.times,
						action: fault.action,
					},
				]
			: [],
	);
}

const isFile = (operation: SoakOperation) => operation === 'addFile' || operation === 'replaceFile';

const locator = (value: string) =>
	({ __rl: true, mode: 'id', value }) as unknown as INodeParameters;

function parametersOf(stage: SoakStage, round: PlannedRound, place: string): INodeParameters {
	const options: INodeParameters = { batchSize: stage.width, stallTimeout: 1 };
	const created = '={{ $json.tag }}';
	const node = {
		resource: 'activity',
		operation: 'uploadActivityField',
		activityNodeId: locator('={{ $json.nodeId }}'),
		fileName: '={{ $json.name }}',
		options,
	};
	const file = { resource: 'file', fileName: '={{ $json.name }}', options };
	if (round.phases && isFile(round.operation)) options.uploadMethod = 'phases';
	switch (round.operation) {
		case 'addFile':
			return { ...file, operation: 'addFile', additionalFields: { created } };
		case 'replaceFile':
			return {
				...file,
				operation: 'addFile',
				library: 'library',
				libraryId: locator(place),
				additionalFields: { created, replace: true },
			};
		case 'addAttachment':
			return {
				...file,
				operation: 'addAttachment',
				documentId: locator(place),
				additionalFields: { created },
			};
		case 'createField':
			return { ...node, fieldAction: 'create' };
		case 'replaceField':
			return { ...node, fieldAction: 'replace', fieldId: locator('={{ $json.fid }}') };
	}
}

/** Runs the node once on all uploads of a round, with its faults set. */
export async function runRound(
	stage: SoakStage,
	round: PlannedRound,
	n: number,
): Promise<SoakedUpload[]> {
	const { server, engine } = stage;
	const targets = await targetsOf(stage, round, n);
	await server.settings({ fieldCreation: round.fieldCreation });
	await server.clearFaults();
	await server.fault(faultsOf(round, targets));
	const run: NodeRun = {
		items: targets.map(({ name, nodeId, place, tag, size, index }) => ({
			json: { name, nodeId, fid: place, tag },
			files: { data: { name, bytes: { size, seed: index } } },
		})),
		parameters: parametersOf(stage, round, targets[0].place),
		credentials: {
			type: 'connectionsApi',
			data: { baseUrl: server.url, username: 'amy', password: 'amy-secret' },
		},
		nodeOptions: { onError: 'continueRegularOutput' },
		binaryMode: round.binaryMode,
	};
	const { items, error } = await engine.runNode(run);
	if (error) throw error;
	return targets.map((target, i) => {
		// a copy of its own: parts of the server's answers would keep the whole of them
		const json = JSON.parse(JSON.stringify(items[i].json)) as Record<string, unknown>;
		const failed = typeof json.error === 'string';
		const unknown = failed && /could not be found out|not complete/.test(`${json.error}`);
		return { ...target, json, told: unknown ? 'unknown' : failed ? 'failed' : 'done' };
	});
}
