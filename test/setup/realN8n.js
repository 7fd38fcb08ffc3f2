/** What the tests that run the real n8n have in common, as settings of Jest. */
module.exports = {
	testEnvironment: 'node',
	testMatch: ['**/*.test.ts'],
	transform: { '\\.ts$|/@nodable/': '<rootDir>/../setup/transform.js' },
	// some tests read sources of the nodes, and Jest's own runtime loads no ES modules of packages
	transformIgnorePatterns: ['/node_modules/(?!@nodable/)'],
	maxWorkers: 1,
	verbose: true,
};
