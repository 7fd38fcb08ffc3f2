/* eslint-disable @n8n/community-nodes/no-restricted-imports -- runs outside n8n */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

import {
	changelogFindings,
	fieldFindings,
	licenceFindings,
	missingFiles,
	type PublishedPackage,
} from './releaseFindings';

const NODE = 'dist/nodes/Tea/Tea.node.js';
const BUNDLE = 'dist/nodes/Tea/bundle.js';

const PACKAGE: PublishedPackage = {
	name: 'n8n-nodes-tea',
	version: '1.2.3',
	description: 'Makes tea',
	license: 'MIT',
	author: { name: 'Tea', email: 'tea@maker.example' },
	homepage: 'https://tea.example',
	repository: { url: 'git+https://tea.example/tea.git' },
	keywords: ['n8n-community-node-package'],
	files: ['dist'],
	scripts: { build: 'gulp' },
	peerDependencies: { 'n8n-workflow': '*' },
	n8n: { n8nNodesApiVersion: 1, nodes: [NODE], credentials: [] },
};

const LICENCE = 'kettle 2.0.0 (MIT)\n\nPermission is hereby granted to boil water.\n';

describe('what the release check finds', () => {
	let folder: string;

	const put = (file: string, text: string) => {
		mkdirSync(dirname(join(folder, file)), { recursive: true });
		writeFileSync(join(folder, file), text);
	};

	beforeEach(() => {
		folder = mkdtempSync(join(tmpdir(), 'release-'));
		put(NODE, "module.exports = require('./bundle.js');\n");
		put(BUNDLE, '// node_modules/kettle/src/boil.js\n// node_modules/@tea/leaf/index.js\n');
		put('LICENSE', 'MIT');
		put('README.md', 'Tea');
		const scoped = LICENCE.replace('kettle', '@tea/leaf');
		put('dist/THIRD-PARTY-LICENSES.txt', `${scoped}\n${'-'.repeat(80)}\n\n${LICENCE}`);
	});

	afterEach(() => rmSync(folder, { recursive: true }));

	test('is nothing in a package that has all', () => {
		expect([
			...fieldFindings(PACKAGE),
			...missingFiles(PACKAGE, folder),
			...licenceFindings(folder),
		]).toEqual([]);
	});

	test.each<[string, Partial<PublishedPackage>]>([
		['license is MIT', { license: 'ISC' }],
		['no script runs at install', { scripts: { postinstall: 'node x' } }],
		['files is ["dist"]', { files: ['dist', 'nodes'] }],
		['peerDependencies is n8n-workflow alone', { peerDependencies: { 'n8n-core': '*' } }],
		['overrides is not set', { overrides: {} }],
		['author has a name and an email', { author: { name: 'Tea' } }],
	])('is that it is not so: %s', (asked, change) => {
		expect(fieldFindings({ ...PACKAGE, ...change })).toEqual([`package.json: not so: ${asked}.`]);
	});

	test('is a file that n8n would look for in vain', () => {
		rmSync(join(folder, NODE));

		expect(missingFiles(PACKAGE, folder)).toEqual([`The tarball lacks ${NODE}.`]);
	});

	test('is bundled code without its licence', () => {
		put('dist/THIRD-PARTY-LICENSES.txt', LICENCE);

		expect(licenceFindings(folder)).toEqual([expect.stringContaining('@tea/leaf')]);
	});

	test('is a licence that is named without its text', () => {
		put(BUNDLE, '// node_modules/kettle/src/boil.js\n');
		put('dist/THIRD-PARTY-LICENSES.txt', 'kettle 2.0.0 (MIT)\n');

		expect(licenceFindings(folder)).toEqual([expect.stringContaining('kettle')]);
	});

	test('is a bundle that does not say what it holds', () => {
		put(BUNDLE, 'minified()');

		expect(licenceFindings(folder)).toHaveLength(1);
	});

	test('is a version that the changelog does not tell of', () => {
		expect(changelogFindings({ ...PACKAGE, version: '99.0.0' })).toHaveLength(1);
	});
});
