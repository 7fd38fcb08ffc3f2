import {
	type Failure,
	type INode,
	type JsonObject,
	NodeApiError,
	NodeOperationError,
} from 'n8n-workflow';
import { ConnectionsFailure } from '../api/failures/failure';
import { InvalidInput } from '../api/failures/invalidInput';

/**
 * The error that n8n shows for whatever an item ended with.
 *
 * @param itemIndex left out where nothing came in: in a trigger
 * @param failure why, in words that n8n plans its next poll by
 */
export function toNodeError(
	error: unknown,
	node: INode,
	itemIndex?: number,
	failure?: Failure,
): NodeApiError | NodeOperationError {
	const place = itemIndex === undefined ? '' : ` [item ${itemIndex}]`;
	if (error instanceof ConnectionsFailure) {
		const { message, description, httpCode } = error;
		// handed over as plain data: n8n searches an Error for further texts, and keeps it; without
		// the code, which n8n would take for a status where there is none
		const response: JsonObject = { message };
		return new NodeApiError(node, response, {
			message: `${message}${place}`,
			description,
			httpCode: httpCode ?? undefined,
			itemIndex,
			failure,
		});
	}
	if (error instanceof InvalidInput) {
		return new NodeOperationError(node, `${error.message}${place}`, {
			description: error.description,
			itemIndex,
			failure,
		});
	}
	if (error instanceof NodeApiError || error instanceof NodeOperationError) return error;
	return new NodeOperationError(node, error instanceof Error ? error : String(error), {
		itemIndex,
	});
}
