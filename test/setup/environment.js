const { TestEnvironment } = require('jest-environment-node');

/** The process as it is before any test file. */
const globals = Object.getOwnPropertyDescriptors(globalThis);
const { exit } = process;
const variables = { ...process.env };

/** Takes back what a test file, or Jest for it, has put into the process. */
function restore() {
	for (const key of Reflect.ownKeys(globalThis)) {
		if (!(key in globals)) Reflect.deleteProperty(globalThis, key);
	}
	Object.defineProperties(globalThis, globals);
	process.exit = exit;
	for (const name of Object.keys(process.env)) delete process.env[name];
	Object.assign(process.env, variables);
}

/**
 * Runs tests among Node's own globals, as n8n runs our nodes, where Jest makes a copy for each file:
 * an Error of a test is an Error for n8n, too, and what is loaded once serves all files of a process
 * (see runtime.js).
 */
module.exports = class extends TestEnvironment {
	constructor(config, context) {
		// here and not at the end, as Jest goes on with its globals when an environment is torn down
		restore();
		super(config, context);
		this.global = globalThis;
		this.moduleMocker = new this.moduleMocker.constructor(globalThis);
		const { constructor: FakeTimers } = this.fakeTimersModern;
		this.fakeTimersModern = new FakeTimers({ config: config.projectConfig, global: globalThis });
		this.fakeTimers = null;
	}
};
