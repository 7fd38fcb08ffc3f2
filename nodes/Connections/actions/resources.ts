import { activity } from './activity';
import { activityMember } from './activityMember';
import { activityNode } from './activityNode';
import { attachment } from './attachment';
import { comment } from './comment';
import { community } from './community';
import { file } from './file';
import { folder } from './folder';
import type { Operation, Resource } from './operation';
import { person } from './person';
import { version } from './version';

/** All that the node can do. Menus, fields, subtitle, router and previews are made from this. */
export const resources: Resource[] = [
	activity,
	activityMember,
	activityNode,
	attachment,
	comment,
	community,
	file,
	folder,
	person,
	version,
];

/** The operation of those two stored values; undefined where there is none. */
export function operationOf(resource: string, operation: string): Operation | undefined {
	return resources
		.find(({ value }) => value === resource)
		?.operations.find(({ value }) => value === operation);
}
