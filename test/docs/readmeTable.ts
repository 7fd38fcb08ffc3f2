import type { Chapter } from './chapter';
import { anchorOf } from './pages';

/** Where the README holds the table of all that the nodes can do. */
const marks = ['<!-- operations, made by `npm run docs` -->', '<!-- end of operations -->'];

/**
 * The README with a table of a line each operation and event, linked, in the place of the one that it
 * holds.
 *
 * @throws Error where the marks are missing
 */
export function withTable(readme: string, chapters: Chapter[]): string {
	const [start, end] = marks.map((mark) => readme.indexOf(mark));
	if (start < 0 || end < start)
		throw new Error(`README.md lacks the marks ${marks.join(' and ')}.`);
	const rows = chapters.flatMap(({ file, title, choices }) =>
		choices.map(({ name, description }, index) => {
			const link = `[${name}](docs/operations/${file}.md#${anchorOf(name)})`;
			return `| ${index === 0 ? `**${title}**` : ''} | ${link} | ${description} |`;
		}),
	);
	const table = ['| | Operation | What it does |', '| --- | --- | --- |', ...rows].join('\n');
	return `${readme.slice(0, start)}${marks[0]}\n\n${table}\n\n${readme.slice(end)}`;
}
