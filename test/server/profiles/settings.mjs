/** What of Profiles the control side may change. */
export const PROFILES_SETTINGS = {
	/** Whether Profiles runs here; without it, there is nothing at its addresses. */
	profilesInstalled: true,
	/** How many people Profiles knows beside the users: Further Person 001 and so on. */
	furtherPeople: 0,
};
