import {
	ATOM,
	attributeOf,
	childOf,
	childrenOf,
	SNX,
	textIn,
	THREAD,
	writeElement,
} from '../atom/elements.mjs';
import { bare, complaint, lsid } from './access.mjs';
import { bodyRoot } from './body.mjs';
import { receivedFields } from './receivedFields.mjs';
import { FLAGS_SCHEME, FLAG_TERMS, isKindOfNode, PRIORITY_SCHEME, TYPE_SCHEME } from './terms.mjs';

/** The elements of an entry that the server understands; what else comes is kept as it is. */
const KNOWN = {
	[ATOM]:
		'id title updated published author contributor category link content summary rights source',
	[SNX]:
		'activity position depth permissions icon duedate assignedto assignees field communityUuid membercount',
	[THREAD]: 'in-reply-to',
	'http://www.w3.org/2007/app': 'collection edited control',
};

const isKnown = ({ namespace, name }) => (KNOWN[namespace] ?? '').split(' ').includes(name);

/** The root of the body: an Atom entry with a title. Throws 400, 411, 415. */
async function rootOf(exchange, services) {
	const root = await bodyRoot(exchange, services);
	if (root?.name !== 'entry' || root.namespace !== ATOM) {
		throw complaint(exchange, services, 'The body is no Atom entry with a title');
	}
	return root;
}

function categoriesOf(root) {
	const categories = childrenOf(root, ATOM, 'category').map((element) => ({
		element,
		scheme: attributeOf(element, 'scheme'),
		term: attributeOf(element, 'term') ?? '',
	}));
	const terms = (scheme) =>
		categories.filter((each) => each.scheme === scheme).map(({ term }) => term);
	const flags = terms(FLAGS_SCHEME);
	const strange = ({ scheme, term }) =>
		scheme === FLAGS_SCHEME
			? !FLAG_TERMS.includes(term)
			: ![undefined, TYPE_SCHEME, PRIORITY_SCHEME].includes(scheme);
	return {
		type: terms(TYPE_SCHEME)[0] ?? '',
		tags: terms(undefined),
		flags: new Set(flags),
		foreign: categories.filter(strange).map(({ element }) => element),
	};
}

/** What Activities makes of tags: trimmed, lower case, each once, sorted (recorded answers). */
export function tidyTags(tags) {
	return [...new Set(tags.map((tag) => tag.trim().toLowerCase()).filter(Boolean))].sort();
}

/** Content, or what the summary holds where there is none (seen with the public SDK). */
function contentOf(root) {
	const content = childOf(root, ATOM, 'content');
	const summary = textIn(childOf(root, ATOM, 'summary')).trim();
	const text = textIn(content).trim();
	if (text !== '' || summary === '') {
		return { content: text, contentType: attributeOf(content, 'type') ?? 'text' };
	}
	return { content: summary, contentType: 'text' };
}

function parentIn(root, exchange, services) {
	const reply = childOf(root, THREAD, 'in-reply-to');
	if (!reply) return null;
	const reference = attributeOf(reply, 'ref') ?? '';
	if (reference === lsid(bare(reference))) return bare(reference);
	throw complaint(
		exchange,
		services,
		`in-reply-to refers to "${reference}", which is no id of a node`,
	);
}

function dueDateIn(root, exchange, services) {
	const text = textIn(childOf(root, SNX, 'duedate')).trim();
	if (text === '') return null;
	if (!Number.isNaN(Date.parse(text))) return text;
	throw complaint(exchange, services, `The due date "${text}" is no date`);
}

function positionIn(root) {
	const text = textIn(childOf(root, SNX, 'position')).trim();
	return /^-?\d+$/.test(text) ? Number(text) : null;
}

function assigneesIn(root) {
	const group = childOf(root, SNX, 'assignees');
	const elements = [
		...childrenOf(root, SNX, 'assignedto'),
		...(group ? childrenOf(group, SNX, 'assignedto') : []),
	];
	return elements.map((element) => ({
		userId: attributeOf(element, 'userid') ?? '',
		email: textIn(element).trim(),
		completed: attributeOf(element, 'iscompleted') === 'true',
		foreign: {
			attributes: element.attributes.filter(
				({ namespace, name }) =>
					namespace !== '' || !['name', 'userid', 'iscompleted'].includes(name),
			),
			elements: [],
		},
	}));
}

/**
 * What an entry in the body of a request says: { id, title, content, contentType, hasContent, type,
 * tags, flags, parentId, dueDate, position, assignees, communityId, fields, foreign }. What is not
 * there is null or empty. Complaints are noted; throws 400 where the server could make nothing of it, 411 and 415.
 */
export async function receivedEntry(exchange, services) {
	const root = await rootOf(exchange, services);
	const title = textIn(childOf(root, ATOM, 'title')).trim();
	if (title === '') throw complaint(exchange, services, 'The body is no Atom entry with a title');
	const { type, tags, flags, foreign } = categoriesOf(root);
	if (type !== '' && !isKindOfNode(type)) {
		throw complaint(exchange, services, `The type "${type}" is not known`);
	}
	const id = textIn(childOf(root, ATOM, 'id')).trim();
	if (id !== '' && id !== lsid(bare(id))) {
		services.recorder.violation(exchange, `The id "${id}" is no id of a node`);
	}
	const unknown = root.content.filter((part) => typeof part === 'object' && !isKnown(part));
	return {
		id: bare(id),
		title,
		...contentOf(root),
		hasContent: childOf(root, ATOM, 'content') !== undefined,
		type,
		tags: tidyTags(tags),
		flags,
		parentId: parentIn(root, exchange, services),
		dueDate: dueDateIn(root, exchange, services),
		position: positionIn(root),
		assignees: assigneesIn(root),
		communityId: textIn(childOf(root, SNX, 'communityUuid')).trim() || null,
		fields: receivedFields(root, exchange, services),
		foreign: {
			attributes: root.attributes,
			elements: [...foreign, ...unknown].map(writeElement),
		},
	};
}
