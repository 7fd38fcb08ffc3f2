import { communities } from '../seed/communities.mjs';
import { byId } from './byId.mjs';

/** The communities with their members. */
export class CommunitiesStore {
	/** Back to the seed. */
	reset() {
		this.communities = byId(communities);
	}

	/** The community whose files a library holds; undefined if it is none. */
	ofLibrary(libraryId) {
		return [...this.communities.values()].find((each) => each.libraryId === libraryId);
	}

	/** The role of somebody in a community: owner, member, or null. */
	roleOf(id, userId) {
		const community = this.communities.get(id);
		if (community?.owners.includes(userId)) return 'owner';
		return community?.members.includes(userId) ? 'member' : null;
	}
}
