import type { IDataObject } from 'n8n-workflow';
import { InvalidInput } from '../../api/failures/invalidInput';
import type { UploadHeaders } from '../../api/files/documentUpload';
import { headerOption, numberOption, optionsField } from '../fields/options';
import { checkedFileName } from '../fileName';

/** The options of uploads that know two phases. */
export const uploadOptions: Parameters<typeof optionsField>[0] = [
	'batchSize',
	'checkPermission',
	'contentLanguage',
	'contentType',
	'maxRetries',
	'nonce',
	'phasesThreshold',
	'slug',
	'stallTimeout',
	'updateNonce',
	'uploadMethod',
];

/**
 * The content type that goes out: the option, else that of the binary data. One must always be
 * there, or n8n's HTTP client would name that of a form.
 *
 * @throws InvalidInput when the option is none
 */
export function contentTypeFor(options: IDataObject, mimeType: string): string {
	const chosen = headerOption(options, 'contentType', 'Content Type');
	if (chosen && !/^[^\s/;]+\/[^\s/;]+\s*(;.*)?$/.test(chosen)) {
		throw new InvalidInput(
			`'Content Type' is not a MIME type: ${chosen}`,
			'Write it like application/pdf, or leave it out to use that of the binary data.',
		);
	}
	const ofBinary = /^[\x21-\x7e]+\/[\x20-\x7e]+$/.test(mimeType) ? mimeType : '';
	return chosen || ofBinary || 'application/octet-stream';
}

/**
 * The headers that the options of an upload to Files set.
 *
 * @param name goes out as Slug where the option Slug is not set
 * @throws InvalidInput
 */
export function uploadHeaders(
	options: IDataObject,
	name: string,
	contentType: string,
): UploadHeaders {
	return {
		contentType,
		contentLanguage: headerOption(options, 'contentLanguage', 'Content Language'),
		slug: options.slug ? checkedFileName(String(options.slug), 'Slug') : name,
		updateNonce: headerOption(options, 'updateNonce', 'Update Nonce'),
	};
}

const mebibyte = 1024 * 1024;

/** Whether the options send so many bytes in two phases. */
export function takesPhases(options: IDataObject, length: number): boolean {
	const method = options.uploadMethod ?? 'auto';
	const threshold = numberOption(options, 'phasesThreshold') * mebibyte;
	return method === 'phases' || (method === 'auto' && length > threshold);
}
