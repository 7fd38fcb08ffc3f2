/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/no-dangerous-functions -- runs outside n8n */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import type { Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Agent, request } from 'undici';
import type {
	ConnectionsCommunitiesToAdd,
	ConnectionsFault,
	ConnectionsNodeChange,
	ConnectionsNodesToAdd,
	ConnectionsRequest,
	ConnectionsSeed,
	ConnectionsSettings,
	ConnectionsStore,
	ConnectionsViolation,
	FilesControl,
	OAuthClient,
	OAuthStats,
	OAuthTokens,
} from './control-types';

export type * from './control-types';

/** How to start the server; a folder that is not given is a temporary one, removed by `stop`. */
export interface ConnectionsOptions {
	folder?: string;
	host?: string;
	port?: number;
	title?: string;
	/** Paths of PEM files; with them the server speaks TLS. */
	tls?: { key: string; cert: string };
}

/** What tests do to the OAuth2 provider of the server. */
export interface OAuthControl {
	/** The client that is registered from the start. */
	client(): Promise<OAuthClient>;
	/** Registers a client, or changes the one of that id. */
	setClient(client: OAuthClient): Promise<void>;
	/** Tokens as after a consent of that user. */
	tokens(user: string, client?: string): Promise<OAuthTokens>;
	/** From now on all access tokens given out so far count as expired. */
	expire(): Promise<void>;
	/** Takes all access and refresh tokens back. */
	revoke(): Promise<void>;
	stats(): Promise<OAuthStats>;
	/** Every token and code that the provider knows now. */
	secrets(): Promise<string[]>;
}

/** A Connections test server that runs as a process of its own. */
export interface ConnectionsServer {
	/** Its address without a trailing slash. */
	url: string;
	folder: string;
	pid: number;
	seed(): Promise<ConnectionsSeed>;
	/** Back to the seed and the default settings; requests under way are cut off. */
	reset(): Promise<void>;
	/** What came, in order of arrival; with `since`, what came after the request of that id. */
	requests(since?: number): Promise<ConnectionsRequest[]>;
	violations(): Promise<ConnectionsViolation[]>;
	/** Changes settings, if any are given, and returns them all. */
	settings(patch?: Partial<ConnectionsSettings>): Promise<ConnectionsSettings>;
	/** Adds faults, which are met in this order. */
	fault(fault: ConnectionsFault | ConnectionsFault[]): Promise<void>;
	clearFaults(): Promise<void>;
	store(): Promise<ConnectionsStore>;
	/** Adds nodes to an activity at once; returns their ids. */
	addNodes(nodes: ConnectionsNodesToAdd): Promise<string[]>;
	/** Changes nodes as if somebody else did: their times, too, which else move by a second at least. */
	changeNodes(ids: string[], set?: ConnectionsNodeChange): Promise<void>;
	/** Adds communities at once; returns their ids. */
	addCommunities(communities: ConnectionsCommunitiesToAdd): Promise<string[]>;
	/** Files, behind its API. */
	files: FilesControl;
	/** The server's OAuth2 provider. */
	oauth: OAuthControl;
	stop(): Promise<void>;
	/** Lets this process end without `stop`: the server ends with it. */
	unref(): void;
}

type Ask = <T>(
	method: 'GET' | 'POST' | 'PATCH' | 'DELETE',
	path: string,
	body?: unknown,
) => Promise<T>;

/** Asks the control side; an answer other than 200 is thrown as an Error with its sentence. */
function controlSide(url: string, agent: Agent): Ask {
	return async <T>(method: 'GET' | 'POST' | 'PATCH' | 'DELETE', path: string, body?: unknown) => {
		const response = await request(`${url}/control/${path}`, {
			method,
			dispatcher: agent,
			body: body === undefined ? undefined : JSON.stringify(body),
		});
		const answer = (await response.body.json()) as T & { error?: string };
		if (response.statusCode !== 200) throw new Error(answer.error ?? `HTTP ${response.statusCode}`);
		// what a test does next has a later time
		if (method !== 'GET') await sleep(2);
		return answer;
	};
}

