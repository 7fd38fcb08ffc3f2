import { InvalidInput, quoting } from '../api/failures/invalidInput';
import { wellFormed } from '../api/server/query';
import type { ItemParameters } from './fields/itemParameters';

/**
 * As encoded words in a header a character takes up to 6 bytes; proxies commonly allow 8 KiB for
 * all headers together.
 */
const longestName = 1000;

/**
 * Checks a name that goes out as label and Slug; half surrogate pairs in it are replaced.
 *
 * @param label of the field to name in the error
 * @throws InvalidInput when it is empty, too long, or has a slash or control characters in it
 */
export function checkedFileName(name: string, label = 'File Name'): string {
	if (name.trim() === '') {
		throw new InvalidInput(
			label === 'File Name'
				? "'File Name' is empty, and the binary data has no name"
				: `'${label}' is empty`,
			`Set '${label}', e.g. report.pdf.`,
		);
	}
	if (/[/\\]/.test(name)) {
		throw new InvalidInput(
			quoting(`'${label}' holds a slash, which cannot be part of a name in Connections`, name),
			"Use the name alone, without folders. To put the file into a folder, set 'Create in Folder (Primary Collection)' under 'Additional Fields'.",
		);
	}
	return checkedName(name, label);
}

/**
 * Checks what all names have in common; half surrogate pairs are replaced.
 *
 * @throws InvalidInput when it is too long or has control characters in it
 */
export function checkedName(name: string, label: string): string {
	if (/\p{Cc}/u.test(name)) {
		throw new InvalidInput(
			quoting(`'${label}' holds a line break or another control character`, name),
			'Remove it, e.g. with the expression {{ $binary.data.fileName.replace(/\\s+/g, " ") }}.',
		);
	}
	if (name.length > longestName) {
		throw new InvalidInput(
			`'${label}' has ${name.length} characters, the most is ${longestName}`,
			`Set a shorter '${label}'.`,
		);
	}
	return wellFormed(name);
}

/** The name that the user gave, else that of the binary data. */
export function nameOf(parameters: ItemParameters, ofBinary: string): string {
	const given = parameters.text('fileName');
	return given.trim() === '' ? ofBinary : given;
}
