/** What of Activities the control side may change. */
export const ACTIVITIES_SETTINGS = {
	/** What phase 2 makes in Activities: 'fieldOnNode' or 'newEntry'. */
	fieldCreation: 'fieldOnNode',
};
