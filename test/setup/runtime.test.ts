/* eslint-disable @n8n/community-nodes/no-restricted-imports -- runs outside n8n */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { runInThisContext } from 'node:vm';
import { ROOT } from '../host/pack';
import { Problem } from '../host/problem';
import { leaksIn } from './leaks';

describe('a test file', () => {
	it('runs among Node’s own globals, as n8n and what it loads do', () => {
		expect(runInThisContext('[Array, Error, Promise]')).toEqual([Array, Error, Promise]);
		expect(new Problem('of another module')).toBeInstanceOf(runInThisContext('Error'));
	});

	it('shares what it imports with all test files of its process', () => {
		const path = join(ROOT, 'test/setup/leaks.ts');
		expect(createRequire(path).cache[path]?.exports).toMatchObject({ leaksIn });
	});

	it('reads in a stack the lines of TypeScript', () => {
		const notText = undefined as unknown as string;
		const stack = String(
			(() => {
				try {
					leaksIn(notText);
				} catch (error) {
					return (error as Error).stack;
				}
			})(),
		);
		const [, line] = /leaks\.ts:(\d+):/.exec(stack) ?? [];
		const source = readFileSync(join(ROOT, 'test/setup/leaks.ts'), 'utf8').split('\n');
		expect(source[Number(line) - 1]).toContain('split');
	});
});
