/** The tests with older versions of n8n: `npm run test:compat`. The first run installs them. */
module.exports = { ...require('../e2e/jest.config.js'), rootDir: __dirname };
