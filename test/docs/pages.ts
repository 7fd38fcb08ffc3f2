import type { INodeProperties } from 'n8n-workflow';
import type { Chapter, Choice } from './chapter';
import { fieldLines, plain } from './fieldText';
import { type Home, homesIn, once, type Place, placesOf, same } from './shared';

/** A page of docs/operations/: the name of its file, and its Markdown. */
export interface Page {
	name: string;
	text: string;
}

const made = '<!-- Made by `npm run docs` from the descriptions of the nodes: change those. -->';

/** The heading of what several choices of a page have. */
const sharedHeading = 'Fields of several operations';

/** The anchor that GitHub gives a heading. */
export const anchorOf = (heading: string) =>
	heading
		.toLowerCase()
		.replace(/[^\p{L}\p{N} _-]/gu, '')
		.replace(/ /g, '-');

/** Those in collections last, each collection by name. */
function inOrder(places: Place[]): Place[] {
	const single = places.filter(({ collection }) => collection === null);
	const inside = places.filter(({ collection }) => collection !== null);
	const name = ({ collection, field }: Place) =>
		`${collection?.displayName ?? ''} ${field.displayName}`;
	return [...single, ...inside.sort((one, other) => name(one).localeCompare(name(other)))];
}

/** Fields as a list; those of a collection stand below it. */
function listOf(
	places: Place[],
	around: INodeProperties[],
	asideOf: (place: Place) => string = () => '',
): string[] {
	const lines: string[] = [];
	const told = new Set<string>();
	for (const place of places) {
		const { collection, field } = place;
		if (!collection) {
			const [head, ...below] = fieldLines(field, around);
			lines.push(head + asideOf(place), ...below);
		} else if (!told.has(collection.name)) {
			told.add(collection.name);
			const parts = places
				.filter((place) => place.collection?.name === collection.name)
				.map((place) => place.field);
			lines.push(...fieldLines(collection, around, parts));
		}
	}
	return lines;
}

/** "Library, File and, under Options, Batch Size" */
function namesOf(places: Place[]): string {
	const collections = new Set(inOrder(places).map(({ collection }) => collection?.displayName));
	return [...collections]
		.map((collection) => {
			const names = places
				.filter((place) => place.collection?.displayName === collection)
				.map(({ field }) => plain(field.displayName));
			const list = [...new Set(names)].join(', ');
			return collection ? `${plain(collection)} with ${list}` : list;
		})
		.join('; ');
}

function choiceText(choice: Choice, chapter: Chapter, homeOf: (place: Place) => Home): string {
	const places = placesOf(choice);
	const at = (home: Home) =>
		places.filter((place) => homeOf(place) === home && place.field.type !== 'notice');
	const own = places.filter((place) => homeOf(place) === 'choice' || place.field.type === 'notice');
	const twin = chapter.choices.find((each) => same(each.output, choice.output));
	return [
		`## ${choice.name}\n`,
		`${plain(choice.description.replace(/\.$/, ''))}. Stored as \`${choice.value}\`.\n`,
		listOf(own, choice.fields).join('\n') + '\n',
		at('page').length > 0
			? `Also: ${namesOf(at('page'))} ([described below](#${anchorOf(sharedHeading)})).\n`
			: '',
		at('everywhere').length > 0
			? `Also: ${namesOf(at('everywhere'))} ([common fields](README.md#common-fields)).\n`
			: '',
		twin && twin !== choice
			? `What comes out is what [${twin.name}](#${anchorOf(twin.name)}) gives.\n`
			: outputText(choice),
	]
		.filter((part) => part.trim() !== '')
		.join('\n');
}

const outputText = ({ output }: Choice) =>
	`<details><summary>What comes out</summary>\n\n\`\`\`json\n${JSON.stringify(output, null, 2)}\n\`\`\`\n\n</details>\n`;

/** Where two fields of one name are told of, each says whose it is. */
function ownersOf(place: Place, shared: Place[], choices: Choice[]): string {
	const { name } = place.field;
	const namesakes = shared.filter(({ collection, field }) => !collection && field.name === name);
	if (namesakes.length < 2) return '';
	const owners = choices.filter(({ fields }) => fields.some((field) => same(field, place.field)));
	return ` (in ${owners.map((choice) => choice.name).join(', ')})`;
}

function pageOf(chapter: Chapter, homeOf: (place: Place) => Home): Page {
	const { file, title, stored, choices } = chapter;
	const shared = once(choices.flatMap(placesOf)).filter((place) => homeOf(place) === 'page');
	const around = choices.flatMap(({ fields }) => fields);
	const menu = choices.map(({ name }) => `[${name}](#${anchorOf(name)})`);
	const parts = [
		made,
		`# ${title}\n`,
		`Stored as ${stored}. All pages: [operations](README.md). When something fails: [failures](../failures.md).\n`,
		`${menu.join(' · ')}\n`,
		...choices.map((choice) => choiceText(choice, chapter, homeOf)),
		shared.length > 0
			? `## ${sharedHeading}\n\n${listOf(inOrder(shared), around, (place) => ownersOf(place, shared, choices)).join('\n')}\n`
			: '',
	];
	return { name: `${file}.md`, text: parts.filter(Boolean).join('\n') };
}

function indexOf(chapters: Chapter[], homeOf: (place: Place) => Home): Page {
	const choices = chapters.flatMap((chapter) => chapter.choices);
	const common = once(choices.flatMap(placesOf)).filter((place) => homeOf(place) === 'everywhere');
	const around = choices.flatMap(({ fields }) => fields);
	const menus = chapters.map(({ file, title, choices: ofChapter }) => {
		const links = ofChapter.map(({ name }) => `[${name}](${file}.md#${anchorOf(name)})`);
		return `- [${title}](${file}.md): ${links.join(', ')}`;
	});
	const text = `${made}
# What the nodes can do

Each page tells of a resource: its operations, their fields under the names that the editor shows and (\`like this\`) that workflows store, and what comes out with **Simplify** on; with it off, the whole entry comes as JSON (\`entry\`), and what the answer's headers said (\`headers\`). What Connections documents as a parameter is sent under the stored name.

${menus.join('\n')}

## Common fields

${listOf(inOrder(common), around).join('\n')}
`;
	return { name: 'README.md', text };
}

/** All pages, the index first. */
export function pagesOf(chapters: Chapter[]): Page[] {
	const homeOf = homesIn(chapters);
	return [indexOf(chapters, homeOf), ...chapters.map((chapter) => pageOf(chapter, homeOf))];
}
