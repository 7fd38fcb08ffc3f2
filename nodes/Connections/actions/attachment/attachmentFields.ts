import { childField } from '../fields/file';
import type { ItemParameters } from '../fields/itemParameters';
import { attachmentIdFrom } from '../fields/pasted';

/** An attachment of the file above: one of the list, or any by its ID. */
export const attachmentField = (description: string) =>
	childField({ displayName: 'Attachment', name: 'attachmentId', description }, 'searchAttachments');

/**
 * The id of the attachment that was chosen.
 *
 * @throws InvalidInput when it is missing or cannot be read
 */
export const readAttachmentId = (parameters: ItemParameters) =>
	parameters.locator('attachmentId', 'Attachment', attachmentIdFrom);
