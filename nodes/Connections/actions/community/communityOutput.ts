import type { IDataObject } from 'n8n-workflow';
import type { CommunityEntry, ReadCommunity } from '../../api/communities/community';
import { elementToJson } from '../../api/atom/json';

/** A community as the user sees it: the short form, or the whole entry. */
export function communityOutput(
	{ community, entry, headers }: ReadCommunity,
	simplify: boolean,
): IDataObject {
	return simplify
		? { ...community, author: { ...community.author } }
		: { entry: elementToJson(entry), headers: { ...headers } };
}

const id = '1e60d4e6-4972-421b-bb89-81486b36c0e4';
const pages = 'https://connections.example.com/communities/service/html';

/** A community as previews and docs show one. */
export const communityExample = {
	id,
	title: 'Harbour Works',
	summary: 'Everything about the new quay',
	description: '<p>Everything about the new quay</p>',
	type: 'publicInviteOnly',
	members: 12,
	tags: ['quay'],
	created: '2026-01-31T12:00:00.000Z',
	modified: '2026-01-31T12:00:00.000Z',
	author: { id: '20170081', name: 'Amy Lindqvist', email: 'amy@example.com' },
	url: `${pages}/communityview?communityUuid=${id}`,
	logoUrl: `${pages}/image?communityUuid=${id}`,
} satisfies CommunityEntry;
