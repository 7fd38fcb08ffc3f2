import { header, type WireAnswer } from '../../transport/wire';
import { parseXml, textOf, type XmlElement } from '../atom/xml';

/** What a refusal says of itself. */
export interface ServerWords {
	/** "ItemExists" and the like; null where the server gave none */
	code: string | null;
	message: string | null;
	/** "LC…": where the administrator finds the case in the server's log */
	logReference: string | null;
	/** bytes, told with a QuotaViolation */
	quota: { limit: number | null; used: number | null; upload: number | null } | null;
}

const silence: ServerWords = { code: null, message: null, logReference: null, quota: null };

/**
 * Reads the error bodies of Files (td:error), Activities and Communities (error, with the log
 * reference inside the message) and the CMIS parts (lcmis:error). Anything else says nothing.
 */
export function readServerWords(answer: WireAnswer): ServerWords {
	if (!answer.body || isHtml(answer)) return silence;
	let root: XmlElement;
	try {
		root = parseXml(answer.body);
	} catch {
		return silence;
	}
	if (!/(^|:)error$/.test(root.name)) return silence;
	const given = first(root, ['td:errorCode', 'snx:code', 'lcmis:code']);
	// a code is a word or a number; anything else would only fill the description
	const code = given && /^[\w.:-]{1,100}$/.test(given) ? given : null;
	const words = first(root, ['td:errorMessage', 'snx:message', 'lcmis:message']);
	const [, logReference = null] = /Identifier:\s*(LC[0-9A-F]{8,})/i.exec(words ?? '') ?? [];
	const message = words?.replace(/Identifier:\s*LC[0-9A-F]+/i, '').trim() || null;
	return { code, message: message && oneLine(message), logReference, quota: quotaOf(root) };
}

/** Whether a Connections application itself answered: all of them send this header. */
export function isFromConnections(answer: WireAnswer): boolean {
	return header(answer, 'x-lconn-auth') !== null;
}

/** Whether the answer is a web page. */
export function isHtml(answer: WireAnswer): boolean {
	return (
		/\bhtml\b/i.test(header(answer, 'content-type') ?? '') ||
		/^\s*<(!doctype\s+html|html)\b/i.test(answer.body)
	);
}

function first(root: XmlElement, names: string[]): string | null {
	return names.map((name) => textOf(root, name)).find((text) => text !== null) ?? null;
}

function oneLine(text: string): string {
	const line = text.replace(/\s+/g, ' ');
	return line.length > 300 ? `${line.slice(0, 300)}…` : line;
}

function quotaOf(root: XmlElement): ServerWords['quota'] {
	const number = (name: string) => {
		const text = textOf(root, name);
		return text && /^\d+$/.test(text) ? Number(text) : null;
	};
	const quota = {
		limit: number('td:libraryQuota'),
		used: number('td:librarySize'),
		upload: number('td:uploadSize'),
	};
	return Object.values(quota).some((value) => value !== null) ? quota : null;
}
