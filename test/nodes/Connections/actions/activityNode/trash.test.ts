import { byId, setActivitiesStage } from '../../activitiesStage';
import { failureOf } from '../../runs';
import { onlyJson } from '../../stage';

const { stage, amy, activity } = setActivitiesStage();

const kinds = [
	{ resource: 'activityNode', locator: 'activityNodeId', what: 'entry or to-do' },
	{ resource: 'activity', locator: 'activityId', what: 'activity' },
];

describe.each(kinds)('an $what in the trash', ({ resource, locator, what }) => {
	const id = () => (resource === 'activity' ? activity().id : activity().nodes[1].id);
	const run = async (operation: string, options: object = {}, of = id(), login = 'amy') =>
		await stage.run(resource, operation, { [locator]: byId(of), options }, { user: login });

	it('went there by Delete, and comes back by Restore with all that it had', async () => {
		const before = await amy.stored(id());
		expect(onlyJson(await run('delete'))).toEqual({ id: id(), deleted: true });
		expect((await amy.stored(id())).deletion).not.toBeNull();
		expect(onlyJson(await run('get'))).toMatchObject({ id: id(), deleted: true });
		expect(onlyJson(await run('restore'))).toEqual({ id: id(), restored: true });
		expect(await amy.stored(id())).toMatchObject({
			deletion: null,
			title: before.title,
			tags: before.tags,
		});
		expect(onlyJson(await run('get'))).toMatchObject({ deleted: false });
	});

	it.each(['get', 'delete', 'restore'])(
		'is never taken for the other one by %s',
		async (operation) => {
			const other = resource === 'activity' ? activity().nodes[1].id : activity().id;
			const before = await amy.stored(other);
			const { message, description } = failureOf(await run(operation, {}, other));
			expect(message).toMatch(
				/^'(Activity' is an entry or a to-do|Entry or To-Do' is the activity)/,
			);
			expect(description).toContain("set 'Resource' to");
			expect(await amy.stored(other)).toEqual(before);
			expect((await stage.server.requests()).map(({ method }) => method)).toEqual(['GET']);
		},
	);

	it('is said not to have been there', async () => {
		expect(onlyJson(await run('restore'))).toEqual({
			id: id(),
			restored: true,
			note: 'It was not in the trash.',
		});
	});

	it.each(['delete', 'restore'])('is none for those without the right to %s', async (operation) => {
		if (operation === 'restore') await run('delete');
		expect(failureOf(await run(operation, {}, id(), 'ben'))).toMatchObject({
			message: expect.stringContaining(`No right to ${operation} the ${what}`) as string,
			httpCode: '403',
		});
	});
});

it('A to-do that was deleted with its section is restored with it, not alone', async () => {
	const [section, , toDo] = activity().nodes;
	const run = async (operation: string, id: string) =>
		await stage.run('activityNode', operation, { activityNodeId: byId(id) });
	onlyJson(await run('delete', section.id));
	expect(failureOf(await run('restore', toDo.id))).toMatchObject({
		message: expect.stringContaining(`to restore the entry or to-do ${toDo.id}`) as string,
		description: expect.stringContaining(
			'may be in the trash itself: restore that first',
		) as string,
		httpCode: '400',
	});
	onlyJson(await run('restore', section.id));
	expect((await amy.stored(toDo.id)).deletion).toBeNull();
});
