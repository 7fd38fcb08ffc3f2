import type { ILoadOptionsFunctions } from 'n8n-workflow';
import type { FileParameters } from '../actions/fields/file';
import { locatorOf } from '../actions/fields/itemParameters';
import { InvalidInput } from '../api/failures/invalidInput';

/** The parameters of the node as they stand in the editor at the moment. */
export function chosenParameters(context: ILoadOptionsFunctions): FileParameters {
	return {
		locatorValue: (name) => locatorOf(context.getCurrentNodeParameter(name)),
		text: (name) => String(context.getCurrentNodeParameter(name) ?? ''),
		locator(name, label, idFrom) {
			const { value } = locatorOf(context.getCurrentNodeParameter(name));
			const id = value ? idFrom(value) : null;
			if (id !== null) return id;
			throw new InvalidInput(
				`Choose '${label}' first`,
				`This list shows what belongs to it. Where '${label}' is an expression, enter the ID here instead.`,
			);
		},
	};
}
