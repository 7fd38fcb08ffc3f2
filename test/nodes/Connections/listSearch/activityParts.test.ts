import { byId, setActivitiesStage } from '../activitiesStage';
import { open, refusalOf } from './pickers';

const { stage, amy, activity, user } = setActivitiesStage();

const use = (resource: string, operation: string, further: object = {}) => ({
	parameters: { resource, operation, activityId: byId(activity().id), ...further },
});

const names = async (method: string, given: object) =>
	(await open(stage, method, given)).results.map(({ name }) => name);

describe('the list of members', () => {
	it('shows names and roles, and gives the id that servers know', async () => {
		const given = use('activityMember', 'update');
		const { results } = await open(stage, 'searchActivityMembers', given);
		expect(results.map(({ name }) => name)).toEqual([
			`${user('amy').name} · owner`,
			`${user('ben').name} · reader`,
		]);
		expect(results.map(({ value }) => value)).not.toContain(user('ben').id);
		expect(await names('searchActivityMembers', { ...given, filter: 'READER' })).toHaveLength(1);
	});
});

describe('the lists of to-dos', () => {
	it('hold the open ones to complete, the completed ones to reopen', async () => {
		const done = await amy.add(activity().id, 'Cut it', 'todo');
		await stage.server.changeNodes([done], { completed: true });
		expect(await names('searchOpenToDos', use('activityNode', 'complete'))).toEqual([
			'To-Do · Order the ribbon',
		]);
		expect(await names('searchCompletedToDos', use('activityNode', 'reopen'))).toEqual([
			'To-Do · Cut it',
		]);
	});

	it('say that there are none', async () => {
		expect(
			await refusalOf(open(stage, 'searchCompletedToDos', use('activityNode', 'reopen'))),
		).toMatchObject({ message: 'The activity has no completed to-dos' });
	});
});

describe('the lists of the trash', () => {
	it('hold entries, of the activity that is chosen or of all, and activities', async () => {
		const [, roof] = stage.seed.activities;
		const other = await amy.addActivity('Gone');
		await amy.remove(`activitynode?activityNodeUuid=${activity().nodes[2].id}`);
		await amy.remove(`activitynode?activityNodeUuid=${roof.nodes[0].id}`);
		await amy.remove(`activitynode?activityNodeUuid=${other}`);
		expect(await names('searchTrashedNodes', use('activityNode', 'restore'))).toEqual([
			'To-Do · Order the ribbon',
		]);
		const anywhere = use('activityNode', 'restore', { activityId: byId('') });
		expect((await names('searchTrashedNodes', anywhere)).sort()).toEqual([
			'Entry · Soil & seeds',
			'To-Do · Order the ribbon',
		]);
		expect(await names('searchTrashedActivities', use('activity', 'restore'))).toEqual(['Gone']);
	});

	it('say that there is nothing', async () => {
		expect(
			await refusalOf(open(stage, 'searchTrashedActivities', use('activity', 'restore'))),
		).toMatchObject({ message: 'There are no activities in the trash' });
	});
});

describe('the list of file fields', () => {
	it('tells two fields of one name apart', async () => {
		const { id } = activity().nodes[1];
		for (const body of ['one', 'three']) {
			await stage.run(
				'activity',
				'uploadActivityField',
				{ activityNodeId: byId(id), fieldName: 'Offer' },
				{ items: [{ files: { data: { name: 'offer.txt', bytes: Buffer.from(body) } } }] },
			);
		}
		const given = use('activityNode', 'download', { activityNodeId: byId(id) });
		expect(await names('searchFileFields', given)).toEqual([
			'Plan · plan.txt',
			expect.stringMatching(/^Offer · offer\.txt · 3 bytes · [0-9a-f]{8}$/),
			expect.stringMatching(/^Offer · offer\.txt · 5 bytes · [0-9a-f]{8}$/),
		]);
	});
});
