import { library } from './files.mjs';
import { AMY, BEN } from './people.mjs';

/** Communities, each with a library; `applications` are those that were added to it. */
export const communities = [
	{
		id: 'c0331111-0000-4000-8000-000000000040',
		title: 'Harbour Works',
		summary: 'Everything about the new quay.',
		type: 'publicInviteOnly',
		tags: ['harbour', 'quay'],
		libraryId: library(30),
		owners: [AMY],
		members: [BEN],
		applications: ['Files', 'Activities'],
	},
	{
		id: 'c0331111-0000-4000-8000-000000000041',
		title: 'Bees & Gardens',
		summary: 'What grows and hums on the roof.',
		type: 'private',
		tags: ['roof'],
		libraryId: library(31),
		owners: [AMY],
		members: [BEN],
		applications: ['Files'],
	},
];

/** The communities of the seed as the control side shows them. */
export const communitiesOverview = () => ({
	communities: communities.map(({ owners: _owners, members: _members, ...community }) =>
		structuredClone(community),
	),
});
