/** The result of a call, or undefined where it throws. */
export function attempt<T>(call: () => T): T | undefined {
	try {
		return call();
	} catch {
		return undefined;
	}
}

/** What a call throws; undefined where it ends well. */
export function thrownBy(call: () => void): { error: unknown } | undefined {
	try {
		call();
		return undefined;
	} catch (error) {
		return { error };
	}
}
