/* eslint-disable @n8n/community-nodes/no-restricted-imports -- runs outside n8n */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { IDataObject } from 'n8n-workflow';
import { sha256Of, type FileSpec } from '../../engine/engine';
import type { NodeResult } from '../../engine/nodeRun';
import { locator } from './runs';
import { note, onlyJson, type Stage } from './stage';

/** Adds a file to Amy's library and gives its id. */
export async function stored(stage: Stage, file: FileSpec = note): Promise<string> {
	return String(onlyJson(await stage.addFile({ file })).id);
}

/** Runs Download on a file named by its id. */
export async function download(
	stage: Stage,
	id: string,
	parameters: IDataObject = {},
	given: Parameters<Stage['run']>[3] = {},
): Promise<NodeResult> {
	return await stage.run(
		'file',
		'download',
		{ documentId: locator('id', id), ...parameters },
		given,
	);
}

/** The bytes and their description in a binary field of the only item. */
export async function fileIn(stage: Stage, { items, error }: NodeResult, field = 'data') {
	if (error) throw error;
	const binary = items[0].binary?.[field];
	if (!binary) throw new Error(`There is no binary ${field}`);
	const bytes = await stage.engine.bytesOf(binary);
	return {
		bytes,
		sha256: sha256Of(bytes),
		fileName: binary.fileName,
		mimeType: binary.mimeType,
	};
}

/** The files that lie in n8n's store, half-written ones among them. */
export function filesInStore({ engine }: Stage): string[] {
	return readdirSync(join(engine.folder, 'storage'), { recursive: true, withFileTypes: true })
		.filter((entry) => entry.isFile() && !entry.name.endsWith('.metadata'))
		.map(({ name }) => name);
}
