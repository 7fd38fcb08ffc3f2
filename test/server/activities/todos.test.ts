import { element } from '../testing';
import { activitiesStage, assignedTo, flag, titlesIn } from './testing';

const { stage, amy, ben } = activitiesStage();
const [amyId, benId] = ['a3e1f7c2-1d5b-4e8f-9a60-7b2c4d6e8f10', 'bokafor'];
let activityId: string;

describe('the list of to-dos', () => {
	beforeEach(async () => {
		activityId = await amy.addActivity('Opening');
		await amy.addMember(activityId, benId, 'member');
		await amy.add(activityId, 'Of Amy', 'todo', assignedTo(amyId));
		await amy.add(activityId, 'Of Ben', 'todo', assignedTo(benId), assignedTo(amyId));
		await stage.server.addNodes({ activityId, title: 'Of nobody', type: 'todo' });
		const done = { type: 'todo', completed: true, assignees: [benId] };
		await stage.server.addNodes({ activityId, title: 'Done', ...done });
	});

	const titles = async (query = '', who = amy) => titlesIn(await who.get(`todos${query}`)).sort();

	it('holds those of all people in the activities of who asks, ten to a page', async () => {
		expect(await titles()).toEqual(['Done', 'Of Amy', 'Of Ben', 'Of nobody', 'Order the ribbon']);
		expect(await titles('', ben)).toEqual(await titles());
		await stage.server.addNodes({ activityId, count: 10, type: 'todo' });
		const { text } = await amy.get('todos');
		expect([text.match(/<entry/g)?.length, Number(element(text, 'os:totalResults'))]).toEqual([
			10, 15,
		]);
	});

	it('is narrowed to one assignee and to those open or completed', async () => {
		expect(await titles(`?assignedToUserid=${benId}`)).toEqual(['Done', 'Of Ben']);
		expect(await titles(`?assignedToUserid=${benId}&completed=no`)).toEqual(['Of Ben']);
		expect(await titles(`?assignedToUserid=${amyId}&includeunassigned=yes`)).toEqual([
			'Of Amy',
			'Of Ben',
			'Of nobody',
			'Order the ribbon',
		]);
		expect(await titles('?completed=only')).toEqual(['Done']);
		expect(await amy.messages()).toBe('');
		await amy.get(`todos?assignToUserid=${benId}`);
		expect(await amy.messages()).toContain('assignToUserid is not known');
	});

	it('may overlook both, or leave the completed ones out by itself', async () => {
		await stage.server.settings({ ignoredParameters: ['assignedToUserid', 'completed'] });
		expect(await titles(`?assignedToUserid=${benId}&completed=no`)).toHaveLength(5);
		await stage.server.settings({ todosListCompleted: false });
		expect(await titles()).not.toContain('Done');
	});

	it('sorts by due date, those without one last', async () => {
		await amy.add(activityId, 'Soon', 'todo', '<snx:duedate>2026-01-01T00:00:00Z</snx:duedate>');
		await amy.add(activityId, 'Later', 'todo', '<snx:duedate>2027-01-01T00:00:00Z</snx:duedate>');
		const first = async (order: number) =>
			titlesIn(await amy.get(`todos?sortfields=duedate,lastmod&sortorder=${order},1`)).slice(0, 2);
		expect(await first(0)).toEqual(['Soon', 'Later']);
		expect(await first(1)).toEqual(['Later', 'Soon']);
	});

	it('leaves out private ones of others, and what is deleted', async () => {
		await ben.add(activityId, 'Secret', 'todo', flag('private'));
		const gone = await amy.add(activityId, 'Gone', 'todo');
		await amy.remove(`activitynode?activityNodeUuid=${gone}`);
		expect(await titles()).toHaveLength(5);
	});
});
