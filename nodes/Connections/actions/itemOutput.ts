import type { IBinaryData, IDataObject, IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import type { FetchedFile, Store } from '../api/download/fetchFile';
import { sentences } from '../api/failures/failure';
import { InvalidInput } from '../api/failures/invalidInput';
import type { ItemParameters } from './fields/itemParameters';
import type { OutputItem } from './operation';
import { hintAtStorage, requireRoom } from './storageHint';
import { isTool } from './tool';

/** The binary field that a download fills. */
export const outputField: INodeProperties = {
	displayName: 'Put Output File in Field',
	name: 'binaryPropertyName',
	type: 'string',
	default: 'data',
	required: true,
	placeholder: 'e.g. data',
	hint: 'The name of the output binary field to put the file in',
	description: 'Name of the binary field of the item that gets the file',
};

/**
 * The name of the binary field that a download fills.
 *
 * @throws InvalidInput when it is empty
 */
export function readOutputField(parameters: ItemParameters): string {
	const field = parameters.text('binaryPropertyName').trim();
	if (field) return field;
	throw new InvalidInput(
		"'Put Output File in Field' is empty",
		'Enter the name of a binary field, e.g. data.',
	);
}

/** Hands the bytes to n8n's store while they come; name and type are ours to give (measured). */
export function n8nStore(context: IExecuteFunctions): Store<IBinaryData> {
	return {
		admit: async (size) => await requireRoom(context, size),
		take: async (stream, { name, mimeType }) =>
			await context.helpers.prepareBinaryData(stream, name, mimeType),
	};
}

/** Text of at most so many bytes goes to an AI agent, which gets no binaries. */
const longestToolText = 100 * 1024;

/**
 * The item of a download: what is known of the file, its binary, and the binaries that came in.
 *
 * @param json what is known of the file
 */
export async function downloadedItem(
	parameters: ItemParameters,
	field: string,
	json: IDataObject,
	{ stored: binary, size, note }: FetchedFile<IBinaryData>,
): Promise<OutputItem> {
	const { context, itemIndex } = parameters;
	hintAtStorage(context, binary, size);
	const content = isTool(context) ? await toolContent(context, binary, size) : {};
	const notes = sentences(note, content.note);
	return {
		json: { ...json, ...content, ...(notes && { note: notes }) },
		binary: { ...context.getInputData()[itemIndex]?.binary, [field]: binary },
	};
}

/** What an agent gets of a file: its text, or a word on why it has none. */
async function toolContent(
	context: IExecuteFunctions,
	binary: IBinaryData,
	size: number,
): Promise<{ text?: string; note?: string }> {
	const isText = /^(text\/|application\/(json|xml|csv|yaml))|\+(json|xml)$/i.test(binary.mimeType);
	if (!isText || size > longestToolText) {
		return { note: 'An AI agent gets the content of text files of up to 100 KB only.' };
	}
	const bytes = binary.id
		? await context.helpers.binaryToBuffer(await context.helpers.getBinaryStream(binary.id))
		: Buffer.from(binary.data, 'base64');
	return { text: bytes.toString('utf8') };
}
