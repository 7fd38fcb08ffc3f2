import { sha256Of } from '../../../../engine/engine';
import type { Content } from '../../kind';
import { documentToldWrongly, type FileKind, type FileStep, inLibrary, unchanged } from '../kind';
import { added, type FileState } from '../state';
import { uploadToldWrongly, withNextVersion } from './versions';

const addFile = { resource: 'file', operation: 'addFile', fileName: '={{ $json.name }}' };

/** Add File of the name that the file has. */
const ofTaken = (ifExists: string) => ({
	name: `addFile ${ifExists} of a name that is there`,
	parameters: { ...addFile, options: { ifExists } },
	fits: inLibrary,
	item: ({ before }: FileStep) => ({ name: before.label }),
	toldWrongly: uploadToldWrongly,
});

const fail: FileKind = { ...ofTaken('fail'), after: unchanged, refused: true };

const skip: FileKind = {
	...ofTaken('skip'),
	after: unchanged,
	toldWrongly: (json, stored, { id }) =>
		json.id === id ? documentToldWrongly(json, stored) : 'another file is told',
};

const newVersion: FileKind = { ...ofTaken('newVersion'), after: withNextVersion, once: true };

const replace: FileKind = {
	...ofTaken('replace'),
	after: ({ before, content }) => ({ ...before, content }),
};

/** "file-7.bin" → an expression for "file-7 (2).bin" */
const numbered = (label: string) =>
	new RegExp(`^${label.replaceAll('.', '\\.').replace(/(?=\\\.[^.]*$)/, ' \\(\\d+\\)')}$`);

const keepBoth: FileKind = {
	...ofTaken('keepBoth'),
	// each name once, so that its number is known
	fits: (state: FileState) => inLibrary(state) && !state.label.includes('('),
	after: unchanged,
	adds: ({ before, content }) => ({ ...added('', content), label: numbered(before.label) }),
};

/** Add File of a name that no file has. */
const ofNew = (ifExists: string): FileKind => {
	const nameOf = ({ index }: FileStep) => `new-${index}.bin`;
	return {
		...ofTaken(ifExists),
		name: `addFile ${ifExists} of a new name`,
		item: (step) => ({ name: nameOf(step) }),
		address: (step) => nameOf(step),
		after: unchanged,
		adds: (step) => added(nameOf(step), step.content),
	};
};

const textOf = ({ index }: FileStep) => `What ${index} says: "Möwen"\n`;

function contentOf(step: FileStep): Content {
	const bytes = Buffer.from(textOf(step));
	return { size: bytes.length, sha256: sha256Of(bytes) };
}

const text: FileKind = {
	...ofNew('fail'),
	name: 'addFile of a text',
	parameters: { ...addFile, source: 'text', text: '={{ $json.text }}' },
	item: (step) => ({ ...ofNew('fail').item?.(step), text: textOf(step) }),
	adds: (step) => ({ ...ofNew('fail').adds?.(step), content: contentOf(step) }) as FileState,
	toldWrongly: (json, stored, step, outputs) =>
		uploadToldWrongly(json, stored, { ...step, content: contentOf(step) }, outputs),
};

/** Add File, whatever is said of a file that is there. */
export const addFiles = [
	...[fail, skip, newVersion, replace, keepBoth],
	...['fail', 'skip', 'newVersion', 'replace', 'keepBoth'].map(ofNew),
	text,
];
