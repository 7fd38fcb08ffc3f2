import { childField } from '../fields/file';
import type { ItemParameters } from '../fields/itemParameters';
import { commentIdFrom } from '../fields/pasted';

/** A comment on the file above: one of the list, or any by its ID. */
export const commentField = (description: string) =>
	childField({ displayName: 'Comment', name: 'commentId', description }, 'searchComments');

/**
 * The id of the comment that was chosen.
 *
 * @throws InvalidInput when it is missing or cannot be read
 */
export const readCommentId = (parameters: ItemParameters) =>
	parameters.locator('commentId', 'Comment', commentIdFrom);
