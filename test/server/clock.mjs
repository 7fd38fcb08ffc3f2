/** The time as the server knows it, in ms since 1970; the setting serverClockOffsetMs makes it wrong. */
export class Clock {
	#settings;

	constructor(settings) {
		this.#settings = settings;
	}

	now() {
		return Date.now() + this.#settings.serverClockOffsetMs;
	}
}
