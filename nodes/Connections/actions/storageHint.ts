import type { IBinaryData, IExecuteFunctions } from 'n8n-workflow';
import { InvalidInput } from '../api/failures/invalidInput';

const mebibyte = 1024 * 1024;

/** From these sizes on, the way in which n8n stores a file costs more memory than its upload. */
const largeInItem = 16 * mebibyte;
const largeInDatabase = 128 * mebibyte;

/** One hint for a run is enough, however many items it has. */
const hinted = new WeakSet<IExecuteFunctions>();

/** Shows a hint beside the output where another setting of n8n would save memory. */
export function hintAtStorage(
	context: IExecuteFunctions,
	binary: IBinaryData,
	length: number,
): void {
	const message = adviceFor(binary, length);
	if (!message || hinted.has(context) || !('addExecutionHints' in context)) return;
	hinted.add(context);
	context.addExecutionHints({ message, type: 'warning', location: 'outputPane' });
}

function adviceFor({ id, fileName = 'a file' }: IBinaryData, length: number): string | null {
	const size = `${Math.round(length / mebibyte)} MiB`;
	if (!id && length >= largeInItem) {
		return `'${fileName}' (${size}) is part of the item itself, so n8n holds it in memory several times. Set N8N_DEFAULT_BINARY_DATA_MODE=filesystem on the n8n server, and let nodes store files instead of returning base64.`;
	}
	if (id?.startsWith('database:') && length >= largeInDatabase) {
		return `n8n keeps '${fileName}' (${size}) in its database and reads the whole file into memory; 512 MiB is the most it can hold. Set N8N_DEFAULT_BINARY_DATA_MODE=filesystem or s3 on the n8n server.`;
	}
	return null;
}

/** As base64 a file of more bytes is a longer text than V8 can hold (measured). */
const mostInItem = 384 * mebibyte;

/** N8N_BINARY_DATA_DATABASE_MAX_FILE_SIZE can be set no higher. */
const mostInDatabase = 1024 * mebibyte;

/**
 * Looks whether n8n can store a file of that size at all, before it is fetched. A node cannot ask
 * how n8n stores files, but the first one that it stores tells: so a tiny one is stored, and only
 * where the size makes it a question.
 *
 * @param length bytes; null where they are not known
 * @throws InvalidInput
 */
export async function requireRoom(
	context: IExecuteFunctions,
	length: number | null,
): Promise<void> {
	if (length === null || length <= mostInItem) return;
	const { id } = await context.helpers.prepareBinaryData(Buffer.from('-'), 'probe.txt');
	const size = `The file has ${Math.round(length / mebibyte)} MiB`;
	const remedy =
		'Set N8N_DEFAULT_BINARY_DATA_MODE=filesystem on the n8n server. Nothing was fetched.';
	if (!id) {
		throw new InvalidInput(
			`${size}, and n8n keeps files in memory, where at most ${mostInItem / mebibyte} MiB fit`,
			remedy,
		);
	}
	if (id.startsWith('database:') && length > mostInDatabase) {
		throw new InvalidInput(
			`${size}, and n8n keeps files in its database, where at most ${mostInDatabase / mebibyte} MiB fit`,
			remedy,
		);
	}
}
