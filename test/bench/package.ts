/* eslint-disable @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/no-restricted-imports -- runs outside n8n */
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

import { run } from '../host/command';
import { installN8n } from '../host/install';
import { pack, ROOT } from '../host/pack';
import { type Figure, figureOf } from './statistics';

/** Sizes in bytes. */
export interface PackageResult {
	tarball: number;
	unpacked: number;
	/** the folder dist alone */
	dist: number;
	/** ms to load the node and the credentials in a fresh process of n8n's Node */
	load: Figure;
}

const LOADS = 11;

/** Weighs the package as it would be published, and times how long its code takes to load. */
export async function measurePackage(): Promise<PackageResult> {
	const { tarball, files, remove } = await pack();
	const sizeOf = (paths: string[]) =>
		paths.reduce((sum, path) => sum + statSync(join(ROOT, path)).size, 0);
	const sizes = {
		tarball: statSync(tarball).size,
		unpacked: sizeOf(files),
		dist: sizeOf(files.filter((path) => path.startsWith('dist/'))),
	};
	remove();
	const { n8n } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as {
		n8n: { nodes: string[]; credentials: string[] };
	};
	const entries = [...n8n.nodes, ...n8n.credentials].map((path) => join(ROOT, path));
	const { node } = await installN8n();
	const times: number[] = [];
	for (let count = 0; count < LOADS; count++) {
		const { stdout } = await run(node, [join(__dirname, 'loadTime.mjs'), ...entries], {
			cwd: ROOT,
		});
		times.push(Number(stdout));
	}
	return { ...sizes, load: figureOf(times) };
}
