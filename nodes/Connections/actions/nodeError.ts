import { type INode, type JsonObject, NodeApiError, NodeOperationError } from 'n8n-workflow';
import { ConnectionsFailure } from '../api/failure';
import { InvalidInput } from '../api/invalidInput';

/** The error that n8n shows for whatever an item ended with. */
export function toNodeError(
	error: unknown,
	node: INode,
	itemIndex: number,
): NodeApiError | NodeOperationError {
	if (error instanceof ConnectionsFailure) {
		const { message, description, httpCode, code } = error;
		// handed over as plain data: n8n searches an Error for further texts, and keeps it
		const response: JsonObject = { message, ...(code ? { code } : {}) };
		return new NodeApiError(node, response, {
			message: `${message} [item ${itemIndex}]`,
			description,
			httpCode: httpCode ?? undefined,
			itemIndex,
		});
	}
	if (error instanceof InvalidInput) {
		return new NodeOperationError(node, `${error.message} [item ${itemIndex}]`, {
			description: error.description,
			itemIndex,
		});
	}
	if (error instanceof NodeApiError || error instanceof NodeOperationError) return error;
	return new NodeOperationError(node, error instanceof Error ? error : String(error), {
		itemIndex,
	});
}
