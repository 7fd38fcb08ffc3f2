/** What of Files the control side may change; sizes in bytes, times in milliseconds, null = no limit. */
export const FILES_SETTINGS = {
	/** 413, or 400 as Files' ContentMaxSizeExceeded is documented. */
	maxUploadStatus: 413,
	/** Room in each library of Files. */
	quotaBytes: 2 ** 40,
	/** Whether the HTTP server in front of Files has the module that takes uploads in two phases. */
	phasesEnabled: true,
	/** What Files takes in one shot where phases are on; above it the HTTP server answers 413. */
	singleUploadLimitBytes: null,
	/**
	 * Whether new bytes make a version: 'always', as in the recorded answers, or 'asAsked', as
	 * documented: without createVersion=true the old bytes are lost and the label stays.
	 */
	versioning: 'always',
	/** How many uploads a nonce is good for; whatever comes with it after that is refused. */
	nonceUses: null,
	/** The status of what is refused for a lock, which no source tells: 403, 409 or 423. */
	lockedStatus: 403,
	/** Entries as of '2014', or with what servers of '2018' say besides. */
	entryEdition: '2014',
	/** How many renditions of its own making the server counts among each file's attachments. */
	systemRenditions: 0,
	/** Names of list parameters that are ignored, as servers silently do: sortBy, since, tag … */
	ignoredParameters: [],
	/** How many entries a page of a list has at most, however many are asked for. */
	largestPage: 500,
	/** Whether a file's `updated` is the time of the listing, as was seen in a community's library. */
	updatedOnListing: false,
	/**
	 * What happens after each list of files was answered, while a caller goes on to the next page:
	 * 'touchLast' (the last file of all pages becomes the newest), 'addFile' (a new one comes first),
	 * 'trashFirst' (the first one goes); null for nothing.
	 */
	afterList: null,
	/** After how many lists that still happens. */
	afterListTimes: 0,
	/** 'media' redirects downloads to the second host, 'dashboard' to its root and an HTML page. */
	redirectMedia: null,
	/** Whether media come compressed, although nobody asked for it. */
	mediaGzip: false,
	/** How the end of media is told: 'length', 'chunked' or 'close' (the connection ends). */
	mediaFraming: 'length',
	/** Whether scripts are taken out of HTML files on their way down. */
	filterHtml: false,
	/** The language that Content-Disposition names. */
	dispositionLanguage: 'en',
};
