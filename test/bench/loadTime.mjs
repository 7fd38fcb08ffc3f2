// Prints the milliseconds that the files of a build take to load where n8n-workflow is loaded, as
// it is in n8n. Use: node loadTime.mjs FILE...
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
require('n8n-workflow');
const started = performance.now();
process.argv.slice(2).forEach((file) => require(file));
console.log(performance.now() - started);
