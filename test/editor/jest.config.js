/** The tests in the editor of the real n8n, in a browser: `npm run test:editor`. */
module.exports = {
	...require('../setup/realN8n.js'),
	rootDir: __dirname,
	testTimeout: 60_000,
};
