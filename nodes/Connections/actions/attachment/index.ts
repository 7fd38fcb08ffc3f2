import type { Resource } from '../operation';
import { deleteOperation } from './delete';
import { downloadOperation } from './download';
import { getAllOperation } from './getAll';

export const attachment: Resource = {
	value: 'attachment',
	name: 'Attachment',
	initial: 'download',
	operations: [deleteOperation, downloadOperation, getAllOperation],
};
