import type { INodeProperties } from 'n8n-workflow';
import { InvalidInput } from '../../api/failures/invalidInput';
import type { ItemParameters } from '../fields/itemParameters';

/** The text of a comment. */
export const textField: INodeProperties = {
	displayName: 'Text',
	name: 'text',
	type: 'string',
	typeOptions: { rows: 3 },
	default: '',
	required: true,
	placeholder: 'e.g. Please check the second page.',
	description: 'What the comment says, as plain text',
};

/**
 * The text of a comment.
 *
 * @throws InvalidInput when it is empty, or has characters in it that XML cannot carry
 */
export function readText(parameters: ItemParameters): string {
	const text = parameters.text('text');
	if (text.trim() === '') {
		throw new InvalidInput("'Text' is empty", 'A comment needs a text: say what it tells.');
	}
	// eslint-disable-next-line no-control-regex -- these are the characters to refuse
	const [character] = /[\0-\x08\x0b\x0c\x0e-\x1f\x7f\uFFFE\uFFFF]/.exec(text) ?? [];
	if (character === undefined) return text;
	const code = character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0');
	throw new InvalidInput(
		`'Text' holds the control character U+${code}, which a comment cannot carry`,
		'Remove it, e.g. with the expression {{ $json.text.replace(/[^\\P{Cc}\\t\\n\\r]/gu, "") }}.',
	);
}
