import type { ActivitiesSeed, ActivitiesSettings, ActivitiesStore } from './activities';
import type { CommunitiesSeed } from './communities';
import type { FilesSeed, FilesSettings, FilesStore } from './files';
import type { ConnectionsUser, PeopleSettings } from './people';

export type * from './activities';
export type * from './communities';
export type * from './faults';
export type * from './files';
export type * from './filesControl';
export type * from './oauth';
export type * from './people';
export type * from './requests';

/** What the server holds after a start or a reset. */
export interface ConnectionsSeed extends FilesSeed, CommunitiesSeed, ActivitiesSeed {
	users: ConnectionsUser[];
}

/** See settings.mjs for what each does; sizes in bytes, times in milliseconds, null = no limit. */
export interface ConnectionsSettings extends FilesSettings, ActivitiesSettings, PeopleSettings {
	maxUploadBytes: number | null;
	serverClockOffsetMs: number;
	latencyMs: number;
	tokenLifetimeMs: number;
	refusedTypes: string[];
	stickySessions: boolean;
	tokenAnswer: 'json' | 'form' | 'formAsText' | 'html' | 'error';
	expiredAs403: boolean;
	contextRoots: Partial<
		Record<'files' | 'activities' | 'communities' | 'profiles' | 'opensocial', string>
	>;
}

/** All that the server has stored. */
export interface ConnectionsStore extends FilesStore, ActivitiesStore {}
