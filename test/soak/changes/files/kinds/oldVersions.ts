import { isTold, listToldWrongly, locator } from '../../kind';
import { type FileKind, type FileStep, inLibrary, theFile, unchanged } from '../kind';

const ofVersion = { ...theFile, resource: 'version' };

/** One of the numbers of the old versions. */
const numberOf = ({ before: { older }, choice }: FileStep) => older[choice % older.length].version;

const deleteOld: FileKind = {
	name: 'delete old versions',
	parameters: { ...ofVersion, operation: 'deleteOld', version: locator('={{ $json.version }}') },
	fits: (state) => inLibrary(state) && state.older.length > 0,
	item: (step) => ({ version: numberOf(step) }),
	after: (step) => ({
		...step.before,
		older: step.before.older.filter(({ version }) => version > numberOf(step)),
	}),
	toldWrongly: (json, _stored, step) =>
		isTold(json, { deleted: true, id: step.id, version: numberOf(step) })
			? null
			: 'it is told as another',
};

const list: FileKind = {
	name: 'list versions',
	parameters: { ...ofVersion, operation: 'getAll', returnAll: true },
	fits: inLibrary,
	after: unchanged,
	toldWrongly: (_json, { version, content, older }, { id: documentId }, outputs) =>
		listToldWrongly(
			outputs,
			[{ version, ...content }, ...older].map((one) => ({
				documentId,
				version: String(one.version),
				size: one.size,
				current: one.version === version,
			})),
		),
};

/** Version: Delete Old, Get Many. */
export const oldVersions = [deleteOld, list];
