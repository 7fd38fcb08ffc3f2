/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- runs outside n8n */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(__dirname, '../..');
const filesIn = (folder: string) =>
	readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
		.filter((file) => /\.(json|md|ts)$/.test(file))
		.map((file) => `${folder}/${file}`);

describe('the list of placeholders', () => {
	it('names each file that holds one', () => {
		const [, section] = readFileSync(join(root, 'CONTRIBUTING.md'), 'utf8').split('## Publishing');
		const named = [...section.matchAll(/`([^`]+\.(?:json|ts|md))`/g)].map(([, file]) => file);
		const files = ['package.json', 'README.md', ...filesIn('credentials'), ...filesIn('nodes')];
		const holding = files.filter((file) =>
			/github\.com\/n8n-nodes-hcl-connections|@n8n-nodes-hcl-connections\.example/.test(
				readFileSync(join(root, file), 'utf8'),
			),
		);
		expect(holding.length).toBeGreaterThan(0);
		expect(named.sort()).toEqual(holding.sort());
	});
});
