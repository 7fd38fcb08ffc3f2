/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/no-dangerous-functions -- runs outside n8n */
import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { leaksIn } from './leaks';

const root = join(__dirname, '../..');

/** Runs the unit tests' command on one test that does this, and says how it ended. */
async function unitRun(body: string): Promise<{ code: number; text: string }> {
	const house = await mkdtemp(join(tmpdir(), 'leaks-'));
	await writeFile(join(house, 'planted.test.js'), `it('ends', async () => { ${body} });\n`);
	const tsx = join(root, 'node_modules/tsx/dist/cli.mjs');
	const config = JSON.stringify({ rootDir: house, testEnvironment: 'node' });
	const args = [tsx, join(root, 'test/setup/unit.ts'), '--config', config];
	return await new Promise<{ code: number; text: string }>((done) => {
		execFile(process.execPath, args, (error, _stdout, stderr) => {
			done({ code: error ? Number(error.code) : 0, text: stderr });
		});
	}).finally(async () => await rm(house, { recursive: true, force: true }));
}

describe('the command of the unit tests', () => {
	it('passes where nothing is left open', async () => {
		const { code, text } = await unitRun('expect(1).toBe(1);');
		expect(text).toContain('1 passed');
		expect(code).toBe(0);
	});

	it('fails where a test fails', async () => {
		const { code, text } = await unitRun('expect(1).toBe(2);');
		expect(text).toContain('1 failed');
		expect(code).toBe(1);
	});

	it('fails where all tests pass and a file is closed by the garbage collector', async () => {
		const { code, text } = await unitRun(`
			require('node:v8').setFlagsFromString('--expose-gc');
			const collect = require('node:vm').runInNewContext('gc');
			await (async () => { await require('node:fs/promises').open(__filename); })();
			await new Promise(setImmediate);
			collect();
			await new Promise(setImmediate);
		`);
		expect(text).toContain('1 passed');
		expect(text).toMatch(/something was left open:\n.*Closing file descriptor \d+ on garbage/);
		expect(code).toBe(1);
	});
});

describe('the output of a test run', () => {
	it.each([
		'(node:17426) Warning: Closing file descriptor 20 on garbage collection',
		'(node:17426) [DEP0137] DeprecationWarning: Closing a FileHandle object on garbage collection is deprecated.',
		'A worker process has failed to exit gracefully and has been force exited.',
		'Jest did not exit one second after the test run has completed.',
		'(node:7) MaxListenersExceededWarning: Possible EventEmitter memory leak detected.',
	])('tells of a leak: %s', (line) => {
		expect(leaksIn(`PASS a.test.ts\r\n  ${line}\r\nPASS b.test.ts\n`)).toEqual([line]);
	});

	it('tells of none where the tests only passed or failed', () => {
		expect(leaksIn('PASS a.test.ts\nFAIL b.test.ts\n  ● closing a file\n')).toEqual([]);
	});
});
