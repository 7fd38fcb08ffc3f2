/* eslint-disable @n8n/community-nodes/no-dangerous-functions, @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/no-restricted-imports -- runs outside n8n */
import { spawn } from 'node:child_process';

import { Problem, systemCode } from './problem';

/** How a command is run. */
export interface CommandOptions {
	cwd: string;
	env?: NodeJS.ProcessEnv;
	/** Says what went wrong when the command ends with another code than 0. */
	explain?: (code: number | null, output: string) => Problem;
	shell?: boolean;
}

/** What a command printed. */
export interface CommandOutput {
	stdout: string;
	/** stdout and stderr as they came, the last 64 KiB. */
	output: string;
}

/** The last lines of a command's output, as an indented block for a message. */
export function lastWords(output: string, lines = 15): string {
	const said = output.split('\n').filter((line) => line.trim() !== '');
	return said
		.slice(-lines)
		.map((line) => `  ${line}`)
		.join('\n');
}

/**
 * Runs a command to its end and gives what it printed.
 * Throws a {@link Problem} when it is not there or ends with another code than 0.
 */
export async function run(
	command: string,
	args: string[],
	options: CommandOptions,
): Promise<CommandOutput> {
	const child = spawn(command, args, {
		cwd: options.cwd,
		env: options.env ?? process.env,
		shell: options.shell ?? false,
		stdio: ['ignore', 'pipe', 'pipe'],
	});
	let stdout = '';
	let output = '';
	child.stdout.on('data', (chunk: Buffer) => {
		stdout += chunk.toString();
		output = (output + chunk.toString()).slice(-65536);
	});
	child.stderr.on('data', (chunk: Buffer) => {
		output = (output + chunk.toString()).slice(-65536);
	});
	const code = await new Promise<number | null>((done, fail) => {
		child.once('error', (error) =>
			fail(
				new Problem(
					systemCode(error) === 'ENOENT'
						? `${command} was not found on this machine.`
						: `${command} could not be started: ${error.message}`,
				),
			),
		);
		child.once('close', done);
	});
	if (code === 0) return { stdout, output };
	throw (
		options.explain?.(code, output) ??
		new Problem(`${command} ${args.join(' ')} ended with code ${code}:\n${lastWords(output)}`)
	);
}
