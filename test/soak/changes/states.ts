/** A state as it should be: an expression stands for what is not known word by word. */
export type Wanted<T> = T extends string
	? T | RegExp
	: T extends object
		? { [Key in keyof T]: Wanted<T[Key]> }
		: T;

/** Stands for an id that the server chooses. */
export const anyId = /./;

/** Whether a state is as it should be. */
export function agrees(stored: unknown, wanted: unknown): boolean {
	if (wanted instanceof RegExp) return typeof stored === 'string' && wanted.test(stored);
	if (typeof wanted !== 'object' || wanted === null) return stored === wanted;
	if (typeof stored !== 'object' || stored === null) return false;
	const keys = Object.keys(wanted);
	return (
		keys.length === Object.keys(stored).length &&
		keys.every((key) => agrees(valueOf(stored, key), valueOf(wanted, key)))
	);
}

/** The name of a list or number that holds more than it should in any of the other states; or null. */
export function exceeding(stored: object, others: object[]): string | null {
	const isMore = (key: string) =>
		others.every((other) => amountOf(valueOf(stored, key)) > amountOf(valueOf(other, key)));
	return Object.keys(stored).find(isMore) ?? null;
}

const valueOf = (state: object, key: string) => (state as Record<string, unknown>)[key];

function amountOf(value: unknown): number {
	if (Array.isArray(value)) return value.length;
	return typeof value === 'number' ? value : 0;
}

/** A state as a report shows it. */
export const shown = (state: unknown): string =>
	JSON.stringify(state, (_key, value: unknown) => (value instanceof RegExp ? `${value}` : value));
