/** Models whose entries belong to a grant and go with it. */
const GRANTED = new Set(['AccessToken', 'AuthorizationCode', 'RefreshToken']);

/** What the provider keeps, in memory: entries by model and id, until they expire. */
export class Memory {
	#entries = new Map();

	clear() {
		this.#entries.clear();
	}

	/** The live entry of that model and id, or undefined. */
	get(model, id) {
		const key = `${model}:${id}`;
		const entry = this.#entries.get(key);
		if (entry && entry.expiresAt > Date.now()) return entry.payload;
		this.#entries.delete(key);
		return undefined;
	}

	/** Seconds is how long the entry lives; for ever where it is undefined. */
	set(model, id, payload, seconds) {
		const expiresAt = seconds === undefined ? Infinity : Date.now() + seconds * 1000;
		this.#entries.set(`${model}:${id}`, { payload, expiresAt });
	}

	delete(model, id) {
		this.#entries.delete(`${model}:${id}`);
	}

	/** All entries of a model as [id, payload]. */
	all(model) {
		const start = `${model}:`;
		return [...this.#entries]
			.filter(([key]) => key.startsWith(start))
			.map(([key, { payload }]) => [key.slice(start.length), payload]);
	}

	/** The adapter that oidc-provider asks for one of its models. */
	adapter(model) {
		return {
			find: async (id) => this.get(model, id),
			findByUid: async (uid) => this.all(model).find(([, payload]) => payload.uid === uid)?.[1],
			findByUserCode: async () => undefined,
			upsert: async (id, payload, seconds) => this.set(model, id, payload, seconds),
			destroy: async (id) => this.delete(model, id),
			consume: async (id) => {
				const payload = this.get(model, id);
				if (payload) payload.consumed = Math.floor(Date.now() / 1000);
			},
			revokeByGrantId: async (grantId) => {
				for (const name of GRANTED) {
					for (const [id, payload] of this.all(name)) {
						if (payload.grantId === grantId) this.delete(name, id);
					}
				}
			},
		};
	}
}
