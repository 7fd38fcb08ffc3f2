/** Folders whose tests run the real n8n; each has a configuration of its own. */
const withRealN8n = ['compat', 'e2e', 'editor', 'queue'];

/** Unit and engine tests. */
module.exports = {
	testEnvironment: '<rootDir>/test/setup/environment.js',
	runtime: '<rootDir>/test/setup/runtime.js',
	roots: ['<rootDir>/test'],
	testMatch: ['**/*.test.ts'],
	testPathIgnorePatterns: [
		'/node_modules/',
		...withRealN8n.map((folder) => `<rootDir>/test/${folder}/`),
	],
	setupFiles: ['<rootDir>/test/setup/withoutProxy.js'],
	transform: { '\\.ts$': '<rootDir>/test/setup/transform.js' },
	testTimeout: 30_000,
	// most tests wait for servers; more at once than processors is quicker
	maxWorkers: 4,
	// what a worker keeps of its tests would take long to be freed at its end
	workerIdleMemoryLimit: '1GB',
};
