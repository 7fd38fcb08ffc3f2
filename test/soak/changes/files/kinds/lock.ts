import { documentToldWrongly, type FileKind, inLibrary, theFile } from '../kind';

const lockOrUnlock = (operation: 'lock' | 'unlock'): FileKind => ({
	name: operation,
	parameters: { ...theFile, operation },
	fits: inLibrary,
	after: ({ before }) => ({ ...before, locked: operation === 'lock' }),
	toldWrongly(json, stored) {
		const isToldLocked = json.lockedBy !== null;
		return isToldLocked === stored.locked
			? documentToldWrongly(json, stored)
			: 'the lock is told wrongly';
	},
});

/** Lock and Unlock. */
export const locks = [lockOrUnlock('lock'), lockOrUnlock('unlock')];
