const sn = 'http://www.ibm.com/xmlns/prod/sn';

/** Schemes of the categories that say what a node is (recorded answers). */
export const kindScheme = `${sn}/type`;
export const flagScheme = `${sn}/flags`;
export const priorityScheme = `${sn}/priority`;

/** The component of a member's snx:role (recorded answers). */
export const activitiesComponent = `${sn}/activities`;

/** What begins the ids of Atom entries in Activities. */
export const idPrefix = 'urn:lsid:ibm.com:oa:';

/** Whether a kind is one of an activity ("community_activity" among them), not of what lies in one. */
export const isActivityKind = (kind: string | null) => /(^|_)activity$/.test(kind ?? '');

/** How important an activity is to a user: our word, and the wire's number (recorded answers). */
export const priorities = { tunedOut: '0', normal: '1', medium: '2000', high: '3000' } as const;

export type Priority = keyof typeof priorities;

/** The word for a priority's number; null for what is none. */
export function priorityOf(term: string | undefined): Priority | null {
	const words = Object.keys(priorities) as Priority[];
	return words.find((word) => priorities[word] === term) ?? null;
}
