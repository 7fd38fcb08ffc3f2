/* eslint-disable @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/no-restricted-imports -- runs outside n8n */
import { existsSync, mkdtempSync, readFileSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

import { npm } from './npm';
import { Problem } from './problem';

/** The repository's folder. */
export const ROOT = resolve(__dirname, '../..');

/** The package as it would be published. */
export interface PackedPackage {
	/** Path of the .tgz file. */
	tarball: string;
	/** The paths in it, relative to the package's folder. */
	files: string[];
	/** Removes the temporary folder that the tarball lies in. */
	remove(): void;
}

/**
 * A new temporary folder, by its real path (n8n compares real paths); it is removed when the
 * process ends, if not before.
 */
export function temporaryFolder(purpose: string): string {
	const folder = realpathSync(mkdtempSync(join(tmpdir(), `hcl-connections-${purpose}-`)));
	process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
	return folder;
}

interface PackageJson {
	n8n: { nodes: string[]; credentials: string[] };
}

/**
 * Packs what `npm publish` would send into a temporary folder.
 * Throws a {@link Problem} when the package has not been built.
 */
export async function pack(): Promise<PackedPackage> {
	const { n8n } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as PackageJson;
	for (const file of [...n8n.nodes, ...n8n.credentials]) {
		if (existsSync(join(ROOT, file))) continue;
		throw new Problem(`${file} is missing. Build the package first: npm run build`);
	}
	const folder = temporaryFolder('package');
	const { stdout } = await npm(['pack', '--json', `--pack-destination=${folder}`, '--silent'], {
		cwd: ROOT,
	});
	const [packed] = JSON.parse(stdout) as Array<{
		filename: string;
		files: Array<{ path: string }>;
	}>;
	return {
		tarball: join(folder, packed.filename),
		files: packed.files.map(({ path }) => path),
		remove: () => rmSync(folder, { recursive: true, force: true }),
	};
}
