import { labelOfName } from '../names.mjs';
import { invalidRequest, itemExists } from './refusals.mjs';

/**
 * Label and title as they become: a new label is the title as well, unless another title comes with
 * it. Throws ItemExists, and a 400 for an empty one.
 */
export function renamed(store, document, label, title) {
	if (label === undefined) return title === undefined ? {} : { title };
	if (label.trim() === '') throw invalidRequest('The label is empty.');
	const stored = labelOfName(label);
	const existing = store.files.documentByLabel(document.libraryId, stored);
	if (existing && existing !== document) throw itemExists(label);
	const isNewTitle = title !== undefined && title !== document.title;
	return { label: stored, title: isNewTitle ? title : label };
}
