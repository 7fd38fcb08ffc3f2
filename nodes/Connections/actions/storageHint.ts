import type { IBinaryData, IExecuteFunctions } from 'n8n-workflow';

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
