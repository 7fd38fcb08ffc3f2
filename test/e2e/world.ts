/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/require-node-api-error -- runs outside n8n */
import { rmSync } from 'node:fs';

import type { INodeParameters } from 'n8n-workflow';

import type { Recipe } from '../host/cache';
import { type RunningN8n, startPackedN8n } from '../host/n8n';
import { temporaryFolder } from '../host/pack';
import type { Workflow } from '../host/rest';
import { asWorkflow, fillIn } from '../host/workflow';
import { type ConnectionsServer, startConnections } from '../server/client';

/** Long enough for the first start, which installs n8n. */
export const START_WITHIN_MS = 30 * 60_000;

/** The credential that stands for amy's in the workflows. */
export const CONNECTIONS_CREDENTIAL = { name: 'HCL Connections (test)', type: 'connectionsApi' };

/** What that credential holds. */
export function credentialData(connections: ConnectionsServer, password = 'amy-secret') {
	return { baseUrl: connections.url, username: 'amy', password };
}

/** A real n8n with the packed package, next to a Connections test server. */
export interface World {
	connections: ConnectionsServer;
	n8n: RunningN8n;
	/** The folder that nodes may read and write, and that relative paths start at. */
	folder: string;
	/** The id of {@link CONNECTIONS_CREDENTIAL} in that n8n. */
	credentialId: string;
	/**
	 * Stores a workflow, with the given parameters set (by the node's name) and with the ids of
	 * credentials (by type, besides that of Connections).
	 */
	bringIn(
		json: Parameters<typeof asWorkflow>[0],
		parameters?: Record<string, INodeParameters>,
		credentials?: Record<string, string>,
	): Promise<Workflow & { id: string }>;
	/** Ends all of it and removes what it stored. */
	stop(): Promise<void>;
}

/**
 * Packs the package and starts everything that a test with the real n8n needs.
 * @param recipe which n8n; default: the current one
 */
export async function startWorld(recipe?: Recipe): Promise<World> {
	const folder = temporaryFolder('e2e');
	const removeFolder = () => rmSync(folder, { recursive: true, force: true });
	const connections = await startConnections();
	try {
		const n8n = await startPackedN8n({ folder, recipe });
		const { name, type } = CONNECTIONS_CREDENTIAL;
		const credentialId = await n8n.rest.createCredential(name, type, credentialData(connections));
		return {
			connections,
			n8n,
			folder,
			credentialId,
			bringIn: async (json, parameters, credentials) =>
				await n8n.rest.createWorkflow(
					fillIn(asWorkflow(json), {
						parameters,
						credentials: { [type]: credentialId, ...credentials },
					}),
				),
			async stop() {
				await n8n.stop();
				await connections.stop();
				removeFolder();
			},
		};
	} catch (error) {
		await connections.stop();
		removeFolder();
		throw error;
	}
}
