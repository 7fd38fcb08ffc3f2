import { type ChangeKind, locator, theFile } from '../kind';

const deleteOld: ChangeKind = {
	name: 'delete old versions',
	parameters: {
		...theFile,
		resource: 'version',
		operation: 'deleteOld',
		version: locator('={{ $json.version }}'),
	},
	fits: ({ place, version, older }) => place === 'library' && version > 1 && older > 0,
	item: ({ before }) => ({ version: before.version - 1 }),
	after: ({ before }) => ({ ...before, older: 0 }),
	toldWrongly: (json, _stored, { before, id }) =>
		json.deleted === true && json.id === id && json.version === before.version - 1
			? null
			: 'it is told as another',
};

/** Version: Delete Old. */
export const oldVersions = [deleteOld];
