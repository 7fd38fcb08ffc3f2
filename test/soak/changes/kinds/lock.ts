import { type ChangeKind, documentToldWrongly, theFile } from '../kind';

const lockOrUnlock = (operation: 'lock' | 'unlock'): ChangeKind => ({
	name: operation,
	parameters: { ...theFile, operation },
	fits: ({ place }) => place === 'library',
	item: () => ({}),
	after: ({ before }) => ({ ...before, locked: operation === 'lock' }),
	toldWrongly(json, stored) {
		const isTold = json.lockedBy !== null;
		return isTold === stored.locked
			? documentToldWrongly(json, stored)
			: 'the lock is told wrongly';
	},
});

/** Lock and Unlock. */
export const locks = [lockOrUnlock('lock'), lockOrUnlock('unlock')];
