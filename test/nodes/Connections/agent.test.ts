import type { IDataObject, INodeProperties } from 'n8n-workflow';
import { fromAI, type RunBy, sha256Of, type StoredCredential } from '../../engine/engine';
import { resources } from '../../../nodes/Connections/actions/resources';
import { setAgentStage, tool } from './agentStage';
import { locator } from './runs';

const stage = setAgentStage();
const { basic, converse } = stage;

/** Every operation as a tool, with all that the editor lets a model fill left to it. */
const everything = resources.flatMap(({ value: resource, operations }) =>
	operations.map(({ value: operation, fields }) =>
		tool(`${resource} ${operation}`, resource, operation, leftToModel(fields)),
	),
);

function leftToModel(fields: INodeProperties[]): IDataObject {
	const left = fields.flatMap((field): Array<[string, IDataObject[string]]> => {
		const { name, displayName, type, options = [] } = field;
		switch (type) {
			case 'notice':
			case 'options':
			case 'fixedCollection':
				return [];
			case 'collection':
				return [[name, leftToModel(options as INodeProperties[])]];
			case 'resourceLocator':
				return [[name, locator('list', fromAI(displayName))]];
			case 'boolean':
			case 'number':
				return [[name, fromAI(displayName, type)]];
			default:
				return [[name, fromAI(displayName)]];
		}
	});
	return Object.fromEntries(left);
}

describe.each<[RunBy, string, () => StoredCredential]>([
	['engine', 'basic authentication', basic],
	['engine', 'OAuth2', () => stage.credential()],
	['agent', 'basic authentication', basic],
	['agent', 'OAuth2', () => stage.credential()],
])('tools that the %s runs, with %s', (by, _name, credential) => {
	it('let a model find a file, read it, write a summary as a new file and comment on the first', async () => {
		const [welcome] = stage.seed.documents;
		const answer = await converse(
			by,
			async (use) => {
				const [file] = await use('Find Files', { Search: 'Welcome' });
				const [read] = await use('Read File', { File: file.id });
				const [written] = await use('Write File', {
					Text: `In short: ${String(read.text)}`,
					File_Name: 'Summary.txt',
					Tags: 'summary, welcome',
				});
				const [comment] = await use('Comment on File', {
					File: file.id,
					Text: `In short: ${String(written.url)}`,
				});
				return [read.id, written.id, comment.id];
			},
			credential(),
		);

		const { documents } = await stage.server.store();
		const summary = documents.find(({ label }) => label === 'Summary.txt');
		const comment = documents.find(({ id }) => id === welcome.id)?.comments.at(-1);
		expect(answer).toEqual([welcome.id, summary?.id, comment?.id]);
		expect(comment?.text).toContain(`/files/app/file/${summary?.id}`);
		expect(summary).toMatchObject({
			sha256: sha256Of(Buffer.from('In short: This file was here before you.\n')),
			tags: ['summary', 'welcome'],
		});
	});

	it('let a model make a to-do for a person whom it finds by name', async () => {
		const answer = await converse(
			by,
			async (use) => {
				const [activity] = await use('Find Activities', { Search: 'quay' });
				const [person] = await use('Find People', { Name: 'Ben Okafor' });
				const [made] = await use('Make To-Do', {
					Activity: activity.id,
					Title: 'Read the summary',
					Due_Date: '2027-01-31',
					assignedTo0_Assigned_To: person.id,
				});
				return made;
			},
			credential(),
		);

		const [{ id: activityId }] = stage.seed.activities;
		const made = (await stage.server.store()).nodes.find(
			({ title }) => title === 'Read the summary',
		);
		expect(made).toMatchObject({ activityId, type: 'todo' });
		expect(answer).toMatchObject({
			id: made?.id,
			assignedTo: [{ id: 'bokafor', name: 'Ben Okafor' }],
			dueDate: expect.stringContaining('2027-01-3'),
		});
	});
});

it('offers every operation as a tool under its own sentence, with arguments that n8n takes', async () => {
	await stage.engine.runAgent({
		tools: everything,
		by: 'engine',
		credentials: basic(),
		async model(_use, offered) {
			const sentences = Object.fromEntries(
				offered.map(({ name, description }) => [name, description]),
			);
			expect(sentences).toEqual(
				Object.fromEntries(
					resources.flatMap(({ value, operations }) =>
						operations.map((one) => [`${value}_${one.value}`, `${one.action} in HCL Connections`]),
					),
				),
			);
			for (const { schema } of offered) expect(Object.keys(schema.shape)).not.toEqual([]);
		},
	});
});
