/* eslint-disable @n8n/community-nodes/no-restricted-globals -- runs outside n8n */

/** Takes one line for the person at the terminal. */
export type Log = (line: string) => void;

/** Something that the person at the terminal can mend; the message is all they get to read. */
export class Problem extends Error {}

/** Writes to stderr, which jest leaves alone and which keeps stdout for results. */
export const logToStderr: Log = (line) => {
	process.stderr.write(`${line}\n`);
};

let onInterrupt: () => void = () => process.exit(130);

/** Resolves at the next Ctrl-C (or request to end), which then no longer ends the process. */
export async function untilInterrupted(): Promise<void> {
	await new Promise<void>((done) => {
		onInterrupt = done;
	});
}

/**
 * Runs a script's main function; a {@link Problem} ends it with its sentence and exit code 1,
 * anything else, being a defect of ours, with its stack. Ctrl-C ends it by way of `exit`
 * listeners, which remove temporary folders.
 */
export async function runScript(main: () => Promise<void>): Promise<void> {
	for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
		process.on(signal, () => onInterrupt());
	}
	try {
		await main();
	} catch (error) {
		logToStderr(error instanceof Problem ? error.message : String((error as Error).stack ?? error));
		process.exitCode = 1;
	}
}

/**
 * The code of a failed system call (`ENOENT`, `EADDRINUSE`), or undefined. The error need not be an
 * `instanceof Error`: in jest that is another class than the one that Node throws.
 */
export function systemCode(error: unknown): string | undefined {
	const { code } = Object(error) as NodeJS.ErrnoException;
	return typeof code === 'string' ? code : undefined;
}
