/* eslint-disable @n8n/community-nodes/no-restricted-imports -- runs outside n8n */
import { existsSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { anchorOf } from './pages';

/** Text without code, in which brackets are no links. */
const withoutCode = (markdown: string) =>
	markdown.replace(/^```[\s\S]*?^```/gm, '').replace(/`[^`\n]*`/g, '');

/** The anchors of a page: its headings, and those that it sets itself. */
export function anchorsOf(markdown: string): Set<string> {
	const text = markdown.replace(/^```[\s\S]*?^```/gm, '');
	const anchors = new Set<string>();
	for (const [, heading] of text.matchAll(/^#{1,6} (.+)$/gm)) {
		const anchor = anchorOf(heading.replace(/\[([^\]]*)\]\([^)]*\)/g, '$1'));
		let free = anchor;
		for (let number = 1; anchors.has(free); number++) free = `${anchor}-${number}`;
		anchors.add(free);
	}
	for (const [, id] of text.matchAll(/<a id="([^"]+)"/g)) anchors.add(id);
	return anchors;
}

/** The targets of the links and images of a page that lie in the repository. */
function targetsOf(markdown: string): string[] {
	return [...withoutCode(markdown).matchAll(/\]\(([^)\s]+)\)/g)]
		.map(([, target]) => target)
		.filter((target) => !/^[a-z]+:/i.test(target));
}

/** A sentence for each link that leads nowhere. */
export function deadLinks(root: string, files: string[]): string[] {
	return files.flatMap((file) =>
		targetsOf(readFileSync(file, 'utf8')).flatMap((target) => {
			const [path, anchor] = target.split('#');
			const page = path === '' ? file : join(dirname(file), decodeURIComponent(path));
			const isDead =
				!existsSync(page) ||
				(anchor !== undefined &&
					statSync(page).isFile() &&
					page.endsWith('.md') &&
					!anchorsOf(readFileSync(page, 'utf8')).has(anchor));
			return isDead ? [`${relative(root, file)} links to ${target}, which is not there.`] : [];
		}),
	);
}
