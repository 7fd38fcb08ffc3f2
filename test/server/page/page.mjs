import { randomBytes } from 'node:crypto';
import { markup, rawMarkup } from '../atom/xml.mjs';
import { activitiesSection } from './activities.mjs';
import { sendBytes } from './bytes.mjs';
import { filesSection } from './files.mjs';
import { peopleSection } from './people.mjs';
import { SCRIPT } from './script.mjs';
import { STYLE } from './style.mjs';

/** The addresses that pages of Connections have, below any context root. */
const WEB_ADDRESS = /^\/[\w-]+\/(app\/|service\/html\/|html\/)/;

/** What the web address of something in Connections names, as far as it reaches a server; null if nothing. */
function idIn(url) {
	const path = /\/app\/(?:file|folder|collection)\/([\w-]+)/.exec(url);
	const query = [...url.matchAll(/[?&](?:file|uuid|activityUuid|communityUuid|userid)=([\w-]+)/g)];
	return path?.[1] ?? query.at(-1)?.[1] ?? null;
}

function document(services, nonce, here) {
	const { title } = services;
	return markup`<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${title}</title><style>${rawMarkup(STYLE)}</style></head>
<body><main><h1>${title}</h1><p class="about">What this server holds. The page keeps itself new; an ID is marked by one click, ready to be copied.</p>
${peopleSection(services, here)}${filesSection(services, here)}${activitiesSection(services, here)}
</main><script nonce="${nonce}">${rawMarkup(SCRIPT)}</script></body></html>
`;
}

function sendText(response, status, type, text, script = '') {
	response.writeHead(status, {
		'Content-Type': `${type}; charset=utf-8`,
		'Content-Security-Policy': `default-src 'none'; style-src 'unsafe-inline'${script}`,
		'X-Content-Type-Options': 'nosniff',
		'Cache-Control': 'no-store',
	});
	response.end(String(text));
}

/** Whether a request is for people, not for the API: the page, stored bytes, web addresses. */
export function isPagePath({ method, url }) {
	return (
		method === 'GET' &&
		(/^\/(\?|$)/.test(url) || /^\/(store\/|favicon\.ico)/.test(url) || WEB_ADDRESS.test(url))
	);
}

/**
 * Answers with the page that shows what is stored, at the root and at the addresses that pages of
 * Connections have, with what they name marked; or with one stored thing.
 */
export async function page(request, response, services) {
	const { url } = request;
	const { store } = services;
	const [, stored] = /^\/store\/([^/?]+)/.exec(url) ?? [];
	if (stored !== undefined) {
		const item = store.bytesById(stored);
		if (item?.blob) return await sendBytes(response, store, item);
		return sendText(response, 404, 'text/plain', 'Nothing is stored under this id.');
	}
	if (url.startsWith('/favicon')) return sendText(response, 404, 'text/plain', '');
	const nonce = randomBytes(16).toString('base64');
	const text = document(services, nonce, WEB_ADDRESS.test(url) ? idIn(url) : null);
	const script = `; script-src 'nonce-${nonce}'; connect-src 'self'`;
	sendText(response, 200, 'text/html', text, script);
}
