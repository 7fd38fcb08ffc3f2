import { parseElements } from '../atom/elements.mjs';
import { activitiesRefusal } from '../http/answers.mjs';
import { requireLength } from './uploads.mjs';

const ATOM_TYPE = 'application/atom+xml';

/** The root element of a body, null where it is no XML. Throws 411, and 415 for another type than Atom's. */
export async function bodyRoot(exchange, { recorder }) {
	requireLength(exchange);
	if (exchange.mimeType !== ATOM_TYPE) {
		recorder.violation(exchange, `An Atom body came as "${exchange.mimeType}"`);
		throw activitiesRefusal(415, `Unsupported Media Type. ${ATOM_TYPE} is needed here.`);
	}
	return parseElements((await exchange.body.toText()) ?? '');
}
