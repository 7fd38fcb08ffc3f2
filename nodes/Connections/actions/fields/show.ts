import type { IDisplayOptions, INodeProperties } from 'n8n-workflow';

type Shown = NonNullable<IDisplayOptions['show']>;

/** Shows the fields only where all of these parameters have one of the values. */
export function shownFor(show: Shown, properties: INodeProperties[]): INodeProperties[] {
	return properties.map((property) => ({
		...property,
		displayOptions: {
			...property.displayOptions,
			show: { ...show, ...property.displayOptions?.show },
		},
	}));
}
