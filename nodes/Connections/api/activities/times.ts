/** A span of time in ms since 1970: at or after the first, before the second. */
export interface Span {
	after?: number;
	before?: number;
}

/**
 * Whether a time of Activities lies in a span. They have whole seconds (recorded answers), so one in
 * the second of `after` counts: it may have been in the later part of it. A time that is none is in
 * no span.
 */
export function isWithin(time: string | null, { after, before }: Span): boolean {
	if (after === undefined && before === undefined) return true;
	const ms = Date.parse(time ?? '');
	const from = after === undefined ? -Infinity : Math.floor(after / 1000) * 1000;
	return ms >= from && ms < (before ?? Infinity);
}

/** The parameters `since` (at or after) and `until` (before), which compare whole seconds (recorded answers). */
export function spanQuery({ after, before }: Span): { since?: number; until?: number } {
	return {
		since: after === undefined ? undefined : Math.floor(after / 1000) * 1000,
		until: before === undefined ? undefined : Math.ceil(before / 1000) * 1000,
	};
}
