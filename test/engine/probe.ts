/* eslint-disable @n8n/community-nodes/no-restricted-imports -- runs outside n8n */
import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import type {
	ICredentialTestRequest,
	ICredentialType,
	IDataObject,
	IExecuteFunctions,
	IHttpRequestOptions,
	ILoadOptionsFunctions,
	INodeType,
} from 'n8n-workflow';
import { NodeOperationError } from 'n8n-workflow';
import type { Engine, NodeResult, NodeRun, StoredCredential } from './engine';

/** The type name under which the harness's tests register the probe node. */
export const PROBE_TYPE = 'test.probe';

/** What the probe node does for one item; its answer is the item's JSON. */
export type Behaviour = (this: IExecuteFunctions, item: number) => Promise<IDataObject>;

/** One request as the sink got it. */
export interface SunkRequest {
	path: string;
	authorization?: string;
	/** bytes of the body */
	bytes: number;
	sha256: string;
}

/** A server that swallows bodies, and refuses some users and all tokens but the valid one. */
export interface Sink {
	url: string;
	requests: SunkRequest[];
	/** Forgets the requests, and makes `first` the valid token again; POST /token renews it. */
	reset(): void;
	stop(): Promise<void>;
}

let behave: Behaviour;

/** A node that does what the test says, with one credential of either kind. */
export const probe: INodeType = {
	description: {
		displayName: 'Probe',
		name: 'probe',
		group: ['output'],
		version: 1,
		description: 'Does what the test says',
		defaults: { name: 'Probe' },
		inputs: ['main'],
		outputs: ['main'],
		credentials: [
			{ name: 'probeApi', displayOptions: { show: { authentication: ['basicAuth'] } } },
			{ name: 'probeOAuth2Api', displayOptions: { show: { authentication: ['oAuth2'] } } },
		],
		properties: [
			{
				displayName: 'Authentication',
				name: 'authentication',
				type: 'options',
				options: ['basicAuth', 'oAuth2'].map((value) => ({ name: value, value })),
				default: 'basicAuth',
			},
			{ displayName: 'Name', name: 'fileName', type: 'string', default: 'by default' },
			{ displayName: 'Title', name: 'title', type: 'string', required: true, default: 'a title' },
		],
	},
	methods: {
		listSearch: {
			async libraries(this: ILoadOptionsFunctions, filter?: string, paginationToken?: string) {
				const { username } = await this.getCredentials('probeApi');
				return {
					results: [{ name: `${filter} of ${String(username)}`, value: paginationToken ?? 'none' }],
					paginationToken: 'next',
				};
			},
		},
	},
	async execute(this: IExecuteFunctions) {
		const out = [];
		for (let item = 0; item < this.getInputData().length; item++) {
			try {
				out.push({ json: await behave.call(this, item), pairedItem: { item } });
			} catch (error) {
				const failure = error as NodeOperationError;
				if (!this.continueOnFail()) throw new NodeOperationError(this.getNode(), failure);
				out.push({ json: { error: failure.message }, error: failure, pairedItem: { item } });
			}
		}
		return [out];
	},
};

/** Basic authentication, declared as our own credential does it. */
export const probeApi: ICredentialType = {
	name: 'probeApi',
	displayName: 'Probe API',
	properties: ['baseUrl', 'username', 'password'].map((name) => ({
		displayName: name,
		name,
		type: 'string',
		default: '',
	})),
	authenticate: {
		type: 'generic',
		properties: {
			auth: { username: '={{$credentials.username}}', password: '={{$credentials.password}}' },
		},
	},
	test: {
		request: { baseURL: '={{$credentials.baseUrl}}', url: '/private' },
		rules: [
			{ type: 'responseCode', properties: { value: 403, message: 'Not for you' } },
			{
				type: 'responseSuccessBody',
				properties: { key: 'title', value: 'Login', message: 'A login page answered' },
			},
		] as ICredentialTestRequest['rules'],
	},
};

