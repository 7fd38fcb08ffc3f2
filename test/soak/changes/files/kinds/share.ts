import type { IDataObject } from 'n8n-workflow';
import { agrees } from '../../states';
import { documentToldWrongly, type FileKind, type FileStep, inLibrary, theFile } from '../kind';
import type { FileState } from '../state';

const people = ['bokafor', '20170081'];

/** Whom a step is about: people and communities by the bits of its choice, at least one. */
function recipientsOf({ choice, seed }: FileStep) {
	const chosen = <T>(list: T[], shift: number) =>
		list.filter((_one, i) => (choice >> (i + shift)) & 1);
	const communities = chosen(
		seed.communities.slice(0, 2).map(({ id }) => id),
		2,
	);
	const someone = chosen(people, 0);
	return { people: someone.length + communities.length > 0 ? someone : people, communities };
}

const recipients = {
	shareWith: '={{ $json.people }}',
	shareWithCommunity: '={{ $json.communities }}',
};

type Recipients = ReturnType<typeof recipientsOf>;

/** Those who got access, by what the output tells of each. */
function withoutRefused({ people: given, communities }: Recipients, json: IDataObject | null) {
	const told = (json?.sharedWith ?? []) as IDataObject[];
	const refused = told.filter(({ shared }) => shared === false).map(({ id }) => id);
	const isShared = (id: string) => !refused.includes(id);
	return { people: given.filter(isShared), communities: communities.filter(isShared) };
}

/**
 * Whether a state holds what both have, and nothing that neither has: people and communities take
 * requests of their own, and a step that failed may have done some.
 */
function isBetween(stored: FileState, before: FileState, after: FileState): boolean {
	const list = (key: 'shares' | 'communities') =>
		before[key].every((one) => stored[key].includes(one) || !after[key].includes(one)) &&
		stored[key].every((one) => before[key].includes(one) || after[key].includes(one));
	const { shares, communities } = before;
	return (
		list('shares') && list('communities') && agrees({ ...stored, shares, communities }, before)
	);
}

function withGiven({ before }: FileStep, given: Recipients): FileState {
	const others = before.shares.filter((one) => !given.people.includes(one.split(' ')[0]));
	return {
		...before,
		shares: [...others, ...given.people.map((id) => `${id} View`)].sort(),
		communities: [...new Set([...before.communities, ...given.communities])].sort(),
	};
}

const share: FileKind = {
	name: 'share',
	parameters: { ...theFile, ...recipients, operation: 'share' },
	fits: inLibrary,
	item: recipientsOf,
	after: (step, json) => withGiven(step, withoutRefused(recipientsOf(step), json)),
	partly: (stored, step) => isBetween(stored, step.before, withGiven(step, recipientsOf(step))),
	leavesOpen: (json) =>
		((json.sharedWith ?? []) as IDataObject[]).some(({ shared }) => shared === null),
	toldWrongly(json, stored) {
		const told = (json.sharedWith ?? []) as IDataObject[];
		const isShared = ({ kind, id }: IDataObject) =>
			kind === 'person'
				? stored.shares.some((one) => one.startsWith(`${String(id)} `))
				: stored.communities.includes(String(id));
		const wrong = told.find((one) => one.shared !== null && one.shared !== isShared(one));
		return wrong
			? `the share with ${String(wrong.id)} is told wrongly`
			: documentToldWrongly(json, stored);
	},
};

function withoutTaken(step: FileStep, from: 'chosen' | 'everybody'): FileState {
	const { before } = step;
	if (from === 'everybody') return { ...before, shares: [], communities: [] };
	const taken = recipientsOf(step);
	return {
		...before,
		shares: before.shares.filter((one) => !taken.people.includes(one.split(' ')[0])),
		communities: before.communities.filter((id) => !taken.communities.includes(id)),
	};
}

const unshare = (from: 'chosen' | 'everybody'): FileKind => ({
	name: `unshare ${from}`,
	parameters: { ...theFile, ...recipients, operation: 'unshare', unshareFrom: from },
	fits: inLibrary,
	item: recipientsOf,
	after: (step) => withoutTaken(step, from),
	partly: (stored, step) => isBetween(stored, step.before, withoutTaken(step, from)),
	toldWrongly: (json) => (json.unshared === true ? null : 'it is not told as unshared'),
});

/** Share and Unshare. */
export const shares = [share, unshare('chosen'), unshare('everybody')];
