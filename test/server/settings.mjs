import { FILES_SETTINGS } from './files/settings.mjs';
import { ACTIVITIES_SETTINGS } from './activities/settings.mjs';
import { PROFILES_SETTINGS } from './profiles/settings.mjs';

/** What the control side may change for all applications; those of one stand with it. */
const DEFAULTS = {
	...FILES_SETTINGS,
	...ACTIVITIES_SETTINGS,
	...PROFILES_SETTINGS,
	/** Files and fields above it, in bytes, are refused: with maxUploadStatus in Files; null = no limit. */
	maxUploadBytes: null,
	/** How far the server's clock is ahead of the machine's, in milliseconds; below 0: behind. */
	serverClockOffsetMs: 0,
	/** How long each answer of a Connections application is held back, in milliseconds. */
	latencyMs: 0,
	/** How long an upload token is good, in milliseconds. */
	tokenLifetimeMs: 600_000,
	/** Content types that are answered with 415. */
	refusedTypes: ['application/x-refused'],
	/** Whether phase 2 needs the cookie that phase 1 set, as behind a load balancer. */
	stickySessions: false,
	/** The token endpoint's answer: 'json', 'form' (form-encoded), 'formAsText' (the same, declared as HTML), 'html', 'error' (500). */
	tokenAnswer: 'json',
	/** Whether an expired access token is refused with 403, as the cloud was seen to do, and not with 401. */
	expiredAs403: false,
	/** Where the applications live. */
	contextRoots: {
		files: '/files',
		activities: '/activities',
		communities: '/communities',
		profiles: '/profiles',
		opensocial: '/connections/opensocial',
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
