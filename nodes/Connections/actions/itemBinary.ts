import type { IBinaryData, IExecuteFunctions } from 'n8n-workflow';
import { attempt } from '../api/atom/attempt';
import { InvalidInput } from '../api/failures/invalidInput';
import type { Source } from '../transport/wire';
import { earlierNode } from './fields/binary';
import { hintAtStorage } from './storageHint';

/** The file that an item carries: its bytes as a source, and what n8n knows of it. */
export interface ItemBinary {
	source: Source;
	fileName: string;
	mimeType: string;
}

/** Bytes read at a time: as many as the file has, within bounds (measured, docs/performance.md). */
const smallestPiece = 64 * 1024;
const largestPiece = 256 * 1024;

/**
 * The binary data of an item. n8n keeps it in a store, then it is streamed, or as base64 in the
 * item itself (no id), then it is decoded when it is sent.
 *
 * @throws InvalidInput when the item has none in that field, or its size cannot be known
 */
export async function readItemBinary(
	context: IExecuteFunctions,
	itemIndex: number,
): Promise<ItemBinary> {
	const field = context.getNodeParameter('binaryPropertyName', itemIndex) as string | IBinaryData;
	const binary = findBinary(context, itemIndex, field);
	const length = await lengthOf(context, binary);
	hintAtStorage(context, binary, length);
	return {
		source: { length, open: async () => await open(context, binary, length) },
		fileName: binary.fileName ?? '',
		mimeType: binary.mimeType ?? '',
	};
}

function findBinary(
	context: IExecuteFunctions,
	itemIndex: number,
	field: string | IBinaryData,
): IBinaryData {
	const binary = attempt(() => context.helpers.assertBinaryData(itemIndex, field));
	if (binary) return binary;
	const present = Object.keys(context.getInputData()[itemIndex]?.binary ?? {});
	throw new InvalidInput(
		typeof field === 'string' && field
			? `There is no binary data in the field '${field}' ('Input Binary Field')`
			: "'Input Binary Field' is empty",
		present.length > 0
			? `The item has binary data in: ${present.join(', ')}. Enter one of these names.`
			: `The item has no binary data. Take it from an earlier node with an expression in 'Input Binary Field', e.g. ${earlierNode}, or connect a node that outputs a file.`,
	);
}

async function lengthOf(context: IExecuteFunctions, binary: IBinaryData): Promise<number> {
	if (!binary.id) return Buffer.byteLength(binary.data, 'base64');
	// "fileSize" of the binary data is text for people
	const length: unknown =
		binary.bytes ??
		(await context.helpers.getBinaryMetadata(binary.id).catch(() => undefined))?.fileSize;
	if (typeof length === 'number' && Number.isSafeInteger(length) && length >= 0) return length;
	throw new InvalidInput(
		`The size of '${binary.fileName ?? 'the file'}' in 'Input Binary Field' is not known`,
		"The binary data names no size, or a negative one, and n8n's storage has none either. It may have been pruned: run the workflow again from the start.",
	);
}

async function open(context: IExecuteFunctions, binary: IBinaryData, length: number) {
	if (!binary.id) return Buffer.from(binary.data, 'base64');
	const piece = Math.min(largestPiece, Math.max(smallestPiece, length));
	return await context.helpers.getBinaryStream(binary.id, piece);
}
