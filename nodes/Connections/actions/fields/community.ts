import type { INodeProperties } from 'n8n-workflow';
import type { ItemParameters } from './itemParameters';
import { communityLocator } from './locator';
import { communityIdFrom } from './pasted';

/** A community, from the list of the user's own, by its page or ID. */
export function communityField(description: string): INodeProperties {
	return {
		displayName: 'Community',
		name: 'communityId',
		required: true,
		description,
		...communityLocator(),
	};
}

/** @throws InvalidInput when no community is chosen, or none can be read from what is there */
export const readCommunityId = (parameters: ItemParameters) =>
	parameters.locator('communityId', 'Community', communityIdFrom);
