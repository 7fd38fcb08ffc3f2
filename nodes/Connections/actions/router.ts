import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { InvalidInput } from '../api/failures/invalidInput';
import { tellingKind } from '../api/files/otherKind';
import type { Connection } from '../api/server/connection';
import { runBatch, type Task } from './batch';
import { connect } from './connect';
import { ItemParameters } from './fields/itemParameters';
import { numberOption } from './fields/options';
import { toNodeError } from './nodeError';
import type { OutputItem, Prepared } from './operation';
import { operationOf } from './resources';

/**
 * Items in, items out: every item's parameters are checked before the first byte is sent, the
 * items run side by side, and what comes of each, or its failure, lands at its item's place.
 */
export async function router(context: IExecuteFunctions): Promise<INodeExecutionData[]> {
	const items = context.getInputData();
	const output = new Array<INodeExecutionData[]>(items.length);
	const settle = (itemIndex: number, error: unknown) => {
		const nodeError = toNodeError(error, context.getNode(), itemIndex);
		if (!context.continueOnFail()) throw nodeError;
		output[itemIndex] = [failedItem(nodeError, itemIndex)];
	};

	const { connection, batchSize } = await open(context);
	const tasks: Task[] = [];
	for (let itemIndex = 0; itemIndex < items.length; itemIndex++) {
		try {
			const { touches, run } = await prepare(context, itemIndex, connection);
			tasks.push({
				touches,
				run: async () => {
					try {
						output[itemIndex] = (await run()).map((item) => outputItem(item, itemIndex));
					} catch (error) {
						settle(itemIndex, await tellingKind(connection, error));
					}
				},
			});
		} catch (error) {
			settle(itemIndex, error);
		}
	}
	await runBatch(tasks, batchSize);
	return output.flat();
}

/** The connection and the width of the batch; the first item's options count for all. */
async function open(
	context: IExecuteFunctions,
): Promise<{ connection: Connection; batchSize: number }> {
	try {
		const options = new ItemParameters(context, 0).collection('options');
		const connection = await connect(context, {
			maxRetries: numberOption(options, 'maxRetries'),
			stallTimeout: numberOption(options, 'stallTimeout'),
			sharesNonce: options.nonce === 'perRun',
			apiPath: options.apiPath as 'service' | 'oauth' | undefined,
		});
		return { connection, batchSize: numberOption(options, 'batchSize') };
	} catch (error) {
		throw toNodeError(error, context.getNode(), 0);
	}
}

async function prepare(
	context: IExecuteFunctions,
	itemIndex: number,
	connection: Connection,
): Promise<Prepared> {
	const parameters = new ItemParameters(context, itemIndex);
	const [resource, operation] = [parameters.text('resource'), parameters.text('operation')];
	const chosen = operationOf(resource, operation);
	if (chosen) return await chosen.prepare(parameters, connection);
	throw new InvalidInput(
		`The node knows no operation '${operation}' of the resource '${resource}'`,
		"Choose 'Resource' and 'Operation' anew; a newer version of the package may know it.",
	);
}

function outputItem(item: OutputItem, itemIndex: number): INodeExecutionData {
	return { ...item, pairedItem: { item: itemIndex } };
}

/** A failed item: what happened and what to do as json, and the error itself. */
function failedItem(error: ReturnType<typeof toNodeError>, itemIndex: number): INodeExecutionData {
	const json: IDataObject = {
		error: error.message,
		description: error.description ?? null,
		httpCode: 'httpCode' in error ? error.httpCode : null,
	};
	const item = { pairedItem: { item: itemIndex } } as INodeExecutionData;
	// n8n finds the error output by "error", but then cuts the json of an item that has it down to
	// the message. Not enumerable, it is found and not copied along; the setter keeps the json where
	// n8n does not copy the item.
	Object.defineProperties(item, {
		error: { value: error, enumerable: false },
		json: { get: () => json, set: () => undefined, enumerable: true },
	});
	return item;
}
