/** Activities of the seed, each with its nodes. */
export interface ActivitiesSeed {
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

/** See activities/settings.mjs for what each does. */
export interface ActivitiesSettings {
	fieldCreation: 'fieldOnNode' | 'newEntry';
	foreignMarkup: boolean;
	ignoredParameters: string[];
	nodeFeedPageSize: number | null;
	activityListsReplies: boolean;
	descendantsTellDepth: boolean;
	todosListCompleted: boolean;
	completedIsChecked: boolean;
	membersPaged: boolean;
	maxNodes: number;
	activitiesHtmlErrors: boolean;
	oauthDownload: boolean;
	fieldFileHeaders: boolean;
}

/** What of an entry or a field the server does not understand, as it came last; null: none came yet. */
export type ForeignMarkup = {
	attributes: Array<{ namespace: string; name: string; value: string }>;
	/** Each as XML that declares its namespaces itself. */
	elements: string[];
} | null;

/** A stored field of an activity node; what other types have is missing. Times in ms since 1970. */
export interface ConnectionsField {
	fid: string;
	nodeId: string;
	activityId: string;
	name: string;
	type: string;
	position: number;
	hidden: boolean;
	modified: number;
	foreign: ForeignMarkup;
	/** Of a file. */
	fileName?: string;
	contentType?: string;
	size?: number;
	sha256?: string;
	/** Of a text or a date. */
	value?: string;
	/** Of a link. */
	href?: string;
	linkTitle?: string;
	/** Of a person. */
	userId?: string;
}

/** A node of an activity, or (without a parent) the activity itself. Times in ms since 1970. */
export interface ConnectionsNode {
	id: string;
	activityId: string;
	parentId: string | null;
	type: string;
	title: string;
	content: string;
	contentType: string;
	tags: string[];
	position: number;
	created: number;
	updated: number;
	authorId: string;
	modifierId: string;
	/** As it was sent. */
	dueDate: string | null;
	completed: boolean;
	isPrivate: boolean;
	isTemplate: boolean;
	assignees: Array<{ userId: string; completed: boolean; foreign: ForeignMarkup }>;
	/** What it was deleted with; null where it is not in the trash. */
	deletion: { rootId: string; userId: string; when: number } | null;
	foreign: ForeignMarkup;
}

/** What of a node the control side changes; its activity does not move along. */
export type ConnectionsNodeChange = Partial<Omit<ConnectionsNode, 'id' | 'activityId'>>;

/** Nodes to add at once; they may have times of their own, as if they had been there before. */
export interface ConnectionsNodesToAdd
	extends Partial<
		Pick<ConnectionsNode, 'type' | 'content' | 'tags' | 'dueDate' | 'completed' | 'isPrivate'>
	> {
	activityId: string;
	/** Default 1; the titles of several are numbered from 0001. */
	count?: number;
	title?: string;
	/** The activity, if none is given. */
	parentId?: string;
	/** The author: the activity's, if none is given. */
	userId?: string;
	/** User ids. */
	assignees?: string[];
	created?: number;
	updated?: number;
}

/** Who may do what in an activity, and how important it is to whom. */
export interface ConnectionsActivity {
	id: string;
	communityId: string | null;
	/** `subjectId` is a user id, a community's id, or * for everybody. */
	members: Array<{
		memberId: string;
		kind: 'person' | 'community' | 'organization';
		subjectId: string;
		role: 'owner' | 'member' | 'reader';
		added: number;
	}>;
	/** By user id; who has given none has 1. */
	priorities: Record<string, 0 | 1 | 2000 | 3000>;
}

/** What Activities has stored. */
export interface ActivitiesStore {
	activities: ConnectionsActivity[];
	fields: ConnectionsField[];
	nodes: ConnectionsNode[];
}
