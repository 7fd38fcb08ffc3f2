import { isTold, listToldWrongly, locator } from '../../kind';
import { anyId } from '../../states';
import { type FileKind, type FileStep, inLibrary, theFile, unchanged } from '../kind';
import { type FileState, sortedBy } from '../state';

const ofComment = { ...theFile, resource: 'comment' };

const textOf = ({ index }: FileStep) => `Remark ${index}: <tide> & quay`;

const create: FileKind = {
	name: 'comment',
	parameters: { ...ofComment, operation: 'create', text: '={{ $json.text }}' },
	fits: inLibrary,
	item: (step) => ({ text: textOf(step) }),
	after(step) {
		const written = { id: anyId, text: textOf(step) };
		return { ...step.before, comments: sortedBy([...step.before.comments, written], 'text') };
	},
	once: true,
	toldWrongly(json, stored, step) {
		const written = stored.comments.find(({ text }) => text === textOf(step));
		return isTold(json, { id: written?.id, text: written?.text, documentId: step.id })
			? null
			: 'it is told as another';
	},
};

/** One of the comments on the file. */
const commentOf = ({ before, choice }: FileStep) =>
	before.comments[choice % before.comments.length];

const othersOf = (step: FileStep) =>
	step.before.comments.filter(({ id }) => id !== commentOf(step).id);

const ofOne = {
	parameters: { ...ofComment, commentId: locator('={{ $json.comment }}') },
	fits: (state: FileState) => inLibrary(state) && state.comments.length > 0,
};

const update: FileKind = {
	...ofOne,
	name: 'update comment',
	parameters: { ...ofOne.parameters, operation: 'update', text: '={{ $json.text }}' },
	item: (step) => ({ comment: commentOf(step).id, text: textOf(step) }),
	after(step) {
		const changed = { id: commentOf(step).id, text: textOf(step) };
		return { ...step.before, comments: sortedBy([...othersOf(step), changed], 'text') };
	},
	toldWrongly: (json, _stored, step) =>
		isTold(json, { id: commentOf(step).id, text: textOf(step), documentId: step.id })
			? null
			: 'it is told as another',
};

const remove: FileKind = {
	...ofOne,
	name: 'delete comment',
	parameters: { ...ofOne.parameters, operation: 'delete' },
	item: (step) => ({ comment: commentOf(step).id }),
	after: (step) => ({ ...step.before, comments: othersOf(step) }),
	toldWrongly: (json, _stored, step) =>
		isTold(json, { id: commentOf(step).id, documentId: step.id, deleted: true })
			? null
			: 'it is told as another',
};

const list: FileKind = {
	name: 'list comments',
	parameters: { ...ofComment, operation: 'getAll', returnAll: true },
	fits: inLibrary,
	after: unchanged,
	toldWrongly: (_json, stored, { id }, outputs) =>
		listToldWrongly(
			outputs,
			stored.comments.map((one) => ({ ...one, documentId: id })),
		),
};

/** Comment: Create, Update, Delete, Get Many. */
export const comments = [create, update, remove, list];
