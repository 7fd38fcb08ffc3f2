/** The tests in the editor of the real n8n, in a browser: `npm run test:editor`. */
module.exports = {
	rootDir: __dirname,
	testEnvironment: 'node',
	testMatch: ['**/*.test.ts'],
	transform: { '^.+\\.ts$': ['ts-jest', { diagnostics: false }] },
	maxWorkers: 1,
	testTimeout: 60_000,
	verbose: true,
};
