/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/no-dangerous-functions -- runs outside n8n */
import { execFile } from 'node:child_process';
import { mkdtemp, mkdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

const root = join(__dirname, '../..');
const cruiser = join(root, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs');

/** What the check says of a house that has only these files. */
async function verdictOn(files: Record<string, string>): Promise<{ code: number; text: string }> {
	const house = await mkdtemp(join(tmpdir(), 'floors-'));
	for (const [name, text] of Object.entries({ 'tsconfig.json': '{}', ...files })) {
		const file = join(house, name);
		await mkdir(dirname(file), { recursive: true });
		await writeFile(file, text);
	}
	const args = ['--config', join(root, '.dependency-cruiser.cjs'), '--output-type', 'err-long'];
	return await new Promise<{ code: number; text: string }>((done) => {
		execFile(process.execPath, [cruiser, ...args, 'nodes'], { cwd: house }, (error, stdout) => {
			done({ code: error ? Number(error.code) : 0, text: stdout });
		});
	}).finally(async () => await rm(house, { recursive: true, force: true }));
}

const room = (name: string) => `nodes/Connections/${name}.ts`;
const value = 'export const value = 1;\n';
const importing = (from: string) => `import { value } from '${from}';\nexport const got = value;\n`;

describe('the check of the floors', () => {
	it('lets an import down pass', async () => {
		const { code } = await verdictOn({
			[room('api/server/feed')]: value,
			[room('actions/router')]: importing('../api/server/feed'),
		});
		expect(code).toBe(0);
	});

	it('names what a floor may import when one imports upwards', async () => {
		const { code, text } = await verdictOn({
			[room('api/server/feed')]: value,
			[room('api/atom/xml')]: importing('../server/feed'),
		});
		expect(code).not.toBe(0);
		expect(text).toContain('nodes/Connections/api/atom/xml.ts');
		expect(text).toMatch(/may import only:\s+api\/atom\/;\s+transport\/;\s+n8n-workflow/);
	});

	it('refuses an application that imports another', async () => {
		const { code, text } = await verdictOn({
			[room('api/files/document')]: value,
			[room('api/activities/node')]: importing('../files/document'),
		});
		expect(code).not.toBe(0);
		expect(text).toContain('do not import each other');
	});

	it('refuses two files that import each other, even for types alone', async () => {
		const { code, text } = await verdictOn({
			[room('api/atom/xml')]: "import type { B } from './values';\nexport type A = B | 1;\n",
			[room('api/atom/values')]: "import type { A } from './xml';\nexport type B = A | 2;\n",
		});
		expect(code).not.toBe(0);
		expect(text).toContain('No two files import each other');
	});

	it('refuses a file that lies in no room', async () => {
		const { code, text } = await verdictOn({
			[room('api/atom/xml')]: value,
			[room('helpers')]: importing('./api/atom/xml'),
		});
		expect(code).not.toBe(0);
		expect(text).toContain('lives in one of the rooms');
	});
});
