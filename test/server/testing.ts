import { request } from 'undici';
import {
	startConnections,
	type ConnectionsOptions,
	type ConnectionsSeed,
	type ConnectionsServer,
} from './client';
import { shareConnections } from './shared';

/** What a test sends to the server; `user` signs in with Basic, null with nothing. */
export interface Call {
	user?: 'amy' | 'ben' | 'guest' | null;
	headers?: Record<string, string>;
	body?: Buffer | string | AsyncIterable<Buffer>;
}

/** An answer with its body read; header names are lower case. */
export interface Answer {
	status: number;
	headers: Record<string, string>;
	cookies: string[];
	text: string;
	bytes: Buffer;
}

/** Sends requests to a server as a user of its seed, by default amy. */
export function callerOf(server: ConnectionsServer) {
	return async (
		method: 'GET' | 'POST' | 'PUT' | 'DELETE',
		target: string,
		{ user = 'amy', headers = {}, body }: Call = {},
	): Promise<Answer> => {
		const credentials = Buffer.from(`${user}:${user}-secret`).toString('base64');
		const response = await request(new URL(target, server.url), {
			method,
			headers: { ...(user && { authorization: `Basic ${credentials}` }), ...headers },
			body: body as Buffer | undefined,
		});
		const cookies = [response.headers['set-cookie'] ?? []].flat();
		const bytes = Buffer.from(await response.body.arrayBuffer());
		return {
			status: response.statusCode,
			headers: response.headers as Record<string, string>,
			cookies: cookies.map((cookie) => cookie.split(';')[0]),
			text: bytes.toString('utf8'),
			bytes,
		};
	};
}

export type Caller = ReturnType<typeof callerOf>;

/** A server of its own for the tests of a file, which goes back to its seed before each of them. */
export interface Ground {
	server: ConnectionsServer;
	call: Caller;
	seed: ConnectionsSeed;
	/** What the documentation does not know of the requests so far. */
	complaints(): Promise<string[]>;
}

/** Starts and stops a server around the tests of a file. */
export function setGround(options?: ConnectionsOptions): Ground {
	const ground = {
		complaints: async () => (await ground.server.violations()).map(({ message }) => message),
	} as Ground;
	beforeAll(async () => {
		ground.server = await (options ? startConnections(options) : shareConnections());
		ground.call = callerOf(ground.server);
		ground.seed = await ground.server.seed();
	});
	afterAll(async () => await ground.server.stop());
	beforeEach(async () => await ground.server.reset());
	return ground;
}

/** Uploads a small binary file to my library: the shortest request that is right. */
export async function addFile(call: Caller, name: string, content: Buffer | string, query = '') {
	return await call(
		'POST',
		`/files/basic/api/myuserlibrary/feed?label=${encodeURIComponent(name)}${query}`,
		{ body: content, headers: { slug: 'file.bin', 'content-type': 'application/octet-stream' } },
	);
}

/** The text of the first element of that name, with its prefix, or undefined. */
export function element(xml: string, name: string): string | undefined {
	return new RegExp(`<${name}(?:\\s[^>]*)?>([^<]*)</${name}>`).exec(xml)?.[1];
}

/** The address in the first link of that relation. */
export function link(xml: string, relation: string): string {
	const found = new RegExp(`<link href="([^"]*)" rel="${relation}"`).exec(xml);
	if (!found) throw new Error(`There is no link ${relation}`);
	return found[1].replaceAll('&amp;', '&');
}

/** The text of each element of that name. */
export function elements(xml: string, name: string): string[] {
	return [...xml.matchAll(new RegExp(`<${name}(?:\\s[^>]*)?>([^<]*)</${name}>`, 'g'))].map(
		([, text]) => text,
	);
}

/** The count of that name in an entry. */
export function rankOf(xml: string, name: string): number {
	return Number(new RegExp(`/sn/${name}">(\\d+)<`).exec(xml)?.[1]);
}

/** The file of the seed by its place in the list, and its address in Files, which names no library. */
export function seededFile({ seed }: Ground, index: number) {
	const file = seed.documents[index];
	return { ...file, address: `/files/basic/api/document/${file.id}` };
}

/** An Atom entry of Files as a request's content: its kind, then the elements in `inner`. */
export function entryOf(kind: string, inner: string): Call {
	return atom(entryMarkup(kind, inner));
}

/** A feed of entries of one kind, each with the elements of one of `inners`. */
export function feedOf(kind: string, inners: string[]): Call {
	const entries = inners.map((inner) => entryMarkup(kind, inner)).join('');
	return atom(`<feed xmlns="http://www.w3.org/2005/Atom">${entries}</feed>`);
}

const entryMarkup = (kind: string, inner: string) =>
	`<entry xmlns="http://www.w3.org/2005/Atom" xmlns:td="urn:ibm.com/td" xmlns:snx="http://www.ibm.com/xmlns/prod/sn"><category term="${kind}" label="${kind}" scheme="tag:ibm.com,2006:td/type"/>${inner}</entry>`;

const atom = (body: string): Call => ({
	body,
	headers: { 'content-type': 'application/atom+xml' },
});

/** The status of an answer and the code of its error, if it is one of Files. */
export const outcome = ({ status, text }: Answer) => [status, element(text, 'td:errorCode')];
