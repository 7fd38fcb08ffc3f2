import { type INode, type JsonObject, NodeApiError, NodeOperationError } from 'n8n-workflow';
import { ConnectionsFailure } from '../api/failures/failure';
import { InvalidInput } from '../api/failures/invalidInput';

/** The error that n8n shows for whatever an item ended with. */
export function toNodeError(
	error: unknown,
	node: INode,
	itemIndex: number,
): NodeApiError | NodeOperationError {
	if (error instanceof ConnectionsFailure) {
		const { message, description, httpCode } = error;
		// handed over as plain data: n8n searches an Error for further texts, and keeps it; without
		// the code, which n8n would take for a status where there is none
		const response: JsonObject = { message };
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
