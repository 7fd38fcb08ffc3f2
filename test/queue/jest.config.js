/** n8n's queue mode with Redis, PostgreSQL and two workers: `npm run test:queue`. Linux only. */
module.exports = {
	rootDir: __dirname,
	testEnvironment: 'node',
	testMatch: ['**/*.test.ts'],
	transform: { '\\.ts$': '<rootDir>/../setup/transform.js' },
	maxWorkers: 1,
	testTimeout: 180_000,
	verbose: true,
};
