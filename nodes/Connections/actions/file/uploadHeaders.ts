import type { IDataObject } from 'n8n-workflow';
import { InvalidInput } from '../../api/invalidInput';
import { headerOption } from '../fields/options';

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
