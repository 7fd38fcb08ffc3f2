import type { ConnectionsField, ConnectionsStore, ForeignMarkup } from '../../server/client';

type Field = Pick<
	ConnectionsField,
	'fid' | 'name' | 'type' | 'position' | 'hidden' | 'foreign' | 'value' | 'href' | 'sha256'
>;

/** All that the server keeps of a node but for its times: what an update must not lose. */
export interface NodeState {
	title: string;
	content: string;
	type: string;
	tags: string[];
	dueDate: string | null;
	completed: boolean;
	isPrivate: boolean;
	parentId: string | null;
	position: number;
	assignees: string[];
	fields: Field[];
	foreign: ForeignMarkup;
	deleted: boolean;
}

/** The state of a node in the store. */
export function stateOf(store: ConnectionsStore, id: string): NodeState {
	const node = store.nodes.find((one) => one.id === id);
	if (!node) throw new Error(`The server has lost the node ${id}`);
	const { title, type, tags, dueDate, completed, isPrivate, parentId, position, foreign } = node;
	return {
		...{ title, type, tags, dueDate, completed, isPrivate, parentId, position, foreign },
		content: node.content.trim(),
		assignees: node.assignees.map(({ userId }) => userId),
		fields: store.fields
			.filter(({ nodeId }) => nodeId === id)
			.map(
				({
					fid,
					name,
					type: kind,
					position: place,
					hidden,
					foreign: own,
					value,
					href,
					sha256,
				}) => ({
					...{ fid, name, type: kind, position: place, hidden, foreign: own, value, href, sha256 },
				}),
			),
		deleted: node.deletion !== null,
	};
}

export const same = (one: NodeState, other: NodeState) =>
	JSON.stringify(one) === JSON.stringify(other);
