const { execFile } = require('node:child_process');
const { mkdir, readdir, readFile, rm, writeFile } = require('node:fs/promises');
const Module = require('node:module');
const path = require('node:path');
const { promisify } = require('node:util');
const esbuild = require('esbuild');
const { dest, parallel, series, src, watch } = require('gulp');

const run = promisify(execFile);
const { n8n } = require('./package.json');

/** The entry points that package.json names to n8n, as their TypeScript sources. */
const entryPoints = [...n8n.nodes, ...n8n.credentials].map((file) =>
	file.replace(/^dist\//, '').replace(/\.js$/, '.ts'),
);

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
 * One file per node and credential: n8n removes devDependencies when it installs a package, so
 * what is not bundled is not there. n8n-workflow stays outside, it belongs to the host.
 */
async function bundle() {
	const { metafile } = await esbuild.build({
		entryPoints,
		outbase: '.',
		outdir: 'dist',
		bundle: true,
		platform: 'node',
		target: 'node20',
		format: 'cjs',
		external: ['n8n-workflow'],
		legalComments: 'none',
		charset: 'utf8',
		metafile: true,
	});
	await writeFile('dist/THIRD-PARTY-LICENSES.txt', await licencesOf(metafile));
}

/** The licence texts of every package whose code esbuild took into the bundles. */
async function licencesOf(metafile) {
	const folders = new Set();
	for (const output of Object.values(metafile.outputs)) {
		for (const [input, { bytesInOutput }] of Object.entries(output.inputs)) {
			const [folder] = /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(input) ?? [];
			if (folder && bytesInOutput > 0) folders.add(folder);
		}
	}
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
	await writeFile(file, JSON.stringify(schema, null, '\t'));
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
