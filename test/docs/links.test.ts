/* eslint-disable @n8n/community-nodes/no-restricted-imports -- runs outside n8n */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { deadLinks } from './links';

let root: string;
beforeEach(() => {
	root = mkdtempSync(join(tmpdir(), 'links-'));
});
afterEach(() => rmSync(root, { recursive: true }));

/** What is found wrong with the links of the first of these pages. */
function complaints(pages: Record<string, string>): string[] {
	const paths = Object.entries(pages).map(([name, text]) => {
		const path = join(root, name);
		mkdirSync(dirname(path), { recursive: true });
		writeFileSync(path, text);
		return path;
	});
	return deadLinks(root, paths.slice(0, 1));
}

describe('the check of links', () => {
	it.each([
		['a page beside it', '[a](docs/other.md)'],
		['a heading', '[a](docs/other.md#add-file-2-phases)'],
		['the second of two like headings', '[a](docs/other.md#again-1)'],
		['an anchor of its own', '[a](docs/other.md#here)'],
		['a heading of the same page', '# Top\n\n[a](#top)'],
		['a folder', '[a](docs)'],
		['another site', '[a](https://example.com/nowhere#x)'],
		['what is code', '`[a](nowhere.md)`\n\n```\n[a](nowhere.md)\n```'],
	])('lets pass %s', (_case, text) => {
		const other = '## Add File: 2 Phases\n\n# Again\n\n# Again\n\n<a id="here"></a>\n';
		expect(complaints({ 'README.md': text, 'docs/other.md': other })).toEqual([]);
	});

	it.each(['nowhere.md', 'docs/other.md#nowhere', '#nowhere', 'images/none.png'])(
		'tells of a link to %s',
		(target) => {
			const pages = { 'README.md': `![a](${target})`, 'docs/other.md': '# Other' };
			expect(complaints(pages)).toEqual([`README.md links to ${target}, which is not there.`]);
		},
	);
});
