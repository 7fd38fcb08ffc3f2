/** What the control side may change; sizes in bytes, times in milliseconds, null = no limit. */
const DEFAULTS = {
	/** Files and fields above it are refused with maxUploadStatus. */
	maxUploadBytes: null,
	/** 413, or 400 as Files' ContentMaxSizeExceeded is documented. */
	maxUploadStatus: 413,
	/** Room in each library of Files. */
	quotaBytes: 2 ** 40,
	/** Whether the HTTP server in front of Files has the module that takes uploads in two phases. */
	phasesEnabled: true,
	/** What Files takes in one shot where phases are on; above it the HTTP server answers 413. */
	singleUploadLimitBytes: null,
	/** How long each answer of a Connections application is held back. */
	latencyMs: 0,
	/** How long an upload token is good. */
	tokenLifetimeMs: 600_000,
	/** Content types that are answered with 415. */
	refusedTypes: ['application/x-refused'],
	/** What phase 2 makes in Activities: 'fieldOnNode' or 'newEntry'. */
	fieldCreation: 'fieldOnNode',
	/** Whether phase 2 needs the cookie that phase 1 set, as behind a load balancer. */
	stickySessions: false,
	/** The token endpoint's answer: 'json', 'form' (form-encoded), 'formAsText' (the same, declared as HTML), 'html', 'error' (500). */
	tokenAnswer: 'json',
	/** Whether an expired access token is refused with 403, as the cloud was seen to do, and not with 401. */
	expiredAs403: false,
	/** Whether Profiles runs here; without it, there is nothing at its addresses. */
	profilesInstalled: true,
	/** How many people Profiles knows beside the users: Further Person 001 and so on. */
	furtherPeople: 0,
	/** Where the applications live. */
	contextRoots: {
		files: '/files',
		activities: '/activities',
		communities: '/communities',
		profiles: '/profiles',
	},
};

/** The server's settings; a change of one nobody knows is refused with a RangeError. */
export class Settings {
	constructor() {
		this.reset();
	}

	reset() {
		Object.assign(this, structuredClone(DEFAULTS));
	}

	change(patch) {
		for (const name of Object.keys(patch)) {
			if (!Object.hasOwn(DEFAULTS, name)) throw new RangeError(`No setting is called ${name}`);
		}
		const { contextRoots, ...rest } = patch;
		Object.assign(this, rest);
		this.contextRoots = { ...this.contextRoots, ...contextRoots };
	}
}
