// Run before every npm script, with nothing installed yet: plain Node, no packages.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, statfsSync, writeFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));
const modules = join(root, 'node_modules');
const stampFile = join(modules, '.ready');
const platform = `${process.platform}-${process.arch}`;

const OLDEST_NODE = [20, 19];
const SPACE_NEEDED_MIB = 1200;
const PROGRESS_EVERY_MS = 4000;

/** What went wrong, as one sentence for the person at the terminal. */
class Problem extends Error {}

function checkNode() {
	const [major, minor] = process.versions.node.split('.').map(Number);
	if (major > OLDEST_NODE[0] || (major === OLDEST_NODE[0] && minor >= OLDEST_NODE[1])) return;
	throw new Problem(
		`This project needs Node ${OLDEST_NODE.join('.')} or newer; this is Node ${process.versions.node}.`,
	);
}

function checkSpace() {
	const { bavail, bsize } = statfsSync(root);
	const freeMib = Math.floor((bavail * bsize) / 2 ** 20);
	if (freeMib >= SPACE_NEEDED_MIB) return;
	throw new Problem(
		`The project's packages need ${SPACE_NEEDED_MIB} MiB of disk space; ${freeMib} MiB are free at ${root}.`,
	);
}

function readJson(file) {
	return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined;
}

/** The packages that have to be there on every system, as [path, lock entry]. */
function required(lock) {
	return Object.entries(lock.packages).filter(
		([path, entry]) => path !== '' && !entry.optional && !entry.devOptional,
	);
}

/**
 * Whether someone's own `npm ci` or `npm install` has already brought what the lock names: npm
 * writes what it installed to `.package-lock.json` when it has finished. The lock may name more
 * (packages for other systems), so the check goes from the installed ones to the lock.
 */
function installedByHand(lock) {
	const installed = readJson(join(modules, '.package-lock.json'))?.packages;
	if (installed === undefined) return false;
	const direct = Object.keys(lock.packages[''].devDependencies ?? {});
	return (
		direct.every((name) => `node_modules/${name}` in installed) &&
		Object.entries(installed).every(([path, there]) => {
			const entry = lock.packages[path];
			return entry && there.version === entry.version && there.integrity === entry.integrity;
		})
	);
}

/** The command that starts npm: its own script where npm started us (needs no shell on Windows). */
function npmCommand() {
	const script = process.env.npm_execpath;
	return script && basename(script) === 'npm-cli.js' && existsSync(script)
		? { command: process.execPath, before: [script], shell: false }
		: { command: 'npm', before: [], shell: process.platform === 'win32' };
}

function explain(code, output) {
	const known = readJson(fileURLToPath(new URL('npm-problems.json', import.meta.url)));
	const match = known.find(({ pattern }) => new RegExp(pattern).test(output));
	if (match) return new Problem(match.sentence);
	const lines = output.split('\n').filter((line) => line.trim() !== '');
	return new Problem(
		[`npm ci ended with code ${code} and these words:`, ...lines.slice(-15)].join('\n  '),
	);
}

function install(lock) {
	const wanted = required(lock);
	const started = Date.now();
	const say = (what) => {
		const seconds = Math.round((Date.now() - started) / 1000);
		console.log(`${what} (${seconds} s)`);
	};
	const progress = setInterval(() => {
		const there = wanted.filter(([path]) => existsSync(join(root, path, 'package.json'))).length;
		// npm writes nothing before it has resolved and fetched
		const state = there === 0 ? 'resolving and fetching' : `${there} of ${wanted.length}`;
		say(`Installing the project's packages: ${state}`);
	}, PROGRESS_EVERY_MS);
	console.log(`Installing the project's ${wanted.length} packages, about a minute the first time`);

	const { command, before, shell } = npmCommand();
	const args = ['ci', '--ignore-scripts', '--no-audit', '--no-fund'];
	const npm = spawn(command, [...before, ...args], {
		cwd: root,
		shell,
		stdio: ['ignore', 'pipe', 'pipe'],
	});
	let output = '';
	const keep = (chunk) => (output = (output + chunk).slice(-65536));
	npm.stdout.on('data', keep);
	npm.stderr.on('data', keep);
	return new Promise((done, fail) => {
		npm.once('error', (error) =>
			fail(
				new Problem(
					error.code === 'ENOENT'
						? 'npm was not found. Install it (it comes with Node; on Debian: apt-get install npm).'
						: `npm could not be started: ${error.message}`,
				),
			),
		);
		npm.once('close', (code) => {
			if (code !== 0) return fail(explain(code, output));
			say("The project's packages are installed");
			done();
		});
	}).finally(() => clearInterval(progress));
}

async function main() {
	checkNode();
	const lockFile = resolve(root, 'package-lock.json');
	if (!existsSync(lockFile)) {
		throw new Problem(`package-lock.json is missing in ${root}. Restore it from git.`);
	}
	const text = readFileSync(lockFile);
	const stamp = `${platform} ${createHash('sha256').update(text).digest('hex')}\n`;
	const found = existsSync(stampFile) ? readFileSync(stampFile, 'utf8') : undefined;
	if (found === stamp) return;

	const lock = JSON.parse(text.toString('utf8'));
	const otherSystem = found !== undefined && !found.startsWith(`${platform} `);
	if (otherSystem || !installedByHand(lock)) {
		checkSpace();
		await install(lock);
	}
	writeFileSync(stampFile, stamp);
}

main().catch((error) => {
	console.error(error instanceof Problem ? error.message : `Preparing failed: ${error.message}`);
	process.exitCode = 1;
});
