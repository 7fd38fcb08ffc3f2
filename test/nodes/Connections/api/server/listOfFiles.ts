import type { Subject } from '../../../../../nodes/Connections/api/failures/subject';

/** A list of files, as sentences name it. */
export const listOfFiles: Subject = {
	verb: 'see',
	kind: 'list of files',
	target: 'my library',
	preposition: 'in',
	application: 'Files',
	oauth: false,
};
