import { byId, setActivitiesStage } from '../../activitiesStage';
import { failureOf } from '../../runs';

const { stage, activity } = setActivitiesStage();

const entry = () => activity().nodes[1];
const plan = () => entry().fields[0].fid;

const download = async (parameters: object = {}, given: object = {}) =>
	await stage.run(
		'activityNode',
		'download',
		{ activityNodeId: byId(entry().id), fieldId: byId(plan()), ...parameters },
		given,
	);

describe('the file of a field', () => {
	it('comes out as binary, with its field beside it', async () => {
		const result = await download();
		if (result.error) throw result.error;
		const [item] = result.items;
		expect(item.json).toMatchObject({
			id: plan(),
			name: 'Plan',
			type: 'file',
			fileName: 'plan.txt',
			size: 7,
			nodeId: entry().id,
			activityId: activity().id,
		});
		expect(item.binary?.data).toMatchObject({ fileName: 'plan.txt', mimeType: 'text/plain' });
		const paths = (await stage.server.requests()).map(({ path }) => path);
		expect(paths).toContain(`/activities/service/download/${plan()}/plan.txt`);
	});

	it('gets another name and field', async () => {
		const options = { fileName: 'drawing.txt' };
		const { items, error } = await download({ binaryPropertyName: 'file', options });
		if (error) throw error;
		expect(items[0].binary?.file).toMatchObject({ fileName: 'drawing.txt' });
	});

	it('is chosen by the name of its field, too', async () => {
		const { items, error } = await download({ fieldId: byId('Plan') });
		if (error) throw error;
		expect(items[0].json).toMatchObject({ id: plan() });
	});

	it('is fetched again where it came cut', async () => {
		await stage.server.fault({
			match: { path: '/download/' },
			action: { type: 'resetBeforeAnswer' },
		});
		const { items, error } = await download();
		if (error) throw error;
		expect(items[0].json).toMatchObject({ size: 7 });
	});

	it.each([
		['an unknown field', { fieldId: byId('0000') }, "'Drawings' has no file field 0000"],
		['a text', {}, "The field 'Remark' holds no file"],
	])('is none: %s', async (what, parameters, message) => {
		const remark = { fieldId: byId(entry().fields[1].fid) };
		const { error } = await download(what === 'a text' ? remark : parameters);
		expect(error?.message).toContain(message);
	});

	it('is no login page', async () => {
		await stage.server.fault({ match: { path: '/download/' }, action: { type: 'loginPage' } });
		expect(failureOf(await download()).message).toContain('login page');
	});
});
