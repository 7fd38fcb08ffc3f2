import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { locator } from '../changes/kind';
import type { NodeState } from './state';

/** A change of nodes that the soak mixes: what the node is asked for, and what must come of it. */
export interface NodeKind {
	name: string;
	/** parameters of the node; what differs is an expression on `$json` */
	parameters: INodeParameters;
	/** what the node is made as before */
	before: Partial<NodeState>;
	/** the state after it is done; `mark` is another text for each step */
	after(state: NodeState, mark: string): NodeState;
}

const ofNode = { resource: 'activityNode', activityNodeId: locator('={{ $json.id }}') };

const updating = (updateFields: IDataObject) =>
	({ ...ofNode, operation: 'update', updateFields }) as INodeParameters;

export const kinds: NodeKind[] = [
	{
		name: 'update title',
		parameters: updating({ title: '={{ $json.mark }}' }),
		before: {},
		after: (state, title) => ({ ...state, title }),
	},
	{
		name: 'update tags and due date',
		parameters: updating({ tags: ['={{ $json.mark }}'], dueDate: '' }),
		before: {},
		after: (state, mark) => ({ ...state, tags: [mark], dueDate: null }),
	},
	{
		name: 'update a field',
		parameters: updating({ fields: { field: [{ name: 'Remark', value: '={{ $json.mark }}' }] } }),
		before: {},
		after: (state, value) => ({
			...state,
			fields: state.fields.map((field) => (field.name === 'Remark' ? { ...field, value } : field)),
		}),
	},
	{
		name: 'complete',
		parameters: { ...ofNode, operation: 'complete' },
		before: {},
		after: (state) => ({ ...state, completed: true }),
	},
	{
		name: 'reopen',
		parameters: { ...ofNode, operation: 'reopen' },
		before: { completed: true },
		after: (state) => ({ ...state, completed: false }),
	},
	{
		name: 'delete',
		parameters: { ...ofNode, operation: 'delete' },
		before: {},
		after: (state) => ({ ...state, deleted: true }),
	},
	{
		name: 'restore',
		parameters: { ...ofNode, operation: 'restore' },
		before: { deleted: true },
		after: (state) => ({ ...state, deleted: false }),
	},
];
