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
};
