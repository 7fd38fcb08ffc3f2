// Loaded into n8n before its own code: on SIGUSR2 writes the longest pause of the event loop since
// the last time, and the longest of V8's collections of the whole heap, in ms, to the file that
// BENCH_PAUSES names.
const { renameSync, writeFileSync } = require('node:fs');
const { constants, monitorEventLoopDelay, PerformanceObserver } = require('node:perf_hooks');

const file = process.env.BENCH_PAUSES;
const RESOLUTION_MS = 2;
const delays = monitorEventLoopDelay({ resolution: RESOLUTION_MS });
delays.enable();
let collection = 0;
new PerformanceObserver((list) => {
	for (const { detail, duration } of list.getEntries()) {
		if (detail.kind === constants.NODE_PERFORMANCE_GC_MAJOR) {
			collection = Math.max(collection, duration);
		}
	}
}).observe({ entryTypes: ['gc'] });
process.on('SIGUSR2', () => {
	const longest = Math.max(0, delays.max / 1e6 - RESOLUTION_MS);
	// written at once or not at all
	writeFileSync(`${file}.new`, JSON.stringify({ longest, collection }));
	renameSync(`${file}.new`, file);
	delays.reset();
	collection = 0;
});
