import {
	type Failure,
	type INode,
	type JsonObject,
	NodeApiError,
	NodeOperationError,
} from 'n8n-workflow';
import { ConnectionsFailure, sentences } from '../api/failures/failure';
import { InvalidInput } from '../api/failures/invalidInput';
import { isToolNode } from './tool';

/**
 * What happened, as n8n shows it above the description. Of a tool's error an AI agent gets the message
 * alone, so there it says what to do as well.
 */
function messageOf(
	{ message, description }: ConnectionsFailure | InvalidInput,
	node: INode,
	itemIndex?: number,
): string {
	if (isToolNode(node)) return sentences(`${message}.`, description);
	return itemIndex === undefined ? message : `${message} [item ${itemIndex}]`;
}

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
	if (error instanceof ConnectionsFailure) {
		const { message, description, httpCode } = error;
		// handed over as plain data: n8n searches an Error for further texts, and keeps it; without
		// the code, which n8n would take for a status where there is none
		const response: JsonObject = { message };
		return new NodeApiError(node, response, {
			message: messageOf(error, node, itemIndex),
			description,
			httpCode: httpCode ?? undefined,
			itemIndex,
			failure,
		});
	}
	if (error instanceof InvalidInput) {
		return new NodeOperationError(node, messageOf(error, node, itemIndex), {
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
