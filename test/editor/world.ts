/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/require-node-api-error -- runs outside n8n */
import { createHash } from 'node:crypto';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { type RunningN8n, startPackedN8n } from '../host/n8n';
import { temporaryFolder } from '../host/pack';
import { type ConnectionsServer, startConnections } from '../server/client';
import { Editor } from './editor';
import { FILE } from './workflows';

/** Long enough for the first start, which installs n8n. */
export const START_WITHIN_MS = 30 * 60_000;

const CONTENT = 'The plan of the new quay\n';

/** SHA-256 of the file that the workflows read, in hex. */
export const SHA256 = createHash('sha256').update(CONTENT).digest('hex');

/** A real n8n with the packed package and its editor in a browser, next to a test server. */
export interface EditorWorld {
	connections: ConnectionsServer;
	n8n: RunningN8n;
	editor: Editor;
	/** Ends all of it and removes what it stored. */
	stop(): Promise<void>;
}

/**
 * Packs the package and starts everything that a test in the editor needs.
 * @param env added to n8n's environment
 */
export async function startEditorWorld(env?: Record<string, string>): Promise<EditorWorld> {
	const folder = temporaryFolder('editor');
	const ends: Array<() => unknown> = [() => rmSync(folder, { recursive: true, force: true })];
	const stop = async () => {
		for (const end of ends.reverse()) await end();
	};
	try {
		writeFileSync(join(folder, FILE), CONTENT);
		const connections = await startConnections();
		ends.push(connections.stop);
		const n8n = await startPackedN8n({ folder, env });
		ends.push(n8n.stop);
		const editor = await Editor.open(n8n.url);
		ends.push(async () => await editor.close());
		return { connections, n8n, editor, stop };
	} catch (error) {
		await stop();
		throw error;
	}
}
