import type { IExecuteFunctions, IPollFunctions } from 'n8n-workflow';
import { ItemParameters } from '../actions/fields/itemParameters';

/** The parameters of the trigger, read as those of an item: a poll has none, and no numbers of them. */
export function pollParameters(context: IPollFunctions): ItemParameters {
	const likeItem = Object.create(context, {
		getNodeParameter: {
			value: (name: string, _itemIndex: number, fallback: unknown) =>
				context.getNodeParameter(name, fallback),
		},
	}) as IExecuteFunctions;
	return new ItemParameters(likeItem, 0);
}
