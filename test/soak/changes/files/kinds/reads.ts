import { isTold, listToldWrongly } from '../../kind';
import {
	documentToldWrongly,
	type FileKind,
	type FileStep,
	inLibrary,
	theFile,
	unchanged,
} from '../kind';

const get: FileKind = {
	name: 'get',
	parameters: { ...theFile, operation: 'get' },
	fits: inLibrary,
	after: unchanged,
	toldWrongly(json, stored, { id }) {
		const isSo =
			isTold(json, { id, comments: stored.comments.length }) &&
			(json.lockedBy !== null) === stored.locked &&
			JSON.stringify([...(json.tags as string[])].sort()) === JSON.stringify(stored.tags);
		return isSo ? documentToldWrongly(json, stored) : 'it is told as another';
	},
};

const download: FileKind = {
	name: 'download',
	parameters: { ...theFile, operation: 'download' },
	fits: inLibrary,
	after: unchanged,
	toldWrongly: (json, stored, _step, [output]) =>
		output?.sha256 === stored.content.sha256
			? documentToldWrongly(json, stored)
			: 'its bytes are others',
};

/** One of the old versions. */
const versionOf = ({ before: { older }, choice }: FileStep) => older[choice % older.length];

const downloadOld: FileKind = {
	name: 'download an old version',
	parameters: { ...theFile, operation: 'download', options: { version: '={{ $json.version }}' } },
	fits: (state) => inLibrary(state) && state.older.length > 0,
	item: (step) => ({ version: versionOf(step).version }),
	after: unchanged,
	toldWrongly: (_json, _stored, step, [output]) =>
		output?.sha256 === versionOf(step).sha256 ? null : 'its bytes are others',
};

const list: FileKind = {
	name: 'list files',
	parameters: { resource: 'file', operation: 'getAll', list: 'myLibrary', returnAll: true },
	fits: inLibrary,
	address: () => 'myuserlibrary/feed',
	after: unchanged,
	toldWrongly(_json, _stored, { store, seed }, outputs) {
		const mine = store.documents.filter(({ libraryId }) => libraryId === seed.libraries[0].id);
		return listToldWrongly(
			outputs,
			mine.map(({ id, label, version }) => ({ id, label, version: String(version) })),
		);
	},
};

const listTrash: FileKind = {
	...list,
	name: 'list the trash',
	parameters: { ...list.parameters, list: 'trash' },
	address: () => 'recyclebin/feed',
	toldWrongly: (_json, _stored, { store }, outputs) =>
		listToldWrongly(
			outputs,
			store.trash.map(({ id, label }) => ({ id, label })),
		),
};

/** Get, Download, Get Many. */
export const reads = [get, download, downloadOld, list, listTrash];
