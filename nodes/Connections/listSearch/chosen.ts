import type { ILoadOptionsFunctions, INodeParameterResourceLocator } from 'n8n-workflow';
import type { LibraryParameters } from '../actions/fields/library';
import { InvalidInput } from '../api/failures/invalidInput';

/** The parameters of the node as they stand in the editor at the moment. */
export function chosenParameters(context: ILoadOptionsFunctions): LibraryParameters {
	return {
		text: (name) => String(context.getCurrentNodeParameter(name) ?? ''),
		locator(name, label, idFrom) {
			const raw = context.getCurrentNodeParameter(name) as
				| INodeParameterResourceLocator
				| string
				| undefined;
			const value = typeof raw === 'object' ? raw?.value : raw;
			const id = value ? idFrom(String(value)) : null;
			if (id !== null) return id;
			throw new InvalidInput(
				`Choose '${label}' first`,
				`This list shows what belongs to it. Where '${label}' is an expression, enter the ID here instead.`,
			);
		},
	};
}
