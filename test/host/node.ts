/* eslint-disable @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/no-restricted-imports -- runs outside n8n */
import { existsSync, mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';

import { run } from './command';
import { npm } from './npm';
import { Problem } from './problem';

/** Systems whose Node binary is in the registry as a package of its own, needing no script. */
const PACKAGED = ['linux-x64', 'linux-arm64', 'win-x64'];

function binaryPackage(): { name: string; binary: string; scripts: boolean } {
	const system = `${process.platform === 'win32' ? 'win' : process.platform}-${process.arch}`;
	const binary = process.platform === 'win32' ? 'bin/node.exe' : 'bin/node';
	return PACKAGED.includes(system)
		? { name: `node-${system}`, binary, scripts: false }
		: { name: 'node', binary, scripts: true };
}

/** Where {@link installNode} puts the binary below `folder`. */
export function nodeBinary(folder: string): string {
	const { name, binary } = binaryPackage();
	const brought = join(folder, 'node', 'node_modules', name, binary);
	return existsSync(brought) ? brought : process.execPath;
}

/**
 * Brings the Node that n8n needs from npm into `folder` and gives the path of its binary. Where
 * npm has no plain binary for this system, a Node of the user's own that is new enough serves.
 */
export async function installNode(folder: string, version: string): Promise<string> {
	const { name, scripts } = binaryPackage();
	const oldestMajor = Number(version.split('.')[0]);
	if (scripts && Number(process.versions.node.split('.')[0]) >= oldestMajor) {
		return process.execPath;
	}
	const cwd = join(folder, 'node');
	mkdirSync(cwd, { recursive: true });
	await npm(
		[
			'install',
			`${name}@${version}`,
			`--ignore-scripts=${!scripts}`,
			`--prefix=${cwd}`,
			'--no-audit',
			'--no-fund',
		],
		{ cwd },
	);
	const node = nodeBinary(folder);
	await run(node, ['--version'], {
		cwd,
		explain: () =>
			new Problem(
				`The Node ${version} that npm brings does not run on this system. Install Node ${oldestMajor} or newer and run the command with it.`,
			),
	});
	return node;
}

/** The folder with Node's C headers, so that node-gyp need not download them; undefined: none. */
export function headersOf(node: string): string | undefined {
	const folder = dirname(dirname(node));
	return existsSync(join(folder, 'include', 'node', 'node.h')) ? folder : undefined;
}
