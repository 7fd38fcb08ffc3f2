/* eslint-disable @n8n/community-nodes/no-restricted-imports -- runs outside n8n */
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:https';
import { basename, join } from 'node:path';

import { RequestError, Server as ProxyServer } from 'proxy-chain';
import { generate } from 'selfsigned';

import { temporaryFolder } from '../host/pack';

/** npm's registry as an n8n sees it that goes through our proxy: it holds one package. */
export interface LocalRegistry {
	/** What n8n needs in its environment to get there. */
	env: Record<string, string>;
	/** The paths that were asked for. */
	asked: string[];
	stop(): Promise<void>;
}

/** The host that an installed n8n asks for packages, as its own code has it. */
export function registryHostOf(n8nFolder: string): string {
	const file = join(n8nFolder, 'dist/modules/community-packages/community-packages.config.js');
	const [, host] = /registry = 'https:\/\/([^/']+)/.exec(readFileSync(file, 'utf8')) ?? [];
	if (!host) throw new Error(`No registry is named in ${file}`);
	return host;
}

function answers(host: string, tarball: string, packageJson: { name: string; version: string }) {
	const bytes = readFileSync(tarball);
	const { name, version } = packageJson;
	const file = `/${name}/-/${basename(tarball)}`;
	const dist = {
		tarball: `https://${host}${file}`,
		shasum: createHash('sha1').update(bytes).digest('hex'),
		integrity: `sha512-${createHash('sha512').update(bytes).digest('base64')}`,
	};
	const manifest = { ...packageJson, _id: `${name}@${version}`, dist };
	const packument = {
		_id: name,
		name,
		'dist-tags': { latest: version },
		versions: { [version]: manifest },
	};
	return new Map<string, Buffer>([
		[file, bytes],
		[`/${name}`, Buffer.from(JSON.stringify(packument))],
		[`/${name}/${version}`, Buffer.from(JSON.stringify(manifest))],
		[`/${name}/latest`, Buffer.from(JSON.stringify(manifest))],
	]);
}

/**
 * Starts a stand-in for npm's registry that knows the packed package and nothing else, and a
 * proxy that leads to it. No other host can be reached through that proxy. n8n lets only licensed
 * installations name another registry, so this one takes the place of the usual host.
 */
export async function startRegistry(
	host: string,
	tarball: string,
	packageJson: { name: string; version: string },
): Promise<LocalRegistry> {
	const folder = temporaryFolder('registry');
	const pems = await generate([{ name: 'commonName', value: host }], {
		algorithm: 'sha256',
		extensions: [{ name: 'subjectAltName', altNames: [{ type: 2, value: host }] }],
	});
	const certificate = join(folder, 'certificate.pem');
	writeFileSync(certificate, pems.cert);
	const known = answers(host, tarball, packageJson);
	const asked: string[] = [];
	const registry: Server = createServer({ key: pems.private, cert: pems.cert }, (req, res) => {
		const path = decodeURIComponent((req.url ?? '').split('?')[0]);
		asked.push(path);
		const answer = known.get(path);
		res.writeHead(answer ? 200 : 404, {
			'content-type': path.endsWith('.tgz') ? 'application/octet-stream' : 'application/json',
		});
		res.end(answer ?? '{"error":"not found"}');
	});
	const proxy = new ProxyServer({
		host: '127.0.0.1',
		port: 0,
		prepareRequestFunction({ hostname }) {
			if (hostname === host) return { customConnectServer: registry };
			throw new RequestError('Only the registry can be reached', 403);
		},
	});
	await proxy.listen();
	const address = `http://127.0.0.1:${proxy.port}`;
	return {
		env: {
			HTTPS_PROXY: address,
			https_proxy: address,
			npm_config_https_proxy: address,
			NODE_EXTRA_CA_CERTS: certificate,
			npm_config_cafile: certificate,
			// What npm learns here must not stay in the user's cache.
			npm_config_cache: join(folder, 'npm'),
		},
		asked,
		async stop() {
			await proxy.close(true);
			registry.closeAllConnections();
		},
	};
}
