/** Communities of the seed. */
export interface CommunitiesSeed {
	communities: Array<{
		id: string;
		title: string;
		libraryId: string;
		type: string;
		tags: string[];
		/** Those that were added to it: Files, Activities. */
		applications: string[];
	}>;
}

/** Communities to add at once; what is not given is public, without tags, with Activities alone. */
export interface ConnectionsCommunitiesToAdd {
	/** Default 1; the titles of several are numbered from 001. */
	count?: number;
	title?: string;
	summary?: string;
	type?: 'public' | 'private' | 'publicInviteOnly';
	tags?: string[];
	/** User ids, one at least. */
	owners: string[];
	members?: string[];
	applications?: string[];
	created?: number;
	updated?: number;
}
