/** Raised when what is stored can no longer be read as it was; older states then start anew. */
const stateVersion = 1;

/** The earliest time that there is, in ms. */
export const theBeginning = -8_640_000_000_000_000;

/** Where a list is read from the next time, when its whole length cannot be read at once. */
export interface Bookmark {
	/** entries of the list, counted from its old end, that need not be read again */
	at?: number;
	/** the reading broke off there, and has not come to what was told last */
	brokenOff?: boolean;
	/** the page to go on with, of a list whose order says nothing of what is new */
	page?: number;
}

/** What an event that tells of happenings keeps: the keys of a window, however long the list is. */
export interface Cursor {
	/** what happened before that time is told, or was there at the start; ms by the server's clock */
	since: number;
	/** the time of each happening since then that is told, or was there at the start, by its key */
	seen: Record<string, number>;
	/** the newest happening read so far, by its time, and when it was first read, by the server's clock */
	newest?: Sighting;
	bookmark: Bookmark;
}

/** When something was seen; both in ms by the server's clock. */
export interface Sighting {
	time: number;
	at: number;
}

/** What an event that tells of a condition keeps: where it holds now. */
export interface Holding {
	/** goes up with each change, so that of two polls side by side only the first one counts */
	turn: number;
	/** how often in a row the thing was missing from its list (0 or 1), by its id */
	held: Record<string, number>;
}

/** A state as n8n stores it: what it holds, of which version, and of which server, user, event and place. */
export type Stored<T> = T & { v: number; scope: string };

/** The state as n8n gets it. */
export function stored<T>(scope: string, state: T): Stored<T> {
	return { ...state, v: stateVersion, scope };
}

/** The cursor in what n8n stored; null where there is none of this scope and version. */
export function cursorIn(raw: unknown, scope: string): Cursor | null {
	const state = stateIn(raw, scope);
	if (!state || !isTime(state.since)) return null;
	const seen = numbersIn(state.seen);
	const newest = sightingIn(state.newest);
	const bookmark = bookmarkIn(state.bookmark);
	return seen && { since: state.since, seen, ...(newest && { newest }), bookmark };
}

/** What holds in what n8n stored; null where there is nothing of this scope and version. */
export function holdingIn(raw: unknown, scope: string): Holding | null {
	const state = stateIn(raw, scope);
	const held = state && numbersIn(state.held);
	return held && isTime(state.turn) ? { turn: state.turn, held } : null;
}

/** The server, user, event and place that what n8n stored belongs to; null where there is nothing. */
export function scopeOf(raw: unknown): string | null {
	return isRecord(raw) && typeof raw.scope === 'string' ? raw.scope : null;
}

function stateIn(raw: unknown, scope: string): Record<string, unknown> | null {
	return isRecord(raw) && raw.v === stateVersion && raw.scope === scope ? raw : null;
}

function sightingIn(raw: unknown): Sighting | null {
	if (!isRecord(raw) || !isTime(raw.time) || !isTime(raw.at)) return null;
	return { time: raw.time, at: raw.at };
}

function bookmarkIn(raw: unknown): Bookmark {
	if (!isRecord(raw)) return {};
	return {
		...(isCount(raw.at) && { at: raw.at }),
		...(raw.brokenOff === true && { brokenOff: true }),
		...(isCount(raw.page) && { page: raw.page }),
	};
}

/** A copy without n8n's proxies; null where anything but numbers is in it. */
function numbersIn(raw: unknown): Record<string, number> | null {
	if (!isRecord(raw)) return null;
	const entries = Object.entries(raw);
	return entries.every(([, value]) => isTime(value))
		? (Object.fromEntries(entries) as Record<string, number>)
		: null;
}

const isRecord = (raw: unknown): raw is Record<string, unknown> =>
	typeof raw === 'object' && raw !== null && !Array.isArray(raw);
const isTime = (value: unknown): value is number => Number.isFinite(value);
const isCount = (value: unknown): value is number => Number.isInteger(value) && Number(value) >= 0;
