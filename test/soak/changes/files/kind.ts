import type { IDataObject } from 'n8n-workflow';
import { type ChangeKind, locator, type Step } from '../kind';
import type { FileState } from './state';

/** A kind of operation on a file. */
export type FileKind = ChangeKind<FileState>;

/** One step on a file. */
export type FileStep = Step<FileState>;

/** The file of the step. */
export const theFile = { resource: 'file', documentId: locator('={{ $json.id }}') };

/** The same file by its label, where a kind names {@link theFile}. */
export const theFileByLabel = {
	library: 'myLibrary',
	documentId: locator('={{ $json.label }}', 'label'),
};

/** Whether a file lies in its library. */
export const inLibrary = ({ place }: FileState) => place === 'library';

/** The state after what only reads. */
export const unchanged = ({ before }: FileStep) => before;

/** What a document in an output tells otherwise than it is stored; what is null tells nothing. */
export function documentToldWrongly(json: IDataObject, stored: FileState): string | null {
	// a private file that is shared is told as shared (recorded answers)
	const isShared = stored.shares.length + stored.communities.length > 0;
	const told: Array<[string, unknown, unknown]> = [
		['label', json.label, stored.label],
		['summary', json.summary, stored.summary],
		['version', json.version, String(stored.version)],
		['size', json.size, stored.content.size],
		['visibility', json.visibility, isShared ? json.visibility : stored.visibility],
	];
	const wrong = told.find(([, said, is]) => said !== null && said !== undefined && said !== is);
	return wrong
		? `${wrong[0]} is told as ${String(wrong[1])} and stored as ${String(wrong[2])}`
		: null;
}
