import { standalone } from '../atom/entry';
import {
	elementsIn,
	type FaithfulElement,
	type Piece,
	withAdded,
	withAttribute,
	withChildren,
	withText,
} from '../atom/faithful';
import type { XmlElement } from '../atom/xml';
import { changedField, type FieldChange, newField } from './fieldMarkup';
import { flagScheme, idPrefix, kindScheme } from './terms';

/** Somebody to assign a to-do to: a user id, or an e-mail address. */
export interface NewAssignee {
	id: string;
	name?: string;
}

/** What becomes of a node or an activity; what is left out stays as it is. */
export interface NodeChanges {
	title?: string;
	/** HTML; an empty one empties it */
	description?: string;
	/** replace those that are there */
	tags?: string[];
	/** ISO; null: none */
	dueDate?: string | null;
	kind?: string;
	/** replace those that are there; who stays keeps his tick */
	assignedTo?: NewAssignee[];
	private?: boolean;
	position?: number;
	/** where it lies: the id and address of the parent, and the activity's id */
	parent?: { id: string; address: string; activityId: string };
	/** changed by name (or id), or added */
	fields?: FieldChange[];
	/** names (or ids) of fields to remove */
	removeFields?: string[];
	completed?: boolean;
}

type Change = (entry: FaithfulElement) => FaithfulElement;

const named = (name: string) => (element: XmlElement) => element.name === name;

/**
 * The entry of a node with these changes and nothing else changed: what a server sent goes back as it
 * came, elements included that nobody here knows, as a PUT replaces the whole node (public SDK).
 */
export function changedEntry(entry: FaithfulElement, changes: NodeChanges): FaithfulElement {
	const { title, description, tags, dueDate, kind, assignedTo, position, parent } = changes;
	const steps: Array<Change | false> = [
		title !== undefined && ((it) => withOne(it, 'title', title, { type: 'text' })),
		description !== undefined && ((it) => described(it, description)),
		tags !== undefined && ((it) => tagged(it, tags)),
		dueDate !== undefined && ((it) => withOne(it, 'snx:duedate', dueDate, {})),
		kind !== undefined && ((it) => ofKind(it, kind)),
		assignedTo !== undefined && ((it) => assigned(it, assignedTo)),
		changes.private !== undefined && ((it) => flagged(it, 'private', changes.private === true)),
		changes.completed !== undefined &&
			((it) => flagged(it, 'completed', changes.completed === true)),
		position !== undefined && ((it) => withOne(it, 'snx:position', String(position), {})),
		parent !== undefined && ((it) => below(it, parent)),
		changes.removeFields !== undefined && ((it) => withoutFields(it, changes.removeFields ?? [])),
		...(changes.fields ?? []).map(
			(field): Change =>
				(it) =>
					withField(it, field),
		),
		(it) => withContent(it, kind ?? kindOf(entry)),
	];
	return steps.reduce((it, step) => (step ? step(it) : it), entry);
}

/** The entry with a text in the first element of that name, which is added where there is none; null removes it. */
function withOne(
	entry: FaithfulElement,
	name: string,
	text: string | null,
	attributes: Record<string, string>,
): FaithfulElement {
	const [present] = elementsIn(entry, named(name));
	if (text === null) {
		return withChildren(entry, (child) => (child.element.name === name ? null : child));
	}
	if (!present) return withAdded(entry, standalone(name, text, attributes));
	const changed = Object.entries(attributes).reduce(
		(it, [key, value]) => withAttribute(it, key, value),
		withText(present, text),
	);
	return withChildren(entry, (child) => (child === present ? changed : child));
}

/** HTML goes in as HTML; a summary would speak in the place of an empty content (recorded answers). */
function described(entry: FaithfulElement, html: string): FaithfulElement {
	const [content] = elementsIn(entry, named('content'));
	const written = content
		? withChildren(entry, (child) =>
				child === content
					? withAttribute(withAttribute(withText(child, html.trim()), 'type', 'html'), 'src', null)
					: child,
			)
		: withAdded(entry, standalone('content', html.trim(), { type: 'html' }));
	return withChildren(written, (child) =>
		child.element.name === 'summary' && child.element.text !== '' ? withText(child, '') : child,
	);
}

/** A to-do needs a content, though servers send none where it is empty (documented; recorded answers). */
function withContent(entry: FaithfulElement, kind: string | undefined): FaithfulElement {
	const hasContent = entry.pieces.some((piece) =>
		typeof piece === 'string' ? piece.startsWith('<content ') : piece.element.name === 'content',
	);
	if (kind !== 'todo' || hasContent) return entry;
	const [summary] = elementsIn(entry, named('summary'));
	return withAdded(entry, standalone('content', summary?.element.text ?? '', { type: 'html' }));
}

const kindOf = (entry: FaithfulElement) =>
	elementsIn(entry, isCategory(kindScheme))[0]?.element.attributes.term;

const isCategory = (scheme: string | undefined) => (element: XmlElement) =>
	element.name === 'category' && (element.attributes.scheme || undefined) === scheme;

