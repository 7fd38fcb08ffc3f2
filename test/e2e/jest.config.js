/** The tests with the real n8n: `npm run test:e2e`. The first run installs n8n, which takes minutes. */
module.exports = {
	...require('../setup/realN8n.js'),
	rootDir: __dirname,
	testTimeout: 120_000,
};
