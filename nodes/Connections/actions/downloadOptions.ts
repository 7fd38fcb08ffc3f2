import type { IDataObject, INodeProperties } from 'n8n-workflow';
import { checkedFileName } from './fileName';

/** The options of every download from Files. */
export const downloadOptions: INodeProperties[] = [
	{
		displayName: 'File Name',
		name: 'fileName',
		type: 'string',
		default: '',
		placeholder: 'e.g. report.pdf',
		description: 'Name that the file gets in n8n. Default: the one that it has in Connections.',
	},
	{
		displayName: 'Ignore Scan Warning',
		name: 'ignoreScanWarning',
		type: 'boolean',
		default: false,
		description: 'Whether to download a file that the server has not scanned for viruses yet',
	},
];

/**
 * The options of a download, as they were added.
 *
 * @throws InvalidInput for a name that cannot be one
 */
export function readDownloadOptions(options: IDataObject): {
	fileName?: string;
	ignoreScanWarning: boolean;
} {
	const fileName = String(options.fileName ?? '').trim();
	return {
		fileName: fileName ? checkedFileName(fileName) : undefined,
		ignoreScanWarning: options.ignoreScanWarning === true,
	};
}
