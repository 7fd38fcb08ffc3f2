import { markup, rawMarkup } from '../atom/xml.mjs';
import { emailOf, personById } from '../people.mjs';
import { fieldForeign } from './foreign.mjs';
import { roots } from './roots.mjs';

/** Attributes that the server does not understand, each with the namespace it came in. */
export function attributesMarkup({ attributes }) {
	return attributes.map(({ namespace, name, value }, index) =>
		namespace === ''
			? markup` ${rawMarkup(name)}="${value}"`
			: markup` xmlns:f${index}="${namespace}" f${index}:${rawMarkup(name)}="${value}"`,
	);
}

/** Where the file of a field is downloaded from. */
export function downloadAddress(exchange, field) {
	return `${roots(exchange).api}/download/${field.fid}/${encodeURIComponent(field.fileName)}`;
}

const CONTENTS = {
	text: ({ value }) => markup`<summary type="text">${value}</summary>`,
	date: ({ value }) => markup`${value}`,
	link: ({ href, linkTitle }) => markup`

<link href="${href}" title="${linkTitle}" />

`,
	person: ({ userId }, { services }) => {
		const person = personById(services, userId) ?? { name: '', email: '' };
		return markup`
        <name>${person.name}</name>
        <email>${emailOf(services, person)}</email>
        <snx:userid>${userId}</snx:userid>`;
	},
	file: (field, { exchange, length }) => markup`
        \t<link type="${field.contentType}" href="${downloadAddress(exchange, field)}" length="${length ?? field.size}" title="${field.fileName}"/>`,
};

/** A field as an element of its node; real servers put odd spaces between its attributes. */
export function fieldElement(exchange, services, field, length) {
	const foreign = fieldForeign(field, services.settings);
	return markup`
    \t<snx:field name="${field.name}"  fid="${field.fid}" position="${field.position}" type="${field.type}"${
			field.hidden && markup` hidden="true"`
		}${attributesMarkup(foreign)} >${CONTENTS[field.type](field, { exchange, services, length })}${foreign.elements.map(rawMarkup)}
        </snx:field>`;
}
