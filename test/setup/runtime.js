const { AsyncLocalStorage, ...asyncHooks } = require('node:async_hooks');
const { createRequire } = require('node:module');
const vm = require('node:vm');
const { default: Runtime } = require('jest-runtime');

/** Jest's own modules, which are of one test file. */
const jests = new Set(['@jest/globals', 'expect']);

/** Where the source maps of all TypeScript are that this process has loaded, by its path. */
const sourceMaps = new Map();
let current;

// among several files of one name Node takes the first ending of this list: x.node.ts, not x.node.json
const endings = { ...require.extensions };
for (const ending of Object.keys(endings)) delete require.extensions[ending];
require.extensions['.ts'] = (module, path) =>
	module._compile(current.transformCache.transform(path), path);
Object.assign(require.extensions, endings);

/**
 * Loads only test files anew; n8n's engine, our nodes and what helps the tests are loaded by Node,
 * once for all test files of a process, as they are in n8n. Jest would load them for each file,
 * which took a third of the time of all tests.
 */
module.exports = class extends Runtime {
	storages = [];

	constructor(...given) {
		super(...given);
		current = this;
		this.transformCache.sourceMaps = sourceMaps;
		// among Node's globals instead of a copy: see environment.js
		this.executor.compile = (source, filename) =>
			vm.compileFunction(source, this.executor.injectedModuleParameters, {
				filename,
				importModuleDynamically: vm.constants.USE_MAIN_CONTEXT_DEFAULT_LOADER,
			});
	}

	requireModuleOrMock(from, name) {
		return jests.has(name) ? super.requireModuleOrMock(from, name) : createRequire(from)(name);
	}

	requireInternalModule(from, name) {
		if (name !== 'node:async_hooks') return super.requireInternalModule(from, name);
		const { storages } = this;
		const Storage = class extends AsyncLocalStorage {
			constructor() {
				super();
				storages.push(this);
			}
		};
		return { ...asyncHooks, AsyncLocalStorage: Storage };
	}

	teardown() {
		super.teardown();
		// Jest leaves one behind for each file, and each makes all promises after it slower
		for (const storage of this.storages) storage.disable();
	}
};
