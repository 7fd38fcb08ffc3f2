import { byId } from '../../activitiesStage';
import type { TestedResource } from '../testedOperation';

const text = expect.any(String) as string;

/** The operations of a community. */
export const communityOperations: TestedResource = ({ stage }) => {
	const [harbour] = stage.seed.communities;

	return {
		get: {
			does: `see the community ${harbour.id}`,
			target: `the community ${harbour.id}`,
			request: { method: 'GET' },
			runs: [[{ communityId: byId(harbour.id) }, { id: harbour.id, title: harbour.title }]],
		},
		getAll: {
			does: 'see the list of communities',
			target: 'the list of communities',
			request: { method: 'GET' },
			runs: [
				[{}, [{ title: text }, { title: text }]],
				[
					{
						list: 'all',
						limit: 1,
						filters: { search: 'quay', tag: 'quay' },
						sort: { sortBy: 'title', sortOrder: 'asc' },
					},
					[{ title: harbour.title }],
				],
				[{ list: 'mine', returnAll: true }, [{}, {}]],
			],
		},
		getMembers: {
			does: `see the list of members in the community ${harbour.id}`,
			target: `the community ${harbour.id}`,
			request: { method: 'GET' },
			runs: [
				[{ communityId: byId(harbour.id) }, [{ role: 'owner' }, { role: 'member' }]],
				[{ communityId: byId(harbour.id), limit: 1 }, [{ role: 'owner' }]],
				[{ communityId: byId(harbour.id), returnAll: true }, [{}, {}]],
			],
		},
	};
};
