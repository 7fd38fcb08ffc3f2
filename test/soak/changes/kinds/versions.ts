import { numberedName } from '../../../../nodes/Connections/api/files/ifExists';
import { type ChangeKind, documentToldWrongly, type Step, theFile } from '../kind';
import type { FileState } from '../state';

const inLibrary = ({ place }: FileState) => place === 'library';

const withNextVersion = ({ before, sha256 }: Step): FileState => ({
	...before,
	sha256,
	version: before.version + 1,
	older: before.older + 1,
});

const uploadVersion = (uploadMethod: 'single' | 'phases'): ChangeKind => ({
	name: `uploadVersion ${uploadMethod}`,
	parameters: { ...theFile, operation: 'uploadVersion', options: { uploadMethod } },
	fits: inLibrary,
	item: () => ({}),
	after: withNextVersion,
	toldWrongly: (json, stored, { size }) =>
		json.bytesSent === size ? documentToldWrongly(json, stored) : 'bytesSent is told wrongly',
});

/** Add File of the name that the file has. */
const addFile = {
	resource: 'file',
	operation: 'addFile',
	fileName: '={{ $json.label }}',
};

const skip: ChangeKind = {
	name: 'addFile skip',
	parameters: { ...addFile, options: { ifExists: 'skip' } },
	fits: inLibrary,
	item: () => ({}),
	after: ({ before }) => before,
	toldWrongly: documentToldWrongly,
};

const newVersion: ChangeKind = {
	...skip,
	name: 'addFile newVersion',
	parameters: { ...addFile, options: { ifExists: 'newVersion' } },
	after: withNextVersion,
};

const keepBoth: ChangeKind = {
	...skip,
	name: 'addFile keepBoth',
	parameters: { ...addFile, options: { ifExists: 'keepBoth' } },
	// each name once, so that its number is known
	fits: (state) => inLibrary(state) && !state.label.includes('('),
	adds: ({ before, sha256 }) => ({ label: numberedName(before.label, 2), sha256 }),
	toldWrongly: (json, _stored, { before }) =>
		json.label === null || /^.+ \(\d+\)\.bin$/.test(String(json.label))
			? null
			: `the second ${before.label} is told as ${String(json.label)}`,
};

/** Upload New Version, and Add File where a file of the name is there. */
export const versions = [
	uploadVersion('single'),
	uploadVersion('phases'),
	skip,
	newVersion,
	keepBoth,
];
