/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/no-dangerous-functions -- runs outside n8n */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(__dirname, '../../../..');

describe('the list of failures', () => {
	it("is what the node's own table says", () => {
		// Prettier, which gives the list its shape, cannot be loaded by jest
		const made = execFileSync(
			process.execPath,
			['--import', 'tsx', join(__dirname, 'failureDocument.ts'), '--print'],
			{ encoding: 'utf8' },
		);
		expect(readFileSync(join(root, 'docs/failures.md'), 'utf8')).toBe(made);
	});

	it('is where the README looks for it', () => {
		expect(readFileSync(join(root, 'README.md'), 'utf8')).toContain('(docs/failures.md)');
	});
});
