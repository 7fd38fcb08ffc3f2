import type { ConnectionsRequest, ConnectionsServer } from '../server/client';
import { DEMO_NODES } from './demo-workflow';
import { fileSize, sha256OfFile } from './file';

/** What the demo's uploads and its download put out, each as the first item's json. */
export interface DemoOutput {
	file: Json;
	attachment: Json;
	field: Json;
	/** the file as it came back, with the SHA-256 of its bytes */
	downloaded: Json;
}

/** Takes it out of a run: `jsonOf` gives the first item of a node. */
export function demoOutput(jsonOf: (node: string) => Json): DemoOutput {
	return {
		file: jsonOf(DEMO_NODES.addFile),
		attachment: jsonOf(DEMO_NODES.addAttachment),
		field: jsonOf(DEMO_NODES.uploadField),
		downloaded: jsonOf(DEMO_NODES.hash),
	};
}

type Json = Record<string, unknown> | undefined;

interface Stored {
	name: string;
	size: number;
	sha256: string | null;
}

/** What became of a file that was uploaded into the Connections test server. */
export interface Arrival {
	/** Whether what the server stored is what lay on disk, byte by byte. */
	equal: boolean;
	/** The same for a person to read. */
	lines: string[];
	/** Page of the file, as long as the server runs. */
	page: string;
}

function sizeText(bytes: number): string {
	const exact = `${bytes.toLocaleString('en-US')} bytes`;
	return bytes < 2 ** 20 ? exact : `${exact} (${(bytes / 2 ** 20).toFixed(1)} MiB)`;
}

/** How long the request with the bytes was under way, by the server's clock, and how fast that is. */
function rateText(upload: ConnectionsRequest | undefined, bytes: number): string {
	if (!upload?.endedAt || bytes < 2 ** 20) return '';
	const ms = Date.parse(upload.endedAt) - Date.parse(upload.startedAt);
	const rate = ms > 0 ? `, ${(bytes / 2 ** 20 / (ms / 1000)).toFixed(1)} MiB/s` : '';
	return ` in ${ms} ms${rate}`;
}

/** Where the demo's three uploads lie in the server, in the order in which the workflow made them. */
async function storedOf(
	connections: ConnectionsServer,
	{ file, attachment, field }: DemoOutput,
): Promise<Array<[what: string, stored: Stored | undefined]>> {
	const { documents, fields } = await connections.store();
	const document = documents.find(({ id }) => id === file?.id);
	const attached = document?.attachments.find(({ id }) => id === attachment?.id);
	const uploaded = fields.find(({ fid }) => fid === field?.fieldId);
	return [
		['Add File', document && { ...document, name: document.label }],
		['Add Attachment', attached && { ...attached, name: attached.label }],
		[
			'Upload Activity Field',
			uploaded && {
				name: uploaded.fileName ?? uploaded.name,
				size: uploaded.size ?? 0,
				sha256: uploaded.sha256 ?? null,
			},
		],
	];
}

/** Compares the demo's file on disk with what the server made of its three uploads, and with what came back. */
export async function arrivalOf(
	connections: ConnectionsServer,
	output: DemoOutput,
	file: string,
): Promise<Arrival> {
	const size = fileSize(file);
	const sent = await sha256OfFile(file);
	const uploads = (await connections.requests()).filter(
		({ method, bodySha256, phase }) => method === 'POST' && phase !== 1 && bodySha256 === sent,
	);
	let equal = true;
	const lines = [`  SHA-256 sent    ${sent}`];
	for (const [index, [what, stored]] of (await storedOf(connections, output)).entries()) {
		const same = stored?.sha256 === sent && stored.size === size;
		equal &&= same;
		lines.push('', what);
		if (stored === undefined) {
			lines.push('  The server holds nothing that fits.');
			continue;
		}
		lines.push(
			`  name            ${stored.name}`,
			`  size            ${sizeText(stored.size)}${rateText(uploads[index], size)}`,
			`  SHA-256 stored  ${stored.sha256}`,
			`  bytes equal     ${same ? 'yes' : 'NO'}`,
		);
	}
	const { downloaded } = output;
	const back = downloaded?.sha256 === sent && downloaded.size === size;
	equal &&= back;
	lines.push(
		'',
		'Download',
		`  name            ${String(downloaded?.label)}`,
		`  size            ${sizeText(Number(downloaded?.size))}`,
		`  SHA-256 back    ${String(downloaded?.sha256)}`,
		`  bytes equal     ${back ? 'yes' : 'NO'}`,
	);
	return { equal, lines, page: `${connections.url}/files/app/file/${String(output.file?.id)}` };
}
