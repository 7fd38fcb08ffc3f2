/** Unit and engine tests; the tests with the real n8n have a configuration of their own. */
module.exports = {
	testEnvironment: 'node',
	roots: ['<rootDir>/test'],
	testMatch: ['**/*.test.ts'],
	testPathIgnorePatterns: ['/node_modules/', '<rootDir>/test/e2e/'],
	transform: { '\\.ts$': ['ts-jest', { diagnostics: false }] },
	testTimeout: 30_000,
	maxWorkers: 2,
};
