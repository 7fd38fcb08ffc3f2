import type { IDataObject } from 'n8n-workflow';
import type { ActivityNode } from '../../api/activities/node';
import type { ReadNode } from '../../api/activities/readNode';
import { elementToJson } from '../../api/atom/json';

type Told = Pick<
	ActivityNode,
	| 'id'
	| 'title'
	| 'description'
	| 'tags'
	| 'dueDate'
	| 'completed'
	| 'deleted'
	| 'priority'
	| 'communityId'
	| 'created'
	| 'modified'
	| 'author'
	| 'permissions'
	| 'url'
>;

/** The short form of an activity; what the server did not say is null. */
export function activityShape(activity: Told): IDataObject {
	return {
		id: activity.id,
		title: activity.title,
		description: activity.description,
		tags: activity.tags,
		dueDate: activity.dueDate,
		completed: activity.completed,
		deleted: activity.deleted,
		priority: activity.priority,
		communityId: activity.communityId,
		created: activity.created,
		modified: activity.modified,
		author: { ...activity.author },
		permissions: activity.permissions,
		url: activity.url,
	};
}

/** An activity that was read, as the user sees it: the short form, or the whole entry. */
export function activityOutput({ node, entry, headers }: ReadNode, simplify: boolean): IDataObject {
	return simplify ? activityShape(node) : { entry: elementToJson(entry), headers: { ...headers } };
}

/** An activity as previews and docs show it. */
export const activityExample: IDataObject = activityShape({
	id: '50a68c83-13ae-46bd-b238-de27e7120726',
	title: 'Open the new quay',
	description: '<p>Everything for the opening on <b>1 May</b></p>',
	tags: ['quay'],
	dueDate: '2026-05-01T00:00:00Z',
	completed: false,
	deleted: false,
	priority: 'high',
	communityId: '1e60d4e6-4972-421b-bb89-81486b36c0e4',
	created: '2026-01-31T12:00:00Z',
	modified: '2026-01-31T12:00:00Z',
	author: { id: '20170081', name: 'Amy Lindqvist', email: 'amy@example.com' },
	permissions: ['view_activity', 'create_entries', 'edit_activity'],
	url: 'https://connections.example.com/activities/service/html/activity/recent?activityUuid=50a68c83-13ae-46bd-b238-de27e7120726',
});
