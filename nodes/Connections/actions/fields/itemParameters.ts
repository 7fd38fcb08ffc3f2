import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { InvalidInput, quoting } from '../../api/failures/invalidInput';
import { kindOfAddress } from './pasted';

/** The parameters of one item, read as the types that operations need. */
export class ItemParameters {
	constructor(
		readonly context: IExecuteFunctions,
		readonly itemIndex: number,
	) {}

	/** Text as it is, '' where there is none. */
	text(name: string): string {
		const value = this.context.getNodeParameter(name, this.itemIndex, '');
		return value === null || value === undefined ? '' : String(value);
	}

	/** Whatever it holds, undefined where it was not set. */
	value(name: string): IDataObject[string] {
		return this.context.getNodeParameter(name, this.itemIndex, undefined) as IDataObject[string];
	}

	flag(name: string, fallback: boolean): boolean {
		return this.context.getNodeParameter(name, this.itemIndex, fallback) === true;
	}

	collection(name: string): IDataObject {
		return this.context.getNodeParameter(name, this.itemIndex, {}) as IDataObject;
	}

	/**
	 * The id that a resource locator holds. In every mode a pasted web address is understood.
	 *
	 * @throws InvalidInput when it is empty, or no id can be read from it
	 */
	locator(name: string, label: string, idFrom: (text: string) => string | null): string {
		const { value } = this.locatorValue(name);
		if (!value) {
			throw new InvalidInput(
				`'${label}' is empty`,
				"Choose it from the list, or give its web address or the ID that 'Get Many' tells. If it is an expression, check that it gives a value for this item.",
			);
		}
		const id = idFrom(value);
		if (id === null) {
			throw new InvalidInput(
				quoting(`'${label}' holds nothing that is an ID or the web address of one`, value),
				`${kindOfAddress(value) ? `This is the address of a ${kindOfAddress(value)}. ` : ''}Choose it from the list, copy its address from the browser while the page is open, or give the ID alone, as 'Get Many' tells it.`,
			);
		}
		return id;
	}

	/** Mode and trimmed value of a resource locator; a plain value counts as an id. */
	locatorValue(name: string): { mode: string; value: string } {
		return locatorOf(this.context.getNodeParameter(name, this.itemIndex, ''));
	}
}

/** Mode and trimmed value of what a resource locator holds; a plain value counts as an id. */
export function locatorOf(held: unknown): { mode: string; value: string } {
	const isLocator = typeof held === 'object' && held !== null;
	const { mode, value } = (isLocator ? held : { mode: 'id', value: held }) as {
		mode?: string;
		value?: string | number;
	};
	return { mode: mode ?? 'id', value: String(value ?? '').trim() };
}
