import { randomUUID } from 'node:crypto';
import { communities } from '../seed/communities.mjs';

/** The seed was there a day before, the first community as the newest. */
const SEED_AGE = 86_400_000;

/** The communities with their members. */
export class CommunitiesStore {
	#clock;

	constructor(clock) {
		this.#clock = clock;
	}

	/** Back to the seed. */
	reset() {
		this.communities = new Map();
		const now = this.#clock.now();
		for (const [index, community] of communities.entries()) {
			const time = now - SEED_AGE - index * 60_000;
			this.add({ ...structuredClone(community), created: time, updated: time });
		}
	}

	/** A new community; owners are members, and a library it has where one is given. */
	add({ owners, members = [], ...properties }) {
		const now = this.#clock.now();
		const community = {
			id: randomUUID(),
			summary: '',
			type: 'public',
			tags: [],
			applications: ['Activities'],
			libraryId: null,
			created: now,
			updated: now,
			...properties,
			owners,
			members: [...new Set([...owners, ...members])],
		};
		this.communities.set(community.id, community);
		return community;
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
