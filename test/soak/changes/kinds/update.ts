import type { IDataObject } from 'n8n-workflow';
import { type ChangeKind, documentToldWrongly, type Step, theFile } from '../kind';

/** What a step changes: a name, a summary that may be empty, or tags in one of three ways. */
function updateOf({ choice, index }: Step): IDataObject {
	const tag = `tag-${index}`;
	const updates = [
		{ label: `renamed-${index}.bin` },
		{ summary: `Summary ${index}` },
		{ summary: '' },
		{ tags: [tag, 'common'] },
		{ tags: [] },
		{ addTags: [tag] },
		{ removeTags: ['common'] },
		{ label: `renamed-${index}.bin`, summary: `Summary ${index}`, addTags: [tag] },
	];
	return updates[choice % updates.length];
}

/** Update: metadata changes, content and version never. */
export const update: ChangeKind = {
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
		},
	},
	fits: ({ place }) => place === 'library',
	item: (step) => ({ update: updateOf(step) }),
	after(step) {
		const { before } = step;
		const { label, summary, tags, addTags, removeTags } = updateOf(step) as {
			label?: string;
			summary?: string;
			tags?: string[];
			addTags?: string[];
			removeTags?: string[];
		};
		const kept = [...(tags ?? before.tags), ...(addTags ?? [])];
		return {
			...before,
			label: label ?? before.label,
			summary: summary ?? before.summary,
			tags: [...new Set(kept)].filter((tag) => !(removeTags ?? []).includes(tag)).sort(),
		};
	},
	toldWrongly: documentToldWrongly,
};
