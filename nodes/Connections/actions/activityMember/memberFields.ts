import type { INodeProperties } from 'n8n-workflow';
import type { Role } from '../../api/activities/members';
import { chosenOf } from '../fields/choice';
import type { ItemParameters } from '../fields/itemParameters';
import { choiceOf, emptiedBy, locator } from '../fields/locator';

const roles: Array<{ name: string; value: Role; description: string }> = [
	{ name: 'Member', value: 'member', description: 'May add entries and change their own' },
	{ name: 'Owner', value: 'owner', description: 'May change everything, members too' },
	{ name: 'Reader', value: 'reader', description: 'May look and not add' },
];

/** What a member may do. */
export const roleField: INodeProperties = {
	displayName: 'Role',
	name: 'role',
	type: 'options',
	options: roles,
	default: 'member',
	description: 'What the member may do in the activity',
};

/** @throws InvalidInput for a role that there is not */
export const readRole = (parameters: ItemParameters): Role =>
	chosenOf(roleField, parameters.value('role'));

/** A member of the activity above. */
export function memberField(description: string): INodeProperties {
	return {
		displayName: 'Member',
		name: 'memberId',
		required: true,
		description,
		...locator('searchActivityMembers', 'Choose a member...'),
		...emptiedBy(...choiceOf('activityId')),
	};
}

/** @throws InvalidInput when no member is chosen */
export const readMemberId = (parameters: ItemParameters) =>
	parameters.locator('memberId', 'Member', (text) => text.trim() || null);
