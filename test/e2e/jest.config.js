/** The tests with the real n8n: `npm run test:e2e`. The first run installs n8n, which takes minutes. */
module.exports = {
	rootDir: __dirname,
	testEnvironment: 'node',
	testMatch: ['**/*.test.ts'],
	transform: { '\\.ts$': '<rootDir>/../setup/transform.js' },
	maxWorkers: 1,
	testTimeout: 120_000,
	verbose: true,
};
