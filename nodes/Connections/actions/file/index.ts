import type { Resource } from '../operation';
import { addAttachmentOperation } from './addAttachment';
import { addFileOperation } from './addFile';
import { downloadOperation } from './download';
import { getOperation } from './get';
import { getAllOperation } from './getAll';

export const file: Resource = {
	value: 'file',
	name: 'File',
	initial: 'addFile',
	operations: [
		addAttachmentOperation,
		addFileOperation,
		downloadOperation,
		getOperation,
		getAllOperation,
	],
};
