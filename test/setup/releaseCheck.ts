/* eslint-disable @n8n/community-nodes/no-restricted-imports -- runs outside n8n */
import { existsSync } from 'node:fs';
import { join } from 'node:path';

import { installN8n } from '../host/install';
import { type RunningN8n, startN8n } from '../host/n8n';
import { pack, temporaryFolder } from '../host/pack';
import { logToStderr as log, Problem, runScript } from '../host/problem';
import { scanFindings, unpack } from './packageScan';
import { registryHostOf, startRegistry } from './registry';
import {
	changelogFindings,
	fieldFindings,
	licenceFindings,
	missingFiles,
	placeholders,
	type PublishedPackage,
	readPackage,
} from './releaseFindings';

interface InstalledPackage {
	packageName: string;
	installedVersion: string;
	installedNodes: Array<{ type: string }>;
}

async function typesOf(n8n: RunningN8n, packageName: string): Promise<string[]> {
	const types = await n8n.rest.nodeTypes();
	return types.map(({ name }) => name).filter((name) => name.startsWith(`${packageName}.`));
}

/** Installs the package as Settings → Community Nodes does, and takes it out again. */
async function installFindings(n8n: RunningN8n, published: PublishedPackage): Promise<string[]> {
	const path = '/rest/community-packages';
	const { name, version } = published;
	const findings: string[] = [];
	await n8n.rest.call('POST', path, { name });
	const [installed] = await n8n.rest.call<InstalledPackage[]>('GET', path);
	if (installed?.packageName !== name || installed.installedVersion !== version) {
		findings.push(`n8n does not list ${name} ${version} after installing it.`);
	}
	const types = await typesOf(n8n, name);
	const nodes = installed?.installedNodes.map(({ type }) => type) ?? [];
	if (nodes.length !== published.n8n.nodes.length || !nodes.every((t) => types.includes(t))) {
		findings.push(`n8n installed ${nodes.join(', ')} and offers ${types.join(', ')}.`);
	}
	await n8n.rest.call('DELETE', `${path}?name=${name}`);
	const left = await n8n.rest.call<InstalledPackage[]>('GET', path);
	if (left.length > 0) findings.push(`n8n still lists ${name} after uninstalling it.`);
	const leftTypes = await typesOf(n8n, name);
	if (leftTypes.length > 0) findings.push(`n8n still offers ${leftTypes.join(', ')}.`);
	if (existsSync(join(n8n.userFolder, '.n8n', 'nodes', 'node_modules', name))) {
		findings.push(`n8n has left files of ${name} behind.`);
	}
	return findings;
}

async function checkInstall(tarball: string, published: PublishedPackage): Promise<string[]> {
	const { cli } = await installN8n(log);
	const registry = await startRegistry(registryHostOf(join(cli, '../..')), tarball, published);
	try {
		const n8n = await startN8n({ folder: temporaryFolder('release'), env: registry.env });
		try {
			const findings = await installFindings(n8n, published);
			if (!registry.asked.some((path) => path.endsWith('.tgz'))) {
				findings.push('n8n did not fetch the tarball that was checked.');
			}
			return findings;
		} finally {
			await n8n.stop();
		}
	} finally {
		await registry.stop();
	}
}

async function main(): Promise<void> {
	const packed = await pack();
	try {
		const unpacked = await unpack(packed);
		const published = readPackage(unpacked);
		const missing = missingFiles(published, unpacked);
		const findings = [
			...missing,
			...fieldFindings(published),
			...(await scanFindings(packed, unpacked)),
			...changelogFindings(published),
			...(missing.length > 0 ? [] : licenceFindings(unpacked)),
		];
		if (findings.length === 0) findings.push(...(await checkInstall(packed.tarball, published)));
		if (findings.length > 0) {
			throw new Problem(`The package is not fit to be published:\n${findings.join('\n')}`);
		}
		log(`${published.name} ${published.version} is fit to be published.`);
		for (const value of placeholders(published)) {
			log(`Placeholder, to be replaced before publishing: ${value}`);
		}
	} finally {
		packed.remove();
	}
}

void runScript(main);
