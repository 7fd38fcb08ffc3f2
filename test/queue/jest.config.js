/** n8n's queue mode with Redis, PostgreSQL and two workers: `npm run test:queue`. Linux only. */
module.exports = {
	...require('../setup/realN8n.js'),
	rootDir: __dirname,
	testTimeout: 180_000,
};
