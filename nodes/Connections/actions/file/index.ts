import type { Resource } from '../operation';
import { addAttachmentOperation } from './addAttachment';
import { addFileOperation } from './addFile';
import { deleteOperation } from './delete';
import { downloadOperation } from './download';
import { getOperation } from './get';
import { getAllOperation } from './getAll';
import { lockOperation } from './lock';
import { restoreOperation } from './restore';
import { shareOperation } from './share';
import { unlockOperation } from './unlock';
import { unshareOperation } from './unshare';
import { updateOperation } from './update';
import { uploadVersionOperation } from './uploadVersion';

export const file: Resource = {
	value: 'file',
	name: 'File',
	initial: 'addFile',
	operations: [
		addAttachmentOperation,
		addFileOperation,
		deleteOperation,
		downloadOperation,
		getOperation,
		getAllOperation,
		lockOperation,
		restoreOperation,
		shareOperation,
		unlockOperation,
		unshareOperation,
		updateOperation,
		uploadVersionOperation,
	],
};
