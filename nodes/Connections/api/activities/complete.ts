import { type FaithfulElement, withAttribute } from '../atom/faithful';
import { ConnectionsFailure } from '../failures/failure';
import { InvalidInput } from '../failures/invalidInput';
import type { Connection } from '../server/connection';
import { flagged, withAssignees } from './change';
import type { ActivityNode } from './node';
import type { ReadNode } from './readNode';
import { updateNode } from './updateNode';

/** Whose part of a to-do is done: my own, or everybody's. */
export type ForWhom = 'me' | 'everyone';

/**
 * Completes a to-do. Of several assignees each has a tick of his own, and the to-do is done when all
 * have; its owner and its author may force the whole by the flag (seen in public clients). The flag is
 * recorded.
 *
 * @param self asks for the user's id, where several people are assigned
 * @throws ConnectionsFailure
 * @throws InvalidInput where it is no to-do, or not assigned to me
 */
export async function completeToDo(
	connection: Connection,
	id: string,
	forWhom: ForWhom,
	self: () => Promise<string>,
): Promise<ReadNode> {
	const alone = (node: ActivityNode) => forWhom === 'me' && node.assignees.length > 1;
	const read = await updateNode(connection, {
		id,
		kind: 'entry or to-do',
		verb: 'complete',
		changes(node) {
			requireToDo(node, 'completed');
			return null;
		},
		async edit(entry, node) {
			if (node.completed) return entry;
			if (!alone(node)) return flagged(entry, 'completed', true);
			const me = await self();
			if (!isAssigned(node, me)) throw notMine(node);
			return ticked(entry, me, true);
		},
	});
	if (read.node.completed || alone(read.node)) return read;
	throw unmoved(read.node, 'open');
}

/**
 * Opens a to-do again: without the flag, and without my own tick; where I am none of several assignees,
 * without all of theirs, as these would complete it at once.
 *
 * @throws ConnectionsFailure
 * @throws InvalidInput where it is no to-do
 */
export async function reopenToDo(
	connection: Connection,
	id: string,
	self: () => Promise<string>,
): Promise<ReadNode> {
	const read = await updateNode(connection, {
		id,
		kind: 'entry or to-do',
		verb: 'reopen',
		changes(node) {
			requireToDo(node, 'reopened');
			return null;
		},
		async edit(entry, node) {
			const open = flagged(entry, 'completed', false);
			if (node.assignees.length < 2) return open;
			const me = await self();
			return ticked(open, isAssigned(node, me) ? me : null, false);
		},
	});
	if (!read.node.completed) return read;
	throw unmoved(read.node, 'completed');
}

function requireToDo({ kind, title }: ActivityNode, done: string): void {
	if (kind === 'todo') return;
	throw new InvalidInput(
		`'${title ?? ''}' is ${kind ? `of the kind "${kind}"` : 'no to-do'}, and only to-dos can be ${done}`,
		"Choose a to-do under 'Entry or To-Do'. 'Update' makes one of it with the kind To-Do.",
	);
}

const isAssigned = ({ assignees }: ActivityNode, me: string) =>
	assignees.some(({ id }) => id === me);

/** Ticks somebody's part, or takes the tick away; of everybody where nobody is named. */
function ticked(entry: FaithfulElement, whose: string | null, done: boolean): FaithfulElement {
	return withAssignees(entry, (assignee) => {
		const { userid, iscompleted } = assignee.element.attributes;
		if (whose !== null && userid !== whose) return assignee;
		// who is alone has no tick of his own
		if (whose === null && iscompleted === undefined) return assignee;
		return withAttribute(assignee, 'iscompleted', String(done));
	});
}

function notMine({ title }: ActivityNode): InvalidInput {
	return new InvalidInput(
		`The to-do '${title ?? ''}' is assigned to several people, and the user of the credential is none of them`,
		"Set the option 'For Whom' to Everyone to complete it for all.",
	);
}

function unmoved({ title }: ActivityNode, state: string): ConnectionsFailure {
	return new ConnectionsFailure(
		`Connections took the change and left the to-do '${title ?? ''}' ${state}`,
		'The user of the credential must own the activity, be the author of the to-do, or be the one whom it is assigned to.',
		'200',
		'NotChanged',
		'no',
	);
}
