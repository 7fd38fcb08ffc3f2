import { element } from '../atom/entry';
import type { Subject } from '../failures/subject';
import { InvalidInput } from '../failures/invalidInput';
import { activitiesAddress, type Connection } from '../server/connection';
import { assigneeMarkup, parentAttributes } from './change';
import { createEntry, type Created } from './create';
import { type FieldChange, newField } from './fieldMarkup';
import { namedNonMembers } from './members';
import { type ActivityNode, nodeAddress } from './node';
import { fetchReadNode, nodeSubject } from './readNode';
import { flagScheme, kindScheme } from './terms';

/** A node to make. */
export interface NewNode {
	activityId: string;
	/** entry, todo, section, reply */
	kind: string;
	title: string;
	/** what it lies below; without it the activity */
	parentId?: string;
	/** HTML */
	description?: string;
	tags?: string[];
	/** ISO */
	dueDate?: string;
	/** user ids */
	assignedTo?: string[];
	private?: boolean;
	position?: number;
	fields?: FieldChange[];
}

/** What people call each kind. */
const kindWords: Record<string, string> = { todo: 'to-do' };

/**
 * Makes an entry, a to-do, a section or a reply ("Adding an activity entry", "Adding a to-do"; recorded
 * answers). To-dos need a content, which may be empty (documented).
 *
 * @param self asks for the user's id, after an answer was lost
 * @throws ConnectionsFailure
 * @throws InvalidInput where the parent lies in another activity
 */
export async function createNode(
	connection: Connection,
	wanted: NewNode,
	self: () => Promise<string>,
): Promise<Created> {
	const { activityId, kind, title, description = '', tags, assignedTo = [] } = wanted;
	const parentId = await parentIn(connection, activityId, wanted.parentId);
	const subject: Subject = {
		verb: 'create',
		kind: kindWords[kind] ?? kind,
		name: title,
		target: `the activity ${activityId}`,
		preposition: 'in',
		placeLabel: 'Activity',
		application: 'Activities',
		oauth: connection.oauth,
	};
	return await createEntry(connection, {
		address: activitiesAddress(connection, '/activity'),
		query: { activityUuid: activityId },
		lookIn: {
			address: activitiesAddress(connection, '/activitydescendants'),
			query: { activityUuid: activityId, includeMultiAssignedTodo: 'yes' },
		},
		content: {
			category: kind,
			scheme: kindScheme,
			title,
			content: { text: description, type: 'html' },
			tags,
			elements: elementsOf(connection, wanted, parentId),
		},
		subject,
		isSuch: ({ node }) =>
			node.kind === kind && node.title === title.trim() && node.parentId === parentId,
		self,
	}).catch(async (error: unknown) => {
		throw await namedNonMembers(connection, activityId, assignedTo, error);
	});
}

function elementsOf(connection: Connection, wanted: NewNode, parentId: string | null): string[] {
	const { activityId, dueDate, assignedTo = [], position, fields = [] } = wanted;
	const address = nodeAddress(connection, parentId ?? '');
	const privately = { scheme: flagScheme, term: 'private', label: 'Private' };
	return [
		...(wanted.private ? [element('category', '', privately)] : []),
		...(parentId === null
			? []
			: [element('thr:in-reply-to', '', parentAttributes({ id: parentId, address, activityId }))]),
		...(position === undefined ? [] : [element('snx:position', String(position))]),
		...(dueDate ? [element('snx:duedate', dueDate)] : []),
		...assignedTo.map((id) => assigneeMarkup({ id })),
		...fields.map(newField),
	];
}

/**
 * What a node is to lie below, checked: servers refuse a parent of another activity, or file the node
 * wrongly. Null is the activity itself.
 *
 * @param moved the node, if it is there already
 * @throws InvalidInput where it lies in another activity, or below the node itself
 * @throws ConnectionsFailure where it cannot be read
 */
export async function parentIn(
	connection: Connection,
	activityId: string,
	parentId: string | undefined,
	moved?: ActivityNode,
): Promise<string | null> {
	if (!parentId || parentId === activityId) return null;
	const read = async (id: string) => {
		const subject = nodeSubject(connection, 'entry or to-do', id, 'see');
		return await fetchReadNode(connection, id, { ...subject, placeLabel: 'Parent' });
	};
	const { node } = await read(parentId);
	if (node.deleted) {
		throw new InvalidInput(
			`'Parent' is '${node.title ?? parentId}', which lies in the trash`,
			'Restore it first, or choose another parent.',
		);
	}
	if (node.activityId !== null && node.activityId !== activityId) {
		throw new InvalidInput(
			`'Parent' is '${node.title ?? parentId}', which lies in another activity`,
			"Choose the section or entry from the list below 'Activity'. Nothing moves between activities here.",
		);
	}
	const passed = new Set([parentId]);
	for (let above = node.parentId; moved && above !== null && !passed.has(above); ) {
		if (above === moved.id) {
			throw new InvalidInput(
				`'Parent' is '${node.title ?? parentId}', which lies below '${moved.title ?? above}' itself`,
				'Choose another section or entry, or leave it empty.',
			);
		}
		passed.add(above);
		above = (await read(above)).node.parentId;
	}
	return parentId;
}
