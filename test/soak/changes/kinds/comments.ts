import { type ChangeKind, type Step, theFile } from '../kind';

const textOf = ({ index }: Step) => `Remark ${index}: <tide> & quay`;

const create: ChangeKind = {
	name: 'comment',
	parameters: { ...theFile, resource: 'comment', operation: 'create', text: '={{ $json.text }}' },
	fits: ({ place }) => place === 'library',
	item: (step) => ({ text: textOf(step) }),
	after: (step) => ({
		...step.before,
		comments: [...step.before.comments, textOf(step)].sort(),
	}),
	toldWrongly: (json, _stored, step) =>
		json.text === textOf(step) && json.documentId === step.id ? null : 'it is told as another',
};

/** Comment: Create. */
export const comments = [create];
