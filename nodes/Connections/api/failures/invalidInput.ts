/** Input that is refused before anything is sent: what is wrong, and what to do about it. */
export class InvalidInput extends Error {
	constructor(
		message: string,
		readonly description: string,
	) {
		super(message);
		this.name = 'InvalidInput';
	}
}

/** Characters of a value that a message quotes. */
const longestQuote = 100;

/** "'Created' is not a date: tomorrow"; a value that is empty is not quoted. */
export function quoting(sentence: string, value: unknown): string {
	const text = typeof value === 'object' ? JSON.stringify(value) : String(value);
	const line = text.replace(/[\p{Cc}\s]+/gu, ' ').trim();
	if (!line) return sentence;
	return `${sentence}: ${line.length > longestQuote ? `${line.slice(0, longestQuote)}…` : line}`;
}
