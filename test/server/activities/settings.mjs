/** What of Activities the control side may change. */
export const ACTIVITIES_SETTINGS = {
	/** What phase 2 makes in Activities: 'fieldOnNode' or 'newEntry'. */
	fieldCreation: 'fieldOnNode',
	/**
	 * Whether entries hold elements and attributes that no documentation knows, as servers of another
	 * version may; the store keeps what of them comes back.
	 */
	foreignMarkup: false,
	/** Query parameters that the lists of Activities do not look at, as a server may. */
	ignoredParameters: [],
	/** How many nodes of one activity a list holds where ps is not asked; null = all (seen in public clients). */
	nodeFeedPageSize: null,
	/** Whether the list of an activity's own nodes holds the replies to them, too, as 5.0 did. */
	activityListsReplies: false,
	/** Whether the list of all nodes below says how deep each lies; a recorded one said 0 throughout. */
	descendantsTellDepth: true,
	/** Whether the list of to-dos holds the completed ones where completed is not asked. */
	todosListCompleted: true,
	/** Whether what is completed has the flag checked, too, as a pasted entry of 2017 shows. */
	completedIsChecked: false,
	/** Whether the list of members answers page and ps, or all members each time. */
	membersPaged: false,
	/** How many nodes an activity may hold (documentation). */
	maxNodes: 2000,
	/** Whether Activities refuses with an HTML page and not with its XML. */
	activitiesHtmlErrors: false,
	/** Whether the files of fields are there below /oauth, which nobody has proved. */
	oauthDownload: true,
	/** Whether the file of a field comes with its type and name, or as bytes of which nothing is said. */
	fieldFileHeaders: true,
};
