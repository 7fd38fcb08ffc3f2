import { markup } from '../atom/xml.mjs';
import { answer, htmlAnswer, Refusal } from '../http/answers.mjs';

/** The refusal where an application does not run: WebSphere's own page (recorded answers). */
export function notInstalled(root) {
	const text = `Error 404: SRVE0255E: A WebGroup/Virtual Host to handle ${root} has not been defined.`;
	return new Refusal(htmlAnswer(404, 'Not Found', text, { connections: false }));
}

/** The refusal of Profiles: text/xml with its code. */
export function profilesRefusal(status, code, text) {
	const body = markup`<?xml version="1.0" encoding="UTF-8"?>
<error xmlns="http://www.ibm.com/xmlns/prod/sn"><code>${code}</code><message>${code}: ${text}</message></error>
`;
	return new Refusal(answer(status, { 'Content-Type': 'text/xml;charset=UTF-8' }, body));
}

/** The handler where Profiles runs; else nothing is there. */
export const whereInstalled = (handler) => (exchange, params, services) => {
	if (!services.settings.profilesInstalled) throw notInstalled(exchange.contextRoots.profiles);
	return handler(exchange, params, services);
};

/** Throws a 400 for an e-mail address in the query where those are hidden. */
export function refuseHidden({ query }, { settings: { emailsHidden } }) {
	if (emailsHidden && query.has('email')) {
		throw profilesRefusal(400, 'CLFRN1180E', 'E-mail addresses are hidden and cannot be searched.');
	}
}
