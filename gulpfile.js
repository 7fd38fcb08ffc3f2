const { execFile } = require('node:child_process');
const { mkdir, readdir, readFile, rm, writeFile } = require('node:fs/promises');
const Module = require('node:module');
const path = require('node:path');
const { promisify } = require('node:util');
const esbuild = require('esbuild');
const { dest, parallel, series, src, watch } = require('gulp');

const run = promisify(execFile);
const { n8n } = require('./package.json');

/** The files that package.json names to n8n, as their TypeScript sources. */
const sourcesOf = (files) =>
	files.map((file) => file.replace(/^dist\//, '').replace(/\.js$/, '.ts'));

/** What the nodes are made of lies here once, beside them. */
const SHARED = 'nodes/Connections/bundle.js';

async function clean() {
	await rm('dist', { recursive: true, force: true });
}

async function typecheck() {
	await run(process.execPath, [require.resolve('typescript/bin/tsc')], {
		maxBuffer: 1 << 24,
	}).catch((error) => {
		throw new Error(error.stdout || error.message);
	});
}

/**
 * n8n removes devDependencies when it installs a package, so what is not bundled is not there;
 * n8n-workflow stays outside, it belongs to the host. A credential is a file of its own; the nodes
 * share one, as node and trigger are made of the same parts, and each has a file that takes its class
 * out of there.
 */
async function bundle() {
	const common = {
		bundle: true,
		platform: 'node',
		target: 'node20',
		format: 'cjs',
		external: ['n8n-workflow'],
		legalComments: 'none',
		// names stay as they are, and lines short, so that traces still tell where something happened
		minifyWhitespace: true,
		minifySyntax: true,
		lineLimit: 120,
		charset: 'utf8',
		metafile: true,
	};
	const nodes = sourcesOf(n8n.nodes).map((file) => ({
		file,
		name: path.basename(file, '.node.ts'),
	}));
	const builds = await Promise.all([
		esbuild.build({
			...common,
			stdin: {
				contents: nodes.map(({ file, name }) => `export { ${name} } from './${file}';`).join('\n'),
				resolveDir: __dirname,
			},
			outfile: path.join('dist', SHARED),
		}),
		esbuild.build({
			...common,
			entryPoints: sourcesOf(n8n.credentials),
			outbase: '.',
			outdir: 'dist',
		}),
	]);
	for (const { file, name } of nodes) {
		const from = path.posix.relative(path.posix.dirname(file), SHARED);
		const text = `'use strict';\nconst { ${name} } = require('./${from}');\nmodule.exports = { ${name} };\n`;
		await writeFile(path.join('dist', file.replace(/\.ts$/, '.js')), text);
	}
	const folders = new Set(builds.flatMap(({ metafile }) => foldersIn(metafile)));
	await writeFile('dist/THIRD-PARTY-LICENSES.txt', await licencesOf(folders));
}

/** The packages whose code esbuild took into a bundle. */
function foldersIn(metafile) {
	const inputs = Object.values(metafile.outputs).flatMap((output) => Object.entries(output.inputs));
	return inputs.flatMap(([input, { bytesInOutput }]) => {
		const [folder] = /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(input) ?? [];
		return folder && bytesInOutput > 0 ? [folder] : [];
	});
}

/** Their licence texts. */
async function licencesOf(folders) {
	const texts = await Promise.all([...folders].sort().map(licenceOf));
	return texts.join(`\n${'-'.repeat(80)}\n\n`);
}

/** A package that ships no licence text is named with what its package.json says instead. */
async function licenceOf(folder) {
	const { name, version, license, author, homepage, repository } = JSON.parse(
		await readFile(path.join(folder, 'package.json'), 'utf8'),
	);
	const files = await readdir(folder);
	const file = files.find((one) => /^licen[cs]e(\.\w+)?$/i.test(one));
	const text = file
		? await readFile(path.join(folder, file), 'utf8')
		: `Author: ${author?.name ?? author}. Source: ${homepage ?? repository?.url}`;
	return `${name} ${version} (${license})\n\n${text.trim()}\n`;
}

/** A JSON schema that fits an example; n8n shows its fields before a node ran. */
function schemaOf(example) {
	if (Array.isArray(example)) {
		return { type: 'array', ...(example.length > 0 && { items: schemaOf(example[0]) }) };
	}
	if (typeof example !== 'object' || example === null) {
		return { type: example === null ? 'string' : typeof example };
	}
	const fields = Object.entries(example).map(([name, value]) => [name, schemaOf(value)]);
	return { type: 'object', properties: Object.fromEntries(fields) };
}

/** What a source of the node exports. */
async function exportsOf(entryPoint) {
	const { outputFiles } = await esbuild.build({
		entryPoints: [entryPoint],
		bundle: true,
		write: false,
		platform: 'node',
		format: 'cjs',
		external: ['n8n-workflow'],
	});
	const made = new Module(entryPoint);
	made.paths = module.paths;
	made._compile(outputFiles[0].text, path.resolve(`${path.parse(entryPoint).name}.js`));
	return made.exports;
}

const schemas = 'dist/nodes/Connections/__schema__';

async function preview(file, output) {
	const schema = { ...schemaOf(output), version: 1 };
	await mkdir(path.dirname(file), { recursive: true });
	await writeFile(file, JSON.stringify(schema));
}

/**
 * The previews of the output, from the examples that operations and events hold. n8n looks for them
 * in __schema__/v<version>/<resource>/<operation>.json beside the node; of the trigger, which has
 * neither, its editor looks for __schema__/v<version>.json, its AI for v<version>/output.json.
 */
async function previews() {
	const { resources } = await exportsOf('nodes/Connections/actions/resources.ts');
	for (const { value: resource, operations } of resources) {
		for (const { value, output } of operations) {
			await preview(path.join(schemas, 'v1.0.0', resource, `${value}.json`), output);
		}
	}
	const { events } = await exportsOf('nodes/Connections/trigger/events/index.ts');
	const [{ value: event, output }] = events;
	for (const file of ['v1.0.0.json', 'v1.0.0/output.json']) {
		await preview(path.join(schemas, file), { event, ...output });
	}
}

/** Icons and codex files stand beside the bundles as they stand in the sources. */
function assets() {
	return src(['icons/*.svg', 'nodes/**/*.node.json'], {
		base: '.',
		encoding: false,
	}).pipe(dest('dist'));
}

// checked first, so that a type error leaves the last build in place
const build = series(typecheck, clean, parallel(bundle, assets, previews));

function dev() {
	watch(
		['nodes/**', 'credentials/**', 'icons/**'],
		{ ignoreInitial: false },
		parallel(bundle, assets, previews),
	);
}

module.exports = { default: build, build, dev };
