import type { ILoadOptionsFunctions, INodeParameterResourceLocator } from 'n8n-workflow';
import { InvalidInput } from '../api/invalidInput';

/**
 * The id that another resource locator of the node holds at the moment.
 *
 * @throws InvalidInput when nothing is chosen there yet
 */
export function chosen(
	context: ILoadOptionsFunctions,
	name: string,
	label: string,
	idFrom: (text: string) => string | null,
): string {
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
}
