import { setTimeout as sleep } from 'node:timers/promises';
import { applicationHeaders } from './answers.mjs';
import { Body, RECORDED_TEXT_BYTES } from './body.mjs';
import { deliver } from './delivery.mjs';

const TEXTUAL = /^(text\/|application\/(.*\+)?(xml|json)|application\/x-www-form-urlencoded)/;

const ENTRY_BYTES = 1024 * 1024;

function textBytesOf(mimeType) {
	if (mimeType === 'application/atom+xml') return ENTRY_BYTES;
	return TEXTUAL.test(mimeType) ? RECORDED_TEXT_BYTES : 0;
}

/** Splits a request target at its first question mark, undecoded. */
function splitTarget(target) {
	const mark = target.indexOf('?');
	return mark < 0 ? [target, ''] : [target.slice(0, mark), target.slice(mark + 1)];
}

/** One request and its answer: what the handlers see of HTTP. */
export class Exchange {
	#response;

	/** The signed-in user of the seed, once authentication has looked. */
	user = null;
	/** Set when the server goes back to its seed: what is under way must not be stored. */
	cancelled = false;
	/** True when the answer has left whole. */
	answered = false;
	status = null;

	constructor(request, response, { folder, secure, contextRoots, clock }) {
		this.#response = response;
		this.clock = clock;
		this.socket = request.socket;
		this.method = request.method;
		this.target = request.url;
		[this.path, this.queryText] = splitTarget(request.url);
		this.query = new URLSearchParams(this.queryText);
		this.headers = request.headers;
		this.rawHeaders = [];
		for (let index = 0; index < request.rawHeaders.length; index += 2) {
			this.rawHeaders.push([request.rawHeaders[index], request.rawHeaders[index + 1]]);
		}
		this.origin = `${secure ? 'https' : 'http'}://${request.headers.host ?? 'localhost'}`;
		this.contextRoots = contextRoots;
		this.body = new Body(request, { folder, textBytes: textBytesOf(this.mimeType) });
		this.closed = new Promise((resolve) => response.once('close', resolve));
	}

	/** 1 or 2 in an upload of two phases, else null. */
	get phase() {
		if (this.headers['x-ibm-upload-method'] !== 'phases') return null;
		return this.headers['x-ibm-upload-token'] === undefined ? 1 : 2;
	}

	/** Content-Length as a number of bytes, null where it is missing or none. */
	get contentLength() {
		const length = this.headers['content-length'];
		return /^\d+$/.test(length ?? '') ? Number(length) : null;
	}

	/** Content-Type without parameters, lower case; '' where it counts as not given (API doc). */
	get mimeType() {
		const type = (this.headers['content-type'] ?? '').split(';')[0].trim().toLowerCase();
		return type === 'unknown/unknown' ? '' : type;
	}

	/** The value of a boolean query parameter, or what it is when not given. */
	flag(name, otherwise = false) {
		return this.query.has(name) ? this.query.get(name) === 'true' : otherwise;
	}

	/** Cuts the connection the hard way: the peer gets a reset. TLS can only be closed. */
	reset() {
		if (this.socket.encrypted) this.socket.destroy();
		else this.socket.resetAndDestroy();
	}

	/** Waits so many milliseconds, but no longer than the caller's connection lives. */
	async wait(milliseconds) {
		const patience = new AbortController();
		await Promise.race([
			sleep(milliseconds, undefined, { signal: patience.signal }).catch(() => {}),
			this.closed,
		]);
		patience.abort();
	}

	/** Sends an answer; null leaves the request unanswered. Resolves when it left or can't any more. */
	async send(answer) {
		if (answer === null || this.socket.destroyed) return;
		const response = this.#response;
		const headers = {
			Date: new Date(this.clock.now()).toUTCString(),
			...(answer.connections && applicationHeaders()),
			...answer.headers,
		};
		headers['Set-Cookie'] = [headers['Set-Cookie'] ?? [], answer.cookies ?? []].flat();
		if (headers['Set-Cookie'].length === 0) delete headers['Set-Cookie'];
		if (answer.early && !answer.linger) headers.Connection = 'close';
		this.status = answer.status;
		try {
			if (answer.status === 204 || answer.status === 304) {
				response.writeHead(answer.status, headers);
				response.end();
				await this.closed;
			} else {
				await deliver(this, response, answer, headers);
			}
			this.answered = response.writableFinished;
		} catch {
			this.answered = false;
		}
	}
}
