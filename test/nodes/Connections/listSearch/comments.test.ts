import type { INodeParameters } from 'n8n-workflow';
import { locator } from '../runs';
import { onlyJson, setStage } from '../stage';
import { open, refusalOf } from './pickers';

const stage = setStage();
const file = () => stage.seed.documents[0];
const of = (parameters: Record<string, unknown>) =>
	({ resource: 'comment', operation: 'update', ...parameters }) as INodeParameters;

describe('the list of comments', () => {
	it('shows those on the file that is chosen, newest first, by writer, time and text', async () => {
		const text = 'Tide at nine,\nnot at ten. '.repeat(5);
		const run = { documentId: file().id, text };
		const { id } = onlyJson(await stage.run('comment', 'create', run));
		const parameters = of({ documentId: locator('list', file().id) });
		const { results } = await open(stage, 'searchComments', { parameters });
		expect(results).toEqual([
			{
				value: id,
				name: expect.stringMatching(
					/^Amy Lindqvist, \d{4}-\d\d-\d\d \d\d:\d\d: Tide at nine, not at ten\. .{53}…$/,
				),
				url: expect.stringContaining(`/files/app/file/${file().id}?comment=`),
			},
			{
				value: file().comments[0].id,
				name: expect.stringMatching(/^Amy Lindqvist, .+: Good to see you here\.$/),
				url: expect.any(String),
			},
		]);
	});

	it('finds the file by its label', async () => {
		const parameters = of({ library: 'myLibrary', documentId: locator('label', file().label) });
		const { results } = await open(stage, 'searchComments', { parameters });
		expect(results.map(({ value }) => value)).toEqual([file().comments[0].id]);
	});

	it('is searched here, as no server does it', async () => {
		const parameters = of({ documentId: locator('id', file().id) });
		for (const [filter, found] of [
			['SEE YOU', 1],
			['nobody', 0],
		] as const) {
			const { results } = await open(stage, 'searchComments', { parameters, filter });
			expect(results).toHaveLength(found);
		}
		const [{ query }] = await stage.server.requests();
		expect(Object.fromEntries(query)).toMatchObject({ category: 'comment', ps: '500' });
	});

	it('asks to choose the file first', async () => {
		const parameters = of({ documentId: locator('list', '') });
		expect(await refusalOf(open(stage, 'searchComments', { parameters }))).toMatchObject({
			message: "Choose 'File' first",
		});
		expect(await stage.server.requests()).toEqual([]);
	});

	it('says that the file has none', async () => {
		const parameters = of({ documentId: locator('id', stage.seed.documents[1].id) });
		expect(await refusalOf(open(stage, 'searchComments', { parameters }))).toMatchObject({
			message: 'The file has no comments',
		});
	});
});
