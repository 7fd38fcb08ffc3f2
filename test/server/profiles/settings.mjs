/** What of Profiles, and of people everywhere, the control side may change. */
export const PROFILES_SETTINGS = {
	/** Whether Profiles runs here; without it, there is nothing at its addresses. */
	profilesInstalled: true,
	/** Likewise for the people of OpenSocial, which tell who asks. */
	openSocialInstalled: true,
	/** How many people are known beside the users: Further Person 001 and so on. */
	furtherPeople: 0,
	/** How many people are known who have left: Former Person 001 and so on. */
	formerPeople: 0,
	/** What is answered about somebody nobody knows: 'error' (400) or 'emptyFeed'. */
	unknownPerson: 'error',
	/** Whether nobody's e-mail address is told; then nobody is looked for by one. */
	emailsHidden: false,
};