function filesControl(ask: Ask): FilesControl {
	const idOf = async (path: string, body: unknown) =>
		(await ask<{ id: string }>('POST', path, body)).id;
	return {
		add: async (documents) => (await ask<{ ids: string[] }>('POST', 'documents', documents)).ids,
		change: async (ids, set) => await ask('PATCH', 'documents', { ids, set }),
		addVersion: async (version) => await idOf('versions', version),
		addComment: async (comment) => await idOf('comments', comment),
		share: async (share) => await ask('POST', 'shares', share),
		fillFolder: async (items) => await ask('POST', 'folder-items', items),
	};
}

function commandLine({ host, port = 0, title, tls }: ConnectionsOptions, folder: string) {
	return [
		join(__dirname, 'start.mjs'),
		'--with-parent',
		...['--port', String(port), '--folder', folder],
		...(host ? ['--host', host] : []),
		...(title ? ['--title', title] : []),
		...(tls ? ['--key', tls.key, '--cert', tls.cert] : []),
	];
}

/** The address that the server prints when it listens. */
async function addressOf(child: ChildProcess): Promise<string> {
	let printed = '';
	for await (const chunk of child.stdout ?? []) {
		printed += String(chunk);
		if (printed.includes('\n')) return (JSON.parse(printed) as { url: string }).url;
	}
	throw new Error('The Connections test server ended before it listened');
}

/** Starts a Connections test server and waits until it listens. It ends with `stop`, or with us. */
export async function startConnections(
	options: ConnectionsOptions = {},
): Promise<ConnectionsServer> {
	const folder = options.folder ?? (await mkdtemp(join(tmpdir(), 'connections-')));
	const child = spawn(process.execPath, commandLine(options, folder), {
		stdio: ['pipe', 'pipe', 'inherit'],
	});
	const ended = once(child, 'exit');
	const url = await addressOf(child);
	// The server's certificate may be of a test's own making; the control side need not trust it.
	const agent = new Agent({
		connect: { rejectUnauthorized: false },
		// the server would keep a connection for longer, but whoever looks for leaks counts it
		keepAliveTimeout: 500,
		keepAliveMaxTimeout: 500,
	});
	const ask = controlSide(url, agent);
	return {
		url,
		folder,
		pid: child.pid ?? 0,
		seed: () => ask('GET', 'seed'),
		reset: () => ask('POST', 'reset'),
		requests: (since = 0) => ask('GET', `requests?since=${since}`),
		violations: () => ask('GET', 'violations'),
		settings: (patch) => (patch ? ask('PATCH', 'settings', patch) : ask('GET', 'settings')),
		fault: (fault) =>
			ask(
				'POST',
				'faults',
				[fault].flat().map(({ match = {}, ...rest }) => ({
					...rest,
					match: { ...match, path: match.path && String(match.path) },
				})),
			),
		clearFaults: () => ask('DELETE', 'faults'),
		store: () => ask('GET', 'store'),
		addNodes: async (nodes) => (await ask<{ ids: string[] }>('POST', 'nodes', nodes)).ids,
		addCommunities: async (communities) =>
			(await ask<{ ids: string[] }>('POST', 'communities', communities)).ids,
		changeNodes: (ids, set) => ask('PATCH', 'nodes', { ids, set }),
		files: filesControl(ask),
		oauth: {
			client: () => ask('GET', 'oauth/client'),
			setClient: (client) => ask('POST', 'oauth/clients', client),
			tokens: (user, client) => ask('POST', 'oauth/tokens', { user, client }),
			expire: () => ask('POST', 'oauth/expire'),
			revoke: () => ask('POST', 'oauth/revoke'),
			stats: () => ask('GET', 'oauth/stats'),
			secrets: () => ask('GET', 'oauth/secrets'),
		},
		unref() {
			for (const each of [child, child.stdin, child.stdout] as (Socket | null)[]) each?.unref();
		},
		async stop() {
			await agent.close();
			child.stdin?.end();
			await ended;
			if (!options.folder) await rm(folder, { recursive: true, force: true });
		},
	};
}
