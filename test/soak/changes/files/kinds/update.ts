import type { IDataObject } from 'n8n-workflow';
import { documentToldWrongly, type FileKind, type FileStep, inLibrary, theFile } from '../kind';

/** What a step changes: a name, a summary that may be empty, or tags in one of three ways. */
function updateOf({ choice, index }: FileStep): IDataObject {
	const tag = `tag-${index}`;
	const updates = [
		{ label: `renamed-${index}.bin` },
		{ summary: `Summary ${index}` },
		{ summary: '' },
		{ tags: [tag, 'common'] },
		{ tags: [] },
		{ addTags: [tag] },
		{ removeTags: ['common'] },
		{ visibility: 'public' },
		{ visibility: 'private' },
		{ label: `renamed-${index}.bin`, summary: `Summary ${index}`, addTags: [tag] },
	];
	return updates[choice % updates.length];
}

/** Update: metadata changes, content and version never. */
export const update: FileKind = {
	name: 'update',
	parameters: {
		...theFile,
		operation: 'update',
		updateFields: {
			label: '={{ $json.update.label }}',
			summary: '={{ $json.update.summary }}',
			tags: '={{ $json.update.tags }}',
			addTags: '={{ $json.update.addTags }}',
			removeTags: '={{ $json.update.removeTags }}',
			visibility: '={{ $json.update.visibility }}',
		},
	},
	fits: inLibrary,
	item: (step) => ({ update: updateOf(step) }),
	after(step) {
		const { before } = step;
		const { label, summary, tags, addTags, removeTags, visibility } = updateOf(step) as {
			label?: string;
			summary?: string;
			tags?: string[];
			addTags?: string[];
			removeTags?: string[];
			visibility?: string;
		};
		const kept = [...(tags ?? before.tags), ...(addTags ?? [])];
		return {
			...before,
			label: label ?? before.label,
			summary: summary ?? before.summary,
			visibility: visibility ?? before.visibility,
			tags: [...new Set(kept)].filter((tag) => !(removeTags ?? []).includes(tag)).sort(),
		};
	},
	toldWrongly: documentToldWrongly,
};
