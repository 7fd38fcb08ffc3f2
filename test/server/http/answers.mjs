import { randomUUID } from 'node:crypto';
import { markup } from '../atom/xml.mjs';

/**
 * An answer is a plain object: { status, headers, body | file, connections, early, delivery }.
 * `connections` adds what every Connections application sends; `file` is { path, size } on disk;
 * `delivery` says how the body leaves (see delivery.mjs).
 */
export function answer(status, headers = {}, body = '') {
	return { status, headers, body: String(body), connections: true };
}

/** A refusal that a handler throws; the pipeline sends its answer. */
export class Refusal extends Error {
	constructor(refusal) {
		super(`refused with ${refusal.status}`);
		this.answer = refusal;
	}
}

/** What comes with every answer of a Connections application (seen in all recorded answers). */
export function applicationHeaders() {
	return {
		'X-Powered-By': 'Servlet/3.0',
		'X-LConn-Auth': 'false',
		'X-UA-Compatible': 'IE=edge',
		'Content-Language': 'en-US',
		'Set-Cookie': [
			`LtpaToken2=${randomUUID()}; Path=/; HttpOnly`,
			'lcLang=en; Path=/',
			`ICSESSIONID=${randomUUID()}; Path=/; HttpOnly`,
		],
	};
}

/** An HTML page, as WebSphere or a proxy answers; `connections` false leaves X-LConn-Auth out. */
export function htmlAnswer(status, title, text, { connections = true, headers = {} } = {}) {
	const body = markup`<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>${title}</title></head>
<body><h1>${title}</h1><p>${text}</p></body></html>
`;
	return {
		status,
		headers: { 'Content-Type': 'text/html; charset=UTF-8', ...headers },
		body: String(body),
		connections,
	};
}

/** The error body of Files; `details` are further children by element name, as of QuotaViolation. */
export function filesRefusal(status, code, message, details = {}) {
	const children = Object.entries(details).map(
		([name, value]) => markup`<td:${name}>${value}</td:${name}>`,
	);
	const body = markup`<?xml version="1.0" encoding="UTF-8"?><td:error xmlns:td="urn:ibm.com/td"><td:errorCode>${code}</td:errorCode><td:errorMessage>${message}</td:errorMessage>${children}</td:error>`;
	return new Refusal(answer(status, { 'Content-Type': 'application/xml; charset=UTF-8' }, body));
}

/** The error body of Activities and Communities, with its log reference and its blank lines. */
export function activitiesRefusal(status, message, code = '') {
	const reference = `LC${randomUUID().replaceAll('-', '').toUpperCase()}`;
	const text = `Identifier: ${reference}\n${message}`;
	const body = markup`<?xml version="1.0" encoding="utf-8"?>\n\n\n\n\n<error xmlns="http://www.ibm.com/xmlns/prod/sn">
  <code>${code}</code>
  <message>${text}</message>
  <displaymessage></displaymessage>
  <errortype></errortype>
  <trace>java.lang.Exception: ${text}</trace>
</error>
`;
	return new Refusal(answer(status, { 'Content-Type': 'application/xml;charset=UTF-8' }, body));
}