/** Tags that stay keep their elements. */
function tagged(entry: FaithfulElement, tags: string[]): FaithfulElement {
	const wanted = new Map(tags.map((tag) => [tag.toLowerCase(), tag]));
	const kept = withChildren(entry, (child) => {
		if (!isCategory(undefined)(child.element)) return child;
		return wanted.delete((child.element.attributes.term ?? '').toLowerCase()) ? child : null;
	});
	return withAdded(
		kept,
		...[...wanted.values()].map((tag) => standalone('category', '', { term: tag, label: tag })),
	);
}

const kindLabels: Record<string, string> = {
	entry: 'Entry',
	todo: 'To Do',
	section: 'Section',
	reply: 'Reply',
};

function ofKind(entry: FaithfulElement, kind: string): FaithfulElement {
	const label = kindLabels[kind] ?? kind;
	const [present] = elementsIn(entry, isCategory(kindScheme));
	if (!present) {
		const attributes = { scheme: kindScheme, term: kind, label };
		return withAdded(entry, standalone('category', '', attributes));
	}
	if (present.element.attributes.term === kind) return entry;
	const changed = withAttribute(withAttribute(present, 'term', kind), 'label', label);
	return withChildren(entry, (child) => (child === present ? changed : child));
}

/** Flags that mean the same: some servers say "checked" of what is completed, too (seen in public clients). */
const sameFlags: Record<string, string[]> = { completed: ['completed', 'checked'] };

/** The entry with or without a flag. */
export function flagged(entry: FaithfulElement, flag: string, on: boolean): FaithfulElement {
	const terms = sameFlags[flag] ?? [flag];
	const isThis = (element: XmlElement) =>
		isCategory(flagScheme)(element) && terms.includes(element.attributes.term ?? '');
	if (!on) return withChildren(entry, (child) => (isThis(child.element) ? null : child));
	const present = elementsIn(entry, isCategory(flagScheme));
	if (present.some(({ element }) => element.attributes.term === flag)) return entry;
	const label = `${flag[0].toUpperCase()}${flag.slice(1)}`;
	return withAdded(entry, standalone('category', '', { scheme: flagScheme, term: flag, label }));
}

const isAssignee = named('snx:assignedto');

/** Changes each assignee, in the entry itself or in the group of several. */
export function withAssignees(
	entry: FaithfulElement,
	change: (assignee: FaithfulElement) => Piece | null,
): FaithfulElement {
	return withChildren(entry, (child) => {
		if (isAssignee(child.element)) return change(child);
		if (child.element.name !== 'snx:assignees') return child;
		return withChildren(child, (one) => (isAssignee(one.element) ? change(one) : one));
	});
}

/** The markup of somebody whom a to-do is assigned to. */
export function assigneeMarkup({ id, name }: NewAssignee): string {
	const attributes = { ...(name && { name }), ...(id.includes('@') ? {} : { userid: id }) };
	return standalone('snx:assignedto', id.includes('@') ? id : '', attributes);
}

function assigned(entry: FaithfulElement, people: NewAssignee[]): FaithfulElement {
	const wanted = new Map(people.map((person) => [person.id.toLowerCase(), person]));
	const kept = withAssignees(entry, (child) => {
		const { attributes, text } = child.element;
		const known = [attributes.userid, text].map((one) => (one ?? '').toLowerCase());
		const found = known.find((one) => wanted.delete(one));
		return found === undefined ? null : child;
	});
	return withAdded(kept, ...[...wanted.values()].map(assigneeMarkup));
}

/** Attributes of an element that says what a node lies below (recorded answers show all four). */
export function parentAttributes({ id, address, activityId }: NonNullable<NodeChanges['parent']>) {
	return {
		ref: `${idPrefix}${id}`,
		type: 'application/atom+xml',
		href: address,
		source: `${idPrefix}${activityId}`,
	};
}

function below(
	entry: FaithfulElement,
	parent: NonNullable<NodeChanges['parent']>,
): FaithfulElement {
	const attributes = parentAttributes(parent);
	const [present] = elementsIn(entry, named('thr:in-reply-to'));
	if (!present) return withAdded(entry, standalone('thr:in-reply-to', '', attributes));
	const changed = Object.entries(attributes).reduce(
		(it, [key, value]) => withAttribute(it, key, value),
		present,
	);
	return withChildren(entry, (child) => (child === present ? changed : child));
}

const isField =
	(wanted: string) =>
	({ name, attributes }: XmlElement) =>
		name === 'snx:field' && (attributes.name === wanted || attributes.fid === wanted);

function withoutFields(entry: FaithfulElement, names: string[]): FaithfulElement {
	return withChildren(entry, (child) =>
		names.some((name) => isField(name)(child.element)) ? null : child,
	);
}

function withField(entry: FaithfulElement, change: FieldChange): FaithfulElement {
	const [present] = elementsIn(entry, isField(change.name));
	if (!present) return withAdded(entry, newField(change));
	return withChildren(entry, (child) => (child === present ? changedField(child, change) : child));
}
