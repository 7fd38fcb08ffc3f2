import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import { InvalidInput } from '../../api/failures/invalidInput';

/**
 * The value that was chosen of a field's options, by an expression too, as workflows store it; the
 * field's default where there is none.
 *
 * @throws InvalidInput for one that the field does not offer
 */
export function chosenOf<Value extends string>(
	{ displayName, options = [], default: fallback }: INodeProperties,
	given: unknown,
): Value {
	const text = String(given ?? '').trim() || String(fallback);
	const values = (options as INodePropertyOptions[]).map(({ value }) => String(value));
	const known = values.find((value) => value.toLowerCase() === text.toLowerCase());
	if (known !== undefined) return known as Value;
	throw new InvalidInput(
		`'${displayName}' has the value '${text}'`,
		`Use one of: ${values.join(', ')}.`,
	);
}
