/** What is known of a user of the test server; `login` and `password` sign in. */
export interface ConnectionsUser {
	id: string;
	login: string;
	password: string;
	name: string;
	email: string;
	external: boolean;
}

/** What the server holds after a start or a reset. */
export interface ConnectionsSeed {
	users: ConnectionsUser[];
	libraries: Array<{ id: string; title: string; type: string; owner: string }>;
	communities: Array<{ id: string; title: string; libraryId: string }>;
	folders: Array<{ id: string; title: string }>;
	documents: Array<{
		id: string;
		label: string;
		libraryId: string;
		comments: Array<{ id: string }>;
		attachments: Array<{ id: string; label: string }>;
	}>;
	activities: Array<{
		id: string;
		title: string;
		nodes: Array<{
			id: string;
			type: string;
			title: string;
			parentId: string;
			fields: Array<{ fid: string; name: string; type: string }>;
		}>;
	}>;
	virusMarker: string;
}

/** One request as it came over the wire, and what became of it. */
export interface ConnectionsRequest {
	id: number;
	method: string;
	/** As sent, undecoded, without the query. */
	path: string;
	/** Decoded, in order. */
	query: Array<[string, string]>;
	rawUrl: string;
	headers: Record<string, string | undefined>;
	rawHeaders: Array<[string, string]>;
	/** Bytes that came (so far). */
	bodyBytes: number;
	/** Hex; null until the body came in whole. */
	bodySha256: string | null;
	/** Only textual bodies up to 64 KiB. */
	body: string | null;
	status: number | null;
	/** Whether the whole answer left. */
	answered: boolean;
	/** 1 or 2 in an upload of two phases. */
	phase: 1 | 2 | null;
	/** Id of the user who signed in. */
	user: string | null;
	startedAt: string;
	endedAt: string | null;
	/** Number of the socket, from 1. */
	connection: number;
}

/** Something the documentation does not know; `requestId` is null where it was not even HTTP. */
export interface ConnectionsViolation {
	requestId: number | null;
	message: string;
}

/** See settings.mjs for what each does; sizes in bytes, times in milliseconds, null = no limit. */
export interface ConnectionsSettings {
	maxUploadBytes: number | null;
	maxUploadStatus: 413 | 400;
	quotaBytes: number;
	phasesEnabled: boolean;
	singleUploadLimitBytes: number | null;
	latencyMs: number;
	tokenLifetimeMs: number;
	refusedTypes: string[];
	fieldCreation: 'fieldOnNode' | 'newEntry';
	stickySessions: boolean;
	tokenAnswer: 'json' | 'form' | 'formAsText' | 'html' | 'error';
	expiredAs403: boolean;
	profilesInstalled: boolean;
	furtherPeople: number;
	contextRoots: Partial<Record<'files' | 'activities' | 'communities' | 'profiles', string>>;
}

/** What a fault does to the request that it meets. */
export type ConnectionsFaultAction =
	| { type: 'resetAfter'; bytes: number }
	| { type: 'resetBeforeAnswer' | 'resetAfterStore' | 'loginPage' | 'expireToken' }
	| { type: 'delay'; ms: number }
	| { type: 'stallRead'; afterBytes?: number }
	| { type: 'slowRead'; bytesPerSecond: number }
	| { type: 'noAnswer'; stored: boolean }
	| {
			type: 'status';
			status: number;
			headers?: Record<string, string>;
			body?: string;
			contentType?: string;
			/** Adds what every answer of a Connections application carries. */
			connectionsHeader?: boolean;
			/** Answers before the body is read, and closes. */
			early?: boolean;
			/** With `early`: goes on reading instead of closing. */
			linger?: boolean;
	  }
	| { type: 'redirect'; location: string; status?: number }
	| {
			type: 'storeThenAnswer';
			status?: number;
			contentType?: string;
			headers?: Record<string, string>;
			body?: string;
			bodyBase64?: string;
	  };

/** A fault and the requests that it waits for; it is spent after `times` of them. */
export interface ConnectionsFault {
	match?: {
		method?: string;
		/** Part of the address as sent, or an expression for it. */
		path?: string | RegExp;
		/** Which of the requests that fit, from 1, is the first to be met. */
		nth?: number;
		phase?: 1 | 2;
	};
	/** Default 1. */
	times?: number | 'always';
	action: ConnectionsFaultAction;
}

/** A stored document; its attachments lie in it. Times in ms since 1970. */
export interface ConnectionsDocument {
	id: string;
	label: string;
	title: string;
	libraryId: string;
	size: number;
	/** Null for a document that has metadata only. */
	sha256: string | null;
	version: number;
	versions: number;
	contentType: string;
	language?: string;
	visibility: string;
	summary: string;
	tags: string[];
	folders: string[];
	shares: Array<{ userId: string; permission: string }>;
	ownerId: string;
	created: number;
	modified: number;
	/** The query parameters that it came with. */
	parameters: Array<[string, string]>;
	attachments: Array<{
		id: string;
		label: string;
		size: number;
		sha256: string;
		contentType: string;
		created: number;
		modified: number;
	}>;
	comments: Array<{ id: string; text: string }>;
}

/** A stored field of an activity node; what a file has is missing from other types. */
export interface ConnectionsField {
	fid: string;
	nodeId: string;
	activityId: string;
	name: string;
	type: string;
	position: number;
	modified: number;
	fileName?: string;
	contentType?: string;
	size?: number;
	sha256?: string;
	value?: string;
}

/** A node of an activity, or (type activity) the activity itself. */
export interface ConnectionsNode {
	id: string;
	activityId: string;
	parentId: string | null;
	type: string;
	title: string;
	content: string;
}

/** All that the server has stored. */
export interface ConnectionsStore {
	documents: ConnectionsDocument[];
	fields: ConnectionsField[];
	nodes: ConnectionsNode[];
}

/** An application that is registered at the server's OAuth2 provider. */
export interface OAuthClient {
	id: string;
	secret: string;
	/** Shown on the consent page. */
	name?: string;
	redirectUris: string[];
}

/** Tokens as the token endpoint answers them. */
export interface OAuthTokens {
	access_token: string;
	refresh_token: string;
	token_type: string;
	/** Seconds. */
	expires_in: number;
}

/** What came to the token endpoint since the start or reset. */
export interface OAuthStats {
	requests: number;
	/** Answers with tokens, and refusals, by grant type. */
	granted: Partial<Record<'authorization_code' | 'refresh_token', number>>;
	refused: Partial<Record<'authorization_code' | 'refresh_token' | 'unknown', number>>;
}
