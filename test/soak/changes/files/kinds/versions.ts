import { documentToldWrongly, type FileKind, type FileStep, inLibrary, theFile } from '../kind';
import type { FileState } from '../state';

/** The state with the step's bytes as the next version. */
export const withNextVersion = ({ before, content }: FileStep): FileState => ({
	...before,
	content,
	version: before.version + 1,
	older: [{ version: before.version, ...before.content }, ...before.older],
});

/** What the output of an upload tells wrongly. */
export const uploadToldWrongly: FileKind['toldWrongly'] = (json, stored, { content }) =>
	json.bytesSent === content.size ? documentToldWrongly(json, stored) : 'bytesSent is told wrongly';

const uploadVersion = (uploadMethod: 'single' | 'phases'): FileKind => ({
	name: `uploadVersion ${uploadMethod}`,
	parameters: { ...theFile, operation: 'uploadVersion', options: { uploadMethod } },
	fits: inLibrary,
	after: withNextVersion,
	once: true,
	toldWrongly: uploadToldWrongly,
});

/** Upload New Version. */
export const versions = [uploadVersion('single'), uploadVersion('phases')];
