/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- runs outside n8n */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(__dirname, '../../../..');

describe('the list of failures', () => {
	it('is where the README looks for it', () => {
		expect(readFileSync(join(root, 'README.md'), 'utf8')).toContain('(docs/failures.md)');
	});

	it('says of the frequent ones what the README says of them', () => {
		const rowsOf = (markdown: string) =>
			markdown.split('\n').map((line) => line.split('|').map((cell) => cell.trim()));
		const readme = readFileSync(join(root, 'README.md'), 'utf8');
		const [, section] = readme.split('## When something fails');
		const listed = rowsOf(readFileSync(join(root, 'docs/failures.md'), 'utf8'));
		const quoted = rowsOf(section.split('\n## ')[0]).filter(({ length }) => length === 4);
		const [, , ...frequent] = quoted;
		expect(frequent.length).toBeGreaterThan(9);
		for (const [, message, remedy] of frequent) {
			expect(listed).toContainEqual(expect.arrayContaining([message, remedy]));
		}
	});
});
