// The least that a download to disk costs on this Node: undici, a file stream, nothing else. Prints
// when the file was closed (ms since 1970) and the seconds of CPU that it took since the request.
// Use: node bareDownload.mjs URL FILE
import { createWriteStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { request } from 'undici';

const [url, file] = process.argv.slice(2);
const before = process.cpuUsage();
const { statusCode, body } = await request(url, { headersTimeout: 0, bodyTimeout: 0 });
if (statusCode !== 200) throw new Error(`The server answered with ${statusCode}`);
await pipeline(body, createWriteStream(file));
const { user, system } = process.cpuUsage(before);
const endedAt = performance.timeOrigin + performance.now();
console.log(JSON.stringify({ endedAt, cpuSeconds: (user + system) / 1e6 }));
