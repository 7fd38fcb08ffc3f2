/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals, no-console -- runs outside n8n */
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { runScript } from '../host/problem';
import { documentPath, failureDocument } from '../nodes/Connections/resilience/failureDocument';
import { chapterOfTrigger, chaptersOfNode } from './chapter';
import { deadLinks } from './links';
import { pagesOf } from './pages';
import { withTable } from './readmeTable';

const root = join(__dirname, '../..');
const folder = join(root, 'docs/operations');

/** The pages that are made, by the paths of their files. */
async function made(): Promise<Map<string, string>> {
	const options = { ...(await resolveConfig(join(folder, 'README.md'))), parser: 'markdown' };
	const pages = new Map<string, string>();
	const chapters = [...chaptersOfNode(), chapterOfTrigger()];
	for (const { name, text } of pagesOf(chapters)) {
		pages.set(join(folder, name), await format(text, options));
	}
	const readme = join(root, 'README.md');
	const whole = withTable(readFileSync(readme, 'utf8'), chapters);
	pages.set(readme, await format(whole, options));
	return pages.set(documentPath, await failureDocument());
}

/** Pages of what is no resource any more. */
function leftOver(pages: Map<string, string>): string[] {
	if (!existsSync(folder)) return [];
	return readdirSync(folder)
		.map((name) => join(folder, name))
		.filter((path) => !pages.has(path));
}

/** Every page that people read. */
function everyPage(): string[] {
	const below = (path: string): string[] =>
		readdirSync(path, { withFileTypes: true }).flatMap((entry) =>
			entry.isDirectory() ? below(join(path, entry.name)) : [join(path, entry.name)],
		);
	const top = readdirSync(root).map((name) => join(root, name));
	return [...top, ...below(join(root, 'docs'))].filter((path) => path.endsWith('.md'));
}

/** What is wrong with the pages as they lie there. */
function complaintsAbout(pages: Map<string, string>): string[] {
	const stale = [...pages]
		.filter(([path, text]) => !existsSync(path) || readFileSync(path, 'utf8') !== text)
		.map(([path]) => path);
	return [...stale, ...leftOver(pages)].map(
		(path) => `${relative(root, path)} is not what the nodes' descriptions say.`,
	);
}

function write(pages: Map<string, string>): void {
	for (const path of leftOver(pages)) rmSync(path);
	for (const [path, text] of pages) {
		mkdirSync(dirname(path), { recursive: true });
		writeFileSync(path, text);
	}
}

async function main(): Promise<void> {
	const pages = await made();
	const onlyCheck = process.argv.includes('--check');
	if (!onlyCheck) write(pages);
	const complaints = complaintsAbout(pages);
	const dead = deadLinks(root, everyPage());
	for (const sentence of [...complaints, ...dead]) console.error(sentence);
	if (complaints.length > 0) console.error('Run npm run docs and commit what it wrote.');
	if (complaints.length + dead.length > 0) process.exitCode = 1;
	else console.log(`${pages.size} pages are what the nodes' descriptions say; all links lead on.`);
}

void runScript(main);
