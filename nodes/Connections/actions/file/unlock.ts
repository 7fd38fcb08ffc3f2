import { setLock } from '../../api/files/lock';
import { onFile } from './onFile';

/** Takes the lock off a file. */
export const unlockOperation = onFile({
	value: 'unlock',
	name: 'Unlock',
	action: 'Unlock file',
	description: 'Let others change a file again; one that is not locked stays as it is',
	file: 'The file to unlock',
	read: () => null,
	run: async (connection, file) => await setLock(connection, file, false),
});
