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

/** What Activities has stored. */
export interface ActivitiesStore {
	fields: ConnectionsField[];
	nodes: ConnectionsNode[];
}
