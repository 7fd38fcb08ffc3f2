import { InvalidInput } from '../../api/failures/invalidInput';
import { downloadFile, type DownloadRequest } from '../../api/files/download';
import { downloadOptions, readDownloadOptions } from '../downloadOptions';
import { simplifyField } from '../fields/binary';
import { fileFields, readFile } from '../fields/file';
import { optionsField } from '../fields/options';
import { downloadedItem, n8nStore, outputField, readOutputField } from '../itemOutput';
import type { Operation } from '../operation';
import { documentExample, readOutput } from './documentOutput';

/** Fetches the bytes of a file. */
export const downloadOperation: Operation = {
	value: 'download',
	name: 'Download',
	action: 'Download file',
	description: 'Fetch the content of a file, or of one of its versions',
	fields: [
		...fileFields('The file to download'),
		outputField,
		simplifyField,
		optionsField(
			['batchSize', 'maxRetries', 'stallTimeout'],
			[
				...downloadOptions,
				{
					displayName: 'Version',
					name: 'version',
					type: 'string',
					default: '',
					placeholder: 'e.g. 2',
					description: 'Number or ID of an older version. Default: the current one.',
				},
			],
		),
	],
	output: documentExample,
	async prepare(parameters, connection) {
		const options = parameters.collection('options');
		const request: DownloadRequest = {
			file: readFile(parameters),
			version: readVersionOption(options.version),
			...readDownloadOptions(options),
		};
		const field = readOutputField(parameters);
		const simplify = parameters.flag('simplify', true);
		return {
			async run() {
				const downloaded = await downloadFile(connection, request, n8nStore(parameters.context));
				const json = readOutput(downloaded.read, simplify);
				return [await downloadedItem(parameters, field, json, downloaded)];
			},
		};
	},
};

/** @throws InvalidInput when it is neither a number nor an id */
function readVersionOption(value: unknown): string | undefined {
	const version = String(value ?? '').trim();
	if (version === '') return undefined;
	// ids of versions are UUIDs wherever they were seen
	if (/^[1-9]\d{0,8}$/.test(version) || /^\w[\w.:-]{15,199}$/.test(version)) return version;
	throw new InvalidInput(
		`'Version' is '${version}', which is neither the number nor the ID of a version`,
		"Enter a number, e.g. 2, or the ID that 'Get Many' of the resource Version tells.",
	);
}
