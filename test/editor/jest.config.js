/** The tests in the editor of the real n8n, in a browser: `npm run test:editor`. */
module.exports = {
	rootDir: __dirname,
	testEnvironment: 'node',
	testMatch: ['**/*.test.ts'],
	transform: { '\\.ts$': '<rootDir>/../setup/transform.js' },
	maxWorkers: 1,
	testTimeout: 60_000,
	verbose: true,
};
