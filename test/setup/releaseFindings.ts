/* eslint-disable @n8n/community-nodes/no-restricted-imports -- runs outside n8n */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { ROOT } from '../host/pack';

const LICENCES = 'dist/THIRD-PARTY-LICENSES.txt';
const MUST_BE_PUBLISHED = ['LICENSE', 'README.md', LICENCES];
const INSTALL_SCRIPTS = ['preinstall', 'install', 'postinstall', 'prepare'];

/** The parts of package.json that n8n or npm asks a published node for. */
export interface PublishedPackage {
	name: string;
	version: string;
	description?: string;
	license?: string;
	author?: { name?: string; email?: string };
	homepage?: string;
	repository?: { url?: string };
	keywords?: string[];
	private?: boolean;
	files?: string[];
	scripts?: Record<string, string>;
	overrides?: unknown;
	peerDependencies?: Record<string, string>;
	n8n: { n8nNodesApiVersion?: number; nodes: string[]; credentials: string[] };
}

/** Reads the package.json of an unpacked tarball. */
export function readPackage(unpacked: string): PublishedPackage {
	return JSON.parse(readFileSync(join(unpacked, 'package.json'), 'utf8')) as PublishedPackage;
}

/** What n8n's rules and npm's ask of package.json, and it does not have. */
export function fieldFindings(published: PublishedPackage): string[] {
	const { author, scripts = {}, n8n } = published;
	const rules: Array<[asked: string, kept: boolean]> = [
		['name begins with n8n-nodes-', published.name.startsWith('n8n-nodes-')],
		['version is a semantic version', /^\d+\.\d+\.\d+(-[\w.]+)?$/.test(published.version)],
		['description says something', Boolean(published.description)],
		['license is MIT', published.license === 'MIT'],
		['author has a name and an email', Boolean(author?.name && author.email)],
		['homepage is an https address', /^https:/.test(published.homepage ?? '')],
		['repository is a git address', /^git\+https:/.test(published.repository?.url ?? '')],
		[
			'keywords hold n8n-community-node-package',
			published.keywords?.includes('n8n-community-node-package') === true,
		],
		['private is not set', published.private !== true],
		['files is ["dist"]', JSON.stringify(published.files) === '["dist"]'],
		['overrides is not set', published.overrides === undefined],
		[
			'peerDependencies is n8n-workflow alone',
			JSON.stringify(published.peerDependencies) === '{"n8n-workflow":"*"}',
		],
		['no script runs at install', !INSTALL_SCRIPTS.some((name) => name in scripts)],
		['n8n.n8nNodesApiVersion is 1', n8n.n8nNodesApiVersion === 1],
		['n8n.nodes names a node', n8n.nodes.length > 0],
	];
	return rules.filter(([, kept]) => !kept).map(([asked]) => `package.json: not so: ${asked}.`);
}

/** Files that have to be in the tarball, and are not. */
export function missingFiles(published: PublishedPackage, unpacked: string): string[] {
	const { nodes, credentials } = published.n8n;
	return [...MUST_BE_PUBLISHED, ...nodes, ...credentials]
		.filter((file) => !existsSync(join(unpacked, file)))
		.map((file) => `The tarball lacks ${file}.`);
}

/** The changelog has to tell of the version that is published. */
export function changelogFindings({ version }: PublishedPackage): string[] {
	const changelog = readFileSync(join(ROOT, 'CHANGELOG.md'), 'utf8');
	return changelog.includes(`## ${version}`) ? [] : [`CHANGELOG.md does not tell of ${version}.`];
}

/** The packages whose code is in a bundle, by the comments in which esbuild names its inputs. */
function bundledPackages(code: string): string[] {
	return [...code.matchAll(/^\s*\/\/ (?:\S*\/)?node_modules\/((?:@[^/\s]+\/)?[^/\s]+)\//gm)].map(
		([, name]) => name,
	);
}

/**
 * Packages whose code is published without their licence: each has to be named in
 * THIRD-PARTY-LICENSES.txt with version, licence and text. The bundles themselves are asked, so
 * that a build that forgets a package is found out.
 */
export function licenceFindings(unpacked: string): string[] {
	const code = readdirSync(join(unpacked, 'dist'), { recursive: true, encoding: 'utf8' })
		.filter((file) => file.endsWith('.js'))
		.map((file) => readFileSync(join(unpacked, 'dist', file), 'utf8'));
	const bundled = [...new Set(code.flatMap(bundledPackages))].sort();
	if (bundled.length === 0) {
		return ['The bundles do not say which packages they hold; their licences cannot be checked.'];
	}
	const sections = readFileSync(join(unpacked, LICENCES), 'utf8').split(/^-{80}$/m);
	return bundled
		.filter((name) => {
			const section = sections.map((text) => text.trim()).find((t) => t.startsWith(`${name} `));
			const [title = '', ...text] = section?.split('\n') ?? [];
			return !/ \d+\.\d+\.\d+\S* \(.+\)$/.test(title) || text.join('').trim().length < 20;
		})
		.map((name) => `${LICENCES} lacks the licence of ${name}, whose code is in the bundles.`);
}

/** What whoever publishes sets first: the placeholders that n8n's rules accept. */
export function placeholders({ author, homepage }: PublishedPackage): string[] {
	return [author?.email, homepage].filter(
		(value): value is string =>
			value !== undefined && /\.example$|n8n-nodes-hcl-connections\/n8n-nodes/.test(value),
	);
}
