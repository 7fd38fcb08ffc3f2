/** The operations of Profiles: what the documentation knows of each one's query. */
export const OPERATIONS = {
	/** "Searching Profiles", without the fields of a profile that nobody here searches by. */
	peopleSearch: {
		query: {
			name: 'name',
			activeUsersOnly: 'boolean',
			format: ['lite', 'full'],
			page: 'number',
			ps: 'number',
		},
	},
};
