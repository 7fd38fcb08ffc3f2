import { isTold, listToldWrongly, locator } from '../../kind';
import { anyId } from '../../states';
import { type FileKind, type FileStep, inLibrary, theFile, unchanged } from '../kind';
import { type FileState, sortedBy } from '../state';

const nameOf = ({ index }: FileStep) => `attached-${index}.bin`;

/** One of the attachments of the file. */
const attachmentOf = ({ before, choice }: FileStep) =>
	before.attachments[choice % before.attachments.length];

const othersOf = (step: FileStep) =>
	step.before.attachments.filter(({ id }) => id !== attachmentOf(step).id);

const hasAttachments = (state: FileState) => inLibrary(state) && state.attachments.length > 0;

const attach = { ...theFile, operation: 'addAttachment', fileName: '={{ $json.name }}' };

/** What the output of an upload tells otherwise than the attachment of that name is stored. */
function uploadToldWrongly(name: string): FileKind['toldWrongly'] {
	return (json, stored, { id, content: { size } }) => {
		const there = stored.attachments.find(({ label }) => label === name);
		const isSo =
			isTold(json, { documentId: id, bytesSent: size }) &&
			// an answer that cannot be read leaves its name and id open
			(json.id === null || isTold(json, { id: there?.id, label: name }));
		return isSo ? null : 'it is told as another';
	};
}

const add: FileKind = {
	name: 'addAttachment',
	parameters: attach,
	fits: inLibrary,
	item: (step) => ({ name: nameOf(step) }),
	after(step) {
		const attached = { id: anyId, label: nameOf(step), ...step.content };
		const all = [...step.before.attachments, attached];
		return { ...step.before, attachments: sortedBy(all, 'label') };
	},
	once: true,
	toldWrongly: (json, stored, step, outputs) =>
		uploadToldWrongly(nameOf(step))(json, stored, step, outputs),
};

const taken: FileKind = {
	...add,
	name: 'addAttachment of a name that is there',
	fits: hasAttachments,
	item: (step) => ({ name: attachmentOf(step).label }),
	after: unchanged,
	refused: true,
};

const replace: FileKind = {
	...add,
	name: 'addAttachment replace',
	parameters: { ...attach, additionalFields: { replace: true } },
	fits: hasAttachments,
	item: (step) => ({ name: attachmentOf(step).label }),
	after(step) {
		const replaced = { ...attachmentOf(step), ...step.content };
		return { ...step.before, attachments: sortedBy([...othersOf(step), replaced], 'label') };
	},
	once: undefined,
	toldWrongly: (json, stored, step, outputs) =>
		uploadToldWrongly(attachmentOf(step).label)(json, stored, step, outputs),
};

const ofOne = {
	parameters: {
		...theFile,
		resource: 'attachment',
		attachmentId: locator('={{ $json.attachment }}'),
	},
	fits: hasAttachments,
	item: (step: FileStep) => ({ attachment: attachmentOf(step).id }),
};

const remove: FileKind = {
	...ofOne,
	name: 'delete attachment',
	parameters: { ...ofOne.parameters, operation: 'delete' },
	after: (step) => ({ ...step.before, attachments: othersOf(step) }),
	toldWrongly: (json, _stored, step) =>
		isTold(json, { id: attachmentOf(step).id, documentId: step.id, deleted: true })
			? null
			: 'it is told as another',
};

const download: FileKind = {
	...ofOne,
	name: 'download attachment',
	parameters: { ...ofOne.parameters, operation: 'download' },
	after: unchanged,
	toldWrongly(json, _stored, step, [output]) {
		const { id, label, sha256 } = attachmentOf(step);
		if (output?.sha256 !== sha256) return 'its bytes are others';
		return isTold(json, { id, label, documentId: step.id }) ? null : 'it is told as another';
	},
};

const list: FileKind = {
	name: 'list attachments',
	parameters: { ...theFile, resource: 'attachment', operation: 'getAll', returnAll: true },
	fits: inLibrary,
	after: unchanged,
	toldWrongly: (_json, stored, { id: documentId }, outputs) =>
		listToldWrongly(
			outputs,
			stored.attachments.map(({ id, label, size }) => ({ id, label, size, documentId })),
		),
};

/** Add Attachment; Attachment: Delete, Download, Get Many. */
export const attachments = [add, taken, replace, remove, download, list];
