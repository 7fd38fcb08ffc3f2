// Loaded into n8n before its own code: on SIGUSR2 writes the longest pause of the event loop since
// the last time, in ms, to the file that BENCH_PAUSES names.
const { renameSync, writeFileSync } = require('node:fs');
const { monitorEventLoopDelay } = require('node:perf_hooks');

const file = process.env.BENCH_PAUSES;
const RESOLUTION_MS = 2;
const delays = monitorEventLoopDelay({ resolution: RESOLUTION_MS });
delays.enable();
process.on('SIGUSR2', () => {
	const longest = Math.max(0, delays.max / 1e6 - RESOLUTION_MS);
	delays.reset();
	// written at once or not at all
	writeFileSync(`${file}.new`, String(longest));
	renameSync(`${file}.new`, file);
});
