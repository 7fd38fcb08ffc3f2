import type { IDataObject, INodeProperties } from 'n8n-workflow';
import type { Connection } from '../../api/server/connection';
import type { ItemParameters } from './itemParameters';
import type { ParameterDefinition } from './parameterDefinition';
import { userIds } from './people';
import { commaParted, readQuery } from './readQuery';

/** People and communities, by user ids and ids. */
export interface Recipients {
	people: string[];
	communities: string[];
}

const recipients: ParameterDefinition[] = [
	{
		name: 'shareWith',
		label: 'People',
		kind: 'people',
		placeholder: 'e.g. ajones@example.com',
		description: 'User IDs or e-mail addresses',
	},
	{
		name: 'shareWithCommunity',
		label: 'Communities',
		kind: 'communities',
		placeholder: 'e.g. 1e60d4e6-4972-421b-bb89-81486b36c0e4',
		description: 'IDs or web addresses of communities',
	},
];

/**
 * The fields that name people and communities. They are texts: n8n's editor cannot show a list of
 * resource locators but in a collection.
 */
export const recipientFields: INodeProperties[] = recipients.map(
	({ name, label, kind, description, placeholder }) => ({
		displayName: label,
		name,
		type: 'string',
		typeOptions: {
			multipleValues: true,
			multipleValueButtonText: kind === 'people' ? 'Add Person' : 'Add Community',
		},
		default: [],
		placeholder,
		description,
	}),
);

/**
 * The people and communities that were named, each once.
 *
 * @throws InvalidInput
 * @throws ConnectionsFailure where an e-mail address cannot be looked up
 */
export async function readRecipients(
	parameters: ItemParameters,
	connection: Connection,
): Promise<Recipients> {
	const values: IDataObject = {
		shareWith: parameters.value('shareWith'),
		shareWithCommunity: commaParted(parameters.value('shareWithCommunity')) as IDataObject[string],
	};
	const { shareWith, shareWithCommunity } = readQuery(recipients, values, 'UTC') as {
		shareWith?: string[];
		shareWithCommunity?: string[];
	};
	return {
		people: await userIds(connection, 'People', shareWith ?? []),
		communities: [...new Set(shareWithCommunity)],
	};
}
