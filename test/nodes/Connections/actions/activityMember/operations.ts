import { byId } from '../../activitiesStage';
import type { TestedResource } from '../testedOperation';

/** The operations of a member of an activity. */
export const activityMemberOperations: TestedResource = ({ stage, activity, user }) => {
	const { id } = activity();
	const activityId = byId(id);
	const theActivity = `the activity ${id}`;
	const [ben, guest] = [user('ben'), user('guest')];
	const rolesOf = async (userId: string) => {
		const { activities } = await stage.server.store();
		const { members } = activities.find((one) => one.id === id) ?? { members: [] };
		return members.filter(({ subjectId }) => subjectId === userId).map(({ role }) => role);
	};

	return {
		create: {
			does: `add the member '${guest.id}' in ${theActivity}`,
			target: theActivity,
			request: { method: 'POST' },
			runs: [
				[
					{ activityId, personId: byId(guest.id) },
					{ personId: guest.id, role: 'member', kind: 'person' },
				],
				[
					{ activityId, who: 'everybody', role: 'reader' },
					{ personId: null, role: 'reader', kind: 'organization' },
				],
			],
			unknown: 'the member was added',
			times: async () => (await rolesOf(guest.id)).length,
		},
		delete: {
			does: `delete the member ${ben.name} of ${theActivity}`,
			target: `the member ${ben.name} of ${theActivity}`,
			request: { method: 'DELETE' },
			runs: [
				[
					{ activityId, memberId: byId(ben.id) },
					{ id: ben.id, activityId: id, deleted: true },
				],
			],
			missing: { activityId, memberId: byId(guest.id) },
			times: async () => 1 - (await rolesOf(ben.id)).length,
		},
		getAll: {
			does: `see the list of members in ${theActivity}`,
			target: theActivity,
			request: { method: 'GET' },
			runs: [
				[
					{ activityId },
					[
						{ personId: user('amy').id, role: 'owner' },
						{ personId: ben.id, role: 'reader' },
					],
				],
				[{ activityId, limit: 1 }, [{ role: 'owner' }]],
				[{ activityId, returnAll: true }, [{ role: 'owner' }, { role: 'reader' }]],
			],
		},
		update: {
			does: `update the member ${ben.name} of ${theActivity}`,
			target: `the member ${ben.name} of ${theActivity}`,
			request: { method: 'PUT' },
			runs: [
				[
					{ activityId, memberId: byId(ben.id), role: 'owner' },
					{ personId: ben.id, role: 'owner' },
				],
			],
			times: async () => (await rolesOf(ben.id)).filter((role) => role === 'owner').length,
		},
	};
};
