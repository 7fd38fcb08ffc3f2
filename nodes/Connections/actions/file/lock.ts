import { setLock } from '../../api/files/lock';
import { onFile } from './onFile';

/** Locks a file against changes by others. */
export const lockOperation = onFile({
	value: 'lock',
	name: 'Lock',
	action: 'Lock file',
	description: 'Keep everybody else from changing a file until it is unlocked',
	file: 'The file to lock',
	read: () => null,
	run: async (connection, file) => await setLock(connection, file, true),
});
