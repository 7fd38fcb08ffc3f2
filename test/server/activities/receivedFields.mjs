import {
	ATOM,
	attributeOf,
	childOf,
	childrenOf,
	SNX,
	textIn,
	writeElement,
} from '../atom/elements.mjs';
import { personByEmail, personById } from '../people.mjs';
import { complaint } from './access.mjs';

const ATTRIBUTES = ['name', 'fid', 'position', 'type', 'hidden'];

/** How the content of each type of field is read: { understood elements, read(element) → values or a complaint }. */
const TYPES = {
	text: {
		elements: 'summary',
		read: (element) =>
			childOf(element, ATOM, 'summary')
				? { value: textIn(childOf(element, ATOM, 'summary')) }
				: 'has no summary',
	},
	date: {
		elements: '',
		read: (element) => {
			const value = textIn(element).trim();
			return Number.isNaN(Date.parse(value)) ? `holds "${value}", which is no date` : { value };
		},
	},
	link: {
		elements: 'link',
		read: (element) => {
			const link = childOf(element, ATOM, 'link');
			const href = attributeOf(link, 'href');
			return href ? { href, linkTitle: attributeOf(link, 'title') ?? '' } : 'has no address';
		},
	},
	person: {
		elements: 'name email userid userState isExternal ldapid',
		read: (element, services) => {
			const id = textIn(childOf(element, SNX, 'userid')).trim();
			const email = textIn(childOf(element, ATOM, 'email')).trim();
			const person = personById(services, id) ?? personByEmail(services, email);
			return person ? { userId: person.id } : `names "${id || email}", whom nobody knows`;
		},
	},
	file: {
		elements: 'link',
		read: (element) =>
			attributeOf(element, 'fid') ? {} : 'holds a file, which only an upload can bring',
	},
};

function fieldIn(element, index, exchange, services) {
	const type = attributeOf(element, 'type') ?? '';
	const name = attributeOf(element, 'name') ?? '';
	const known = Object.hasOwn(TYPES, type) ? TYPES[type] : undefined;
	const content =
		name === '' ? 'has no name' : known ? known.read(element, services) : 'has a type nobody knows';
	if (typeof content === 'string') {
		throw complaint(exchange, services, `The field "${name}" of type "${type}" ${content}`);
	}
	const position = attributeOf(element, 'position') ?? '';
	return {
		fid: attributeOf(element, 'fid') ?? null,
		name,
		type,
		position: /^\d+$/.test(position) ? Number(position) : (index + 1) * 1000,
		hidden: attributeOf(element, 'hidden') === 'true',
		...content,
		foreign: {
			attributes: element.attributes.filter(
				({ namespace, name: own }) => namespace !== '' || !ATTRIBUTES.includes(own),
			),
			elements: element.content
				.filter(
					(part) => typeof part === 'object' && !known.elements.split(' ').includes(part.name),
				)
				.map(writeElement),
		},
	};
}

/** The fields of an entry, in their order, with a null fid where they are new. Throws 400. */
export function receivedFields(root, exchange, services) {
	return childrenOf(root, SNX, 'field').map((element, index) =>
		fieldIn(element, index, exchange, services),
	);
}
