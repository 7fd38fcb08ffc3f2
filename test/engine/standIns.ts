/* eslint-disable @n8n/community-nodes/no-restricted-imports -- runs outside n8n */
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { extname } from 'node:path';
import type {
	IDataObject,
	IExecuteFunctions,
	INodeExecutionData,
	INodeProperties,
	INodeType,
	INodeTypeDescription,
	ITriggerFunctions,
} from 'n8n-workflow';
import { NodeOperationError } from 'n8n-workflow';
import { storeFile, type FileSpec } from './binary';

/** One item as a test writes it. */
export interface ItemSpec {
	json?: IDataObject;
	/** Binary properties by name. */
	files?: Record<string, FileSpec>;
}

/** The type name of the node that brings a test's items into its workflow. */
export const ITEMS_TYPE = 'test.items';

const MIME_TYPES: Record<string, string> = {
	'.gif': 'image/gif',
	'.jpg': 'image/jpeg',
	'.json': 'application/json',
	'.pdf': 'application/pdf',
	'.png': 'image/png',
	'.txt': 'text/plain',
	'.xml': 'application/xml',
	'.zip': 'application/zip',
};

function description(
	name: string,
	inputs: INodeTypeDescription['inputs'],
	properties: INodeProperties[] = [],
): INodeTypeDescription {
	return {
		displayName: name,
		name,
		group: inputs.length === 0 ? ['trigger'] : ['input'],
		version: [1, 1.1, 2, 3, 3.4],
		description: 'Stands in for the node of this name',
		defaults: { name },
		inputs,
		outputs: ['main'],
		properties,
	};
}

const manualTrigger: INodeType = {
	description: description('manualTrigger', []),
	async trigger(this: ITriggerFunctions) {
		return { manualTriggerFunction: async () => this.emit([[{ json: {} }]]) };
	},
};

const noOp: INodeType = {
	description: description('noOp', ['main']),
	async execute(this: IExecuteFunctions) {
		return [this.getInputData()];
	},
};

/** A note on the canvas, which never runs. */
const stickyNote: INodeType = { description: description('stickyNote', ['main']) };

/** Reads one file as a stream, by the parameters of "Read/Write Files from Disk"; no patterns. */
const readWriteFile: INodeType = {
	description: description(
		'readWriteFile',
		['main'],
		[
			{ displayName: 'Operation', name: 'operation', type: 'string', default: 'read' },
			{ displayName: 'File(s) Selector', name: 'fileSelector', type: 'string', default: '' },
			{
				displayName: 'Options',
				name: 'options',
				type: 'collection',
				default: {},
				options: ['dataPropertyName', 'fileName', 'mimeType'].map((name) => ({
					displayName: name,
					name,
					type: 'string' as const,
					default: '',
				})),
			},
		],
	),
	async execute(this: IExecuteFunctions) {
		const read = async (item: number): Promise<INodeExecutionData> => {
			if (this.getNodeParameter('operation', item) !== 'read') {
				throw new NodeOperationError(this.getNode(), 'This stand-in only reads files');
			}
			const path = this.getNodeParameter('fileSelector', item) as string;
			const options = this.getNodeParameter('options', item) as Record<string, string>;
			const binary = await this.helpers.prepareBinaryData(
				createReadStream(path) as unknown as Buffer,
				path,
				options.mimeType || MIME_TYPES[extname(path).toLowerCase()],
			);
			if (options.fileName) binary.fileName = options.fileName;
			const { mimeType, fileName, fileExtension, fileSize } = binary;
			return {
				json: { mimeType, fileName, fileExtension, fileSize } as IDataObject,
				binary: { [options.dataPropertyName || 'data']: binary },
				pairedItem: { item },
			};
		};
		const items: INodeExecutionData[] = [];
		for (let item = 0; item < this.getInputData().length; item++) items.push(await read(item));
		return [items];
	},
};

/** Hashes a binary into a field, by the parameters of "Crypto". */
const crypto: INodeType = {
	description: description(
		'crypto',
		['main'],
		['type', 'binaryPropertyName', 'dataPropertyName'].map((name) => ({
			displayName: name,
			name,
			type: 'string' as const,
			default: '',
		})),
	),
	async execute(this: IExecuteFunctions) {
		const hashed = async (item: INodeExecutionData, index: number) => {
			const [type, binary, field] = ['type', 'binaryPropertyName', 'dataPropertyName'].map(
				(name) => this.getNodeParameter(name, index) as string,
			);
			const hash = createHash(type).update(await this.helpers.getBinaryDataBuffer(index, binary));
			const json = { ...item.json, [field]: hash.digest('hex') };
			return { ...item, json, pairedItem: { item: index } };
		};
		return [await Promise.all(this.getInputData().map(hashed))];
	},
};

/** Stand-ins under the names of n8n's own nodes, enough for the workflows of tests and demo. */
export const CORE_NODES: Record<string, INodeType> = {
	'n8n-nodes-base.crypto': crypto,
	'n8n-nodes-base.manualTrigger': manualTrigger,
	'n8n-nodes-base.noOp': noOp,
	'n8n-nodes-base.readWriteFile': readWriteFile,
	'n8n-nodes-base.stickyNote': stickyNote,
};

/** A node that outputs the given items, their files put into the real binary store. */
export function itemsNode(items: ItemSpec[]): INodeType {
	return {
		description: description(ITEMS_TYPE, ['main']),
		async execute(this: IExecuteFunctions) {
			const made: INodeExecutionData[] = [];
			for (const { json = {}, files } of items) {
				const item: INodeExecutionData = { json, pairedItem: { item: 0 } };
				for (const [name, file] of Object.entries(files ?? {})) {
					item.binary = { ...item.binary, [name]: await storeFile(this.helpers, file) };
				}
				made.push(item);
			}
			return [made];
		},
	};
}
