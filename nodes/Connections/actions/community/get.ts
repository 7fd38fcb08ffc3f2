import { fetchCommunity } from '../../api/communities/community';
import { simplifyField } from '../fields/binary';
import { communityField, readCommunityId } from '../fields/community';
import { optionsField } from '../fields/options';
import { one, type Operation } from '../operation';
import { communityExample, communityOutput } from './communityOutput';

/** Tells what is known of a community. */
export const getOperation: Operation = {
	value: 'get',
	name: 'Get',
	action: 'Get community',
	description: 'Read the title, description, type, tags and number of members of a community',
	fields: [
		communityField('The community to read about'),
		simplifyField,
		optionsField(['batchSize', 'maxRetries', 'stallTimeout']),
	],
	output: communityExample,
	async prepare(parameters, connection) {
		const id = readCommunityId(parameters);
		const simplify = parameters.flag('simplify', true);
		return {
			run: async () => one(communityOutput(await fetchCommunity(connection, id), simplify)),
		};
	},
};