/** An OAuth2 credential whose token address comes from another field. */
export const probeOAuth2Api: ICredentialType = {
	name: 'probeOAuth2Api',
	displayName: 'Probe OAuth2 API',
	extends: ['oAuth2Api'],
	properties: [
		{ displayName: 'Base', name: 'baseUrl', type: 'string', default: '' },
		{ displayName: 'Grant', name: 'grantType', type: 'hidden', default: 'authorizationCode' },
		{ displayName: 'In', name: 'authentication', type: 'hidden', default: 'body' },
		{
			displayName: 'Token',
			name: 'accessTokenUrl',
			type: 'hidden',
			default: '={{$self.baseUrl}}/token',
		},
	],
};

/** The header of basic authentication. */
export function basic(user: string, password: string): string {
	return `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`;
}

/** The credential that {@link runProbe} gives the probe. */
export const amy: StoredCredential = {
	type: 'probeApi',
	data: { username: 'amy', password: 'amy-secret' },
};

/** Sets what the probe node does from now on. */
export function probeDoes(behaviour: Behaviour): void {
	behave = behaviour;
}

/** Runs the probe node once. */
export async function runProbe(
	engine: Engine,
	behaviour: Behaviour,
	more: Partial<NodeRun> = {},
): Promise<NodeResult> {
	probeDoes(behaviour);
	return await engine.runNode({ type: PROBE_TYPE, parameters: {}, credentials: amy, ...more });
}

/** Sends the binary `data` of an item to a sink, as a stream if its store gives one. */
export async function upload(
	context: IExecuteFunctions,
	item: number,
	url: string,
): Promise<IDataObject> {
	const binary = context.helpers.assertBinaryData(item, 'data');
	const body = binary.id
		? await context.helpers.getBinaryStream(binary.id)
		: Buffer.from(binary.data, 'base64');
	const options: IHttpRequestOptions = {
		method: 'POST',
		url: `${url}/upload`,
		body: body as never,
		headers: { 'content-type': binary.mimeType, 'content-length': String(binary.bytes) },
		disableFollowRedirect: true,
		timeout: 0,
	};
	try {
		return (await context.helpers.httpRequestWithAuthentication.call(
			context,
			'probeApi',
			options,
		)) as IDataObject;
	} finally {
		// n8n leaves the file open where a request ends before it was read
		if (!Buffer.isBuffer(body)) body.destroy();
	}
}

/** Starts a {@link Sink} on a free port. */
export async function startSink(): Promise<Sink> {
	const requests: SunkRequest[] = [];
	let validToken = 'first';
	const answer = async (request: IncomingMessage): Promise<{ status: number; json: object }> => {
		const hash = createHash('sha256');
		let bytes = 0;
		for await (const chunk of request) {
			hash.update(chunk as Buffer);
			bytes += (chunk as Buffer).length;
		}
		const { authorization } = request.headers;
		const path = request.url ?? '';
		requests.push({ path, authorization, bytes, sha256: hash.digest('hex') });
		if (path === '/token') {
			validToken = 'renewed';
			return { status: 200, json: { access_token: 'renewed', refresh_token: 'r2' } };
		}
		if (authorization === basic('amy', 'wrong')) return { status: 401, json: {} };
		if (authorization === basic('guest', 'x')) return { status: 403, json: {} };
		if (authorization === basic('page', 'x')) return { status: 200, json: { title: 'Login' } };
		if (authorization?.startsWith('Bearer ') && authorization !== `Bearer ${validToken}`) {
			return { status: 401, json: {} };
		}
		return { status: 200, json: { stored: bytes } };
	};
	const server = createServer((request, response) => {
		void answer(request).then(({ status, json }) => {
			response.writeHead(status, { 'content-type': 'application/json' });
			response.end(JSON.stringify(json));
		});
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	return {
		url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
		requests,
		reset() {
			requests.length = 0;
			validToken = 'first';
		},
		stop: async () => await new Promise((resolve) => server.close(() => resolve())),
	};
}
