import { elementToJson } from '../../api/atom/json';
import { listCommunityMembers } from '../../api/communities/members';
import type { MemberEntry } from '../../api/server/member';
import { simplifyField } from '../fields/binary';
import { communityField, readCommunityId } from '../fields/community';
import { optionsField } from '../fields/options';
import { pagingFields, readLimit } from '../fields/paging';
import type { Operation } from '../operation';

/** Lists who belongs to a community. */
export const getMembersOperation: Operation = {
	value: 'getMembers',
	name: 'Get Members',
	action: 'Get members of community',
	description: 'List the people who belong to a community, with their roles',
	fields: [
		communityField('The community whose members to list'),
		...pagingFields,
		simplifyField,
		optionsField(['batchSize', 'maxRetries', 'stallTimeout']),
	],
	output: {
		id: null,
		kind: 'person',
		personId: '20170081',
		name: 'Amy Lindqvist',
		email: 'amy@example.com',
		role: 'owner',
	} satisfies MemberEntry,
	async prepare(parameters, connection) {
		const id = readCommunityId(parameters);
		const limit = readLimit(parameters);
		const simplify = parameters.flag('simplify', true);
		return {
			async run() {
				const found = await listCommunityMembers(connection, id, limit);
				return found.map(({ member, entry, headers }) => ({
					json: simplify ? { ...member } : { entry: elementToJson(entry), headers: { ...headers } },
				}));
			},
		};
	},
};
