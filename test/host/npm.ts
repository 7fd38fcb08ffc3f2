/* eslint-disable @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/no-restricted-imports -- runs outside n8n */
import { existsSync } from 'node:fs';
import { basename, delimiter, dirname } from 'node:path';

import problems from '../setup/npm-problems.json';
import { type CommandOutput, lastWords, run } from './command';
import { Problem } from './problem';

/** Where npm runs, and on which Node. */
export interface NpmOptions {
	cwd: string;
	/** Path of the node binary that runs npm and the packages' install scripts; default: ours. */
	node?: string;
	env?: NodeJS.ProcessEnv;
}

/**
 * Our environment without what `npm run` adds to it: this project's `ignore-scripts` and
 * prefix would otherwise hold for an npm that works in another folder.
 */
export function cleanEnvironment(node: string = process.execPath): NodeJS.ProcessEnv {
	const ours =
		/^(npm_(lifecycle|package|command|node|execpath|config_(ignore_scripts|local_prefix|prefix|global_prefix|allow_scripts))|INIT_CWD$|NODE_ENV$|NODE_OPTIONS$|NODE_PATH$|JEST_|N8N_)/i;
	const environment: NodeJS.ProcessEnv = {};
	for (const [name, value] of Object.entries(process.env)) {
		if (!ours.test(name)) environment[name] = value;
	}
	return { ...environment, PATH: [dirname(node), process.env.PATH].join(delimiter) };
}

function explain(code: number | null, output: string): Problem {
	const known = problems.find(({ pattern }) => new RegExp(pattern).test(output));
	return new Problem(
		known?.sentence ?? `npm ended with code ${code} and these words:\n${lastWords(output)}`,
	);
}

/** Runs npm to its end; a failure is a {@link Problem} that says what to do where that is known. */
export async function npm(args: string[], options: NpmOptions): Promise<CommandOutput> {
	const node = options.node ?? process.execPath;
	const script = process.env.npm_execpath;
	const direct =
		script !== undefined && basename(script) === 'npm-cli.js' && existsSync(script)
			? script
			: undefined;
	return await run(direct ? node : 'npm', direct ? [direct, ...args] : args, {
		cwd: options.cwd,
		env: { ...cleanEnvironment(node), ...options.env },
		shell: direct === undefined && process.platform === 'win32',
		explain,
	});
}
