import { listAttachments } from '../../api/files/readAttachments';
import { childList } from '../childList';
import { attachmentExample, readAttachmentOutput } from '../file/documentOutput';

/** Lists the attachments of a file. */
export const getAllOperation = childList({
	action: 'Get many attachments',
	description:
		'List the attachments of a file; previews that the server itself made of the file may be among them',
	output: attachmentExample,
	file: 'The file whose attachments to list',
	list: listAttachments,
	toJson: (read, simplify) => ({
		...readAttachmentOutput(read, simplify),
		documentId: read.documentId,
	}),
});
