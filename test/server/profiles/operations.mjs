const FORMAT = { format: ['lite', 'full'] };

/** The operations of Profiles: what the documentation knows of each one's query. */
export const OPERATIONS = {
	/** "Searching Profiles", without the fields of a profile that nobody here searches by. */
	peopleSearch: {
		query: {
			name: 'name',
			email: 'name',
			search: 'name',
			userid: 'name',
			jobTitle: 'name',
			activeUsersOnly: 'boolean',
			...FORMAT,
			page: 'number',
			ps: 'number',
		},
	},
	profile: {
		query: { userid: 'id', key: 'id', email: 'name', ...FORMAT, output: ['hcard', 'vcard'] },
	},
	service: { query: {} },
};
