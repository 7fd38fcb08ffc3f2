/** Keeps what came over the wire, and what of it the documentation does not know. */
export class Recorder {
	#records = new Map();
	#violations = [];
	#sockets = new WeakMap();
	#lastSocket = 0;
	#lastId = 0;

	clear() {
		this.#records.clear();
		this.#violations = [];
	}

	/** Starts the record of a request; its id counts up over the server's life. */
	open(exchange) {
		if (!this.#sockets.has(exchange.socket)) {
			this.#sockets.set(exchange.socket, ++this.#lastSocket);
		}
		exchange.id = ++this.#lastId;
		this.#records.set(exchange, {
			exchange,
			connection: this.#sockets.get(exchange.socket),
			startedAt: new Date().toISOString(),
			endedAt: null,
		});
	}

	close(exchange) {
		const record = this.#records.get(exchange);
		if (record) record.endedAt = new Date().toISOString();
	}

	/** Notes what a request did that the documentation does not know. */
	violation(exchange, message) {
		this.#violations.push({ requestId: exchange?.id ?? null, message });
	}

	get violations() {
		return this.#violations;
	}

	/** The records after `since`, in order of arrival, in the shape of the control side. */
	requests(since = 0) {
		return [...this.#records.values()]
			.filter(({ exchange }) => exchange.id > since)
			.map(({ exchange, ...times }) => ({
				id: exchange.id,
				method: exchange.method,
				path: exchange.path,
				query: [...exchange.query],
				rawUrl: exchange.target,
				headers: exchange.headers,
				rawHeaders: exchange.rawHeaders,
				bodyBytes: exchange.body.bytes,
				bodySha256: exchange.body.sha256,
				body: exchange.body.shortText,
				status: exchange.status,
				answered: exchange.answered,
				phase: exchange.phase,
				user: exchange.user?.id ?? null,
				...times,
			}));
	}
}
