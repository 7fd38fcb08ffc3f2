/** The lines by which Node and Jest say that something was never closed. */
const signs = [
	/Closing (a FileHandle object|file descriptor \d+) on garbage collection/,
	/A worker process has failed to exit gracefully/,
	/Jest did not exit/,
	/MaxListenersExceededWarning/,
];

/** What the output of a test run tells of files, sockets, timers and listeners that were left open. */
export function leaksIn(output: string): string[] {
	return output
		.split(/\r?\n/)
		.map((line) => line.trim())
		.filter((line) => signs.some((sign) => sign.test(line)));
}
