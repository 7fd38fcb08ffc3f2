/* eslint-disable @n8n/community-nodes/no-restricted-imports -- runs outside n8n */
import { mkdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

import { run } from '../host/command';
import { type PackedPackage, ROOT } from '../host/pack';

/** What n8n's scanner says of a folder; `message` without `details` when it could not look. */
interface ScanResult {
	passed: boolean;
	message?: string;
	details?: string;
}

interface Scanner {
	analyzePackage(folder: string, patterns: string[]): Promise<ScanResult>;
}

// The same two legs as in n8n's own check of a published package.
const SOURCES = ['package.json', '{nodes,credentials}/**/*.{js,ts,json}'];
const PUBLISHED = ['**/*.js', 'package.json'];

const MAY_BE_PUBLISHED = /^(dist\/.+|package\.json|README\.md|LICENSE|CHANGELOG\.md)$/;

async function loadScanner(): Promise<Scanner> {
	// Not a literal: the package has no types, and TypeScript need not look for them.
	const scanner: string = '@n8n/scan-community-package/scanner/scanner.mjs';
	return (await import(scanner)) as Scanner;
}

async function scan(what: string, folder: string, patterns: string[]): Promise<string[]> {
	const { analyzePackage } = await loadScanner();
	const { passed, message, details } = await analyzePackage(folder, patterns);
	// "Passed" with a message means that it found nothing to look at.
	if (passed && message === undefined) return [];
	return [`${what}: ${message ?? 'not passed'}\n${details ?? ''}`];
}

function contentFindings(files: string[], packageJson: Record<string, unknown>): string[] {
	const findings = files
		.filter((file) => !MAY_BE_PUBLISHED.test(file))
		.map((file) => `The tarball holds ${file}, which is not to be published.`);
	for (const kind of ['dependencies', 'optionalDependencies', 'bundleDependencies']) {
		if (kind in packageJson) findings.push(`package.json has ${kind}; users would install them.`);
	}
	return findings;
}

/** Unpacks the tarball beside itself and gives the folder, which goes when the package does. */
export async function unpack(packed: PackedPackage): Promise<string> {
	const unpacked = join(dirname(packed.tarball), 'unpacked');
	mkdirSync(unpacked);
	await run('tar', ['-xzf', packed.tarball, '-C', unpacked, '--strip-components=1'], {
		cwd: unpacked,
	});
	return unpacked;
}

/**
 * What n8n's check of community packages finds in the sources and in the unpacked tarball, and
 * what the tarball holds that users should not get; empty when all is well.
 */
export async function scanFindings(packed: PackedPackage, unpacked: string): Promise<string[]> {
	const published = JSON.parse(readFileSync(join(unpacked, 'package.json'), 'utf8')) as Record<
		string,
		unknown
	>;
	return [
		...(await scan('Sources', ROOT, SOURCES)),
		...(await scan('Published files', unpacked, PUBLISHED)),
		...contentFindings(packed.files, published),
	];
}
