import type { IDataObject, INodeParameters, INodeProperties } from 'n8n-workflow';
import {
	fromAI,
	type Model,
	type RunBy,
	sha256Of,
	type StoredCredential,
	type ToolSetup,
} from '../../engine/engine';
import { resources } from '../../../nodes/Connections/actions/resources';
import { setOAuthStage } from './oauthStage';
import { locator } from './runs';

const stage = setOAuthStage();

const tool = (
	name: string,
	resource: string,
	operation: string,
	parameters: IDataObject,
): ToolSetup => ({
	name,
	parameters: { resource, operation, ...parameters } as INodeParameters,
});

/** The tools as one sets them up in the editor, by "Let the model define this parameter". */
const tools = [
	tool('Find Files', 'file', 'getAll', { limit: 5, filters: { search: fromAI('Search') } }),
	tool('Read File', 'file', 'download', { documentId: locator('list', fromAI('File')) }),
	tool('Read File by Name', 'file', 'download', {
		library: 'myLibrary',
		documentId: locator('label', fromAI('File')),
	}),
	tool('Write File', 'file', 'addFile', {
		source: 'text',
		text: fromAI('Text'),
		fileName: fromAI('File Name'),
		additionalFields: { tag: fromAI('Tags') },
	}),
	tool('Comment on File', 'comment', 'create', {
		documentId: locator('list', fromAI('File')),
		text: fromAI('Text'),
	}),
	tool('Find People', 'person', 'getAll', { filters: { name: fromAI('Name') } }),
	tool('Find Activities', 'activity', 'getAll', { filters: { search: fromAI('Search') } }),
	tool('Make To-Do', 'activityNode', 'create', {
		activityId: locator('list', fromAI('Activity')),
		kind: 'todo',
		title: fromAI('Title'),
		additionalFields: {
			dueDate: fromAI('Due Date'),
			// an element of a list has its place in its key
			assignedTo: [locator('list', fromAI('assignedTo0_Assigned To'))],
		},
	}),
];

const basic = (): StoredCredential => ({
	type: 'connectionsApi',
	data: { baseUrl: stage.server.url, username: 'amy', password: 'amy-secret' },
});

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

const converse = async (by: RunBy, model: Model, credentials = basic()) =>
	(await stage.engine.runAgent({ tools, model, by, credentials })).answer;

const ways: RunBy[] = ['engine', 'agent'];

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

describe.each(ways)('what a model reads of tools that the %s runs', (by) => {
	it('is what each does and what it needs, by the names of the fields', async () => {
		await converse(by, async (_use, offered) => {
			const offer = offered.map(({ name, description, schema }) => [
				name,
				description,
				Object.keys(schema.shape).sort(),
			]);
			expect(new Set(offer)).toEqual(
				new Set([
					['Find_Files', 'Get many files in HCL Connections', ['Search']],
					['Read_File', 'Download file in HCL Connections', ['File']],
					['Read_File_by_Name', 'Download file in HCL Connections', ['File']],
					['Write_File', 'Add file to library in HCL Connections', ['File_Name', 'Tags', 'Text']],
					['Comment_on_File', 'Create comment on file in HCL Connections', ['File', 'Text']],
					['Find_People', 'Get many people in HCL Connections', ['Name']],
					['Find_Activities', 'Get many activities in HCL Connections', ['Search']],
					[
						'Make_To-Do',
						'Create entry or to-do in HCL Connections',
						['Activity', 'Due_Date', 'Title', 'assignedTo0_Assigned_To'],
					],
				]),
			);
		});
	});

	it('are people with the ids that other tools take', async () => {
		const people = await converse(by, async (use) => await use('Find People', { Name: 'ben' }));
		expect(people).toMatchObject([{ id: 'bokafor', name: 'Ben Okafor' }]);
	});

	it('is the text of a file that it calls by its name', async () => {
		const answer = await converse(
			by,
			async (use) => await use('Read File by Name', { File: 'Welcome.txt' }),
		);
		expect(answer).toMatchObject([{ text: 'This file was here before you.\n' }]);
	});

	it('is an empty list where nothing fits', async () => {
		expect(await converse(by, async (use) => await use('Find Files', { Search: 'zebra' }))).toEqual(
			[],
		);
	});

	it.each<[string, string, IDataObject, RegExp]>([
		['an empty ID', 'Read File', { File: '' }, /^'File' is empty\. .*Get Many/],
		[
			'a name for an ID',
			'Read File',
			{ File: 'The welcome' },
			/'File' .*: The welcome\. .*Get Many/,
		],
		['an unknown ID', 'Read File', { File: 'd0c00000-0000-4000-8000-000000000999' }, /Get Many/],
		[
			'a slash in a name',
			'Write File',
			{ Text: 'x', File_Name: 'a/b', Tags: '' },
			/without folders/,
		],
		[
			'a name that is taken',
			'Write File',
			{ Text: 'x', File_Name: 'Welcome.txt', Tags: '' },
			/'Welcome\.txt' exists already.*\. .*another 'File Name'/,
		],
		[
			'a date in words',
			'Make To-Do',
			{ Activity: 'x', Title: 'x', Due_Date: 'next Monday', assignedTo0_Assigned_To: '' },
			/^'Due Date' is not a date: next Monday\. .*ISO date/,
		],
		[
			'a name for a person',
			'Make To-Do',
			{
				Activity: 'ac710000-0000-4000-8000-000000000070',
				Title: 'x',
				Due_Date: '',
				assignedTo0_Assigned_To: 'Ben Okafor',
			},
			/^Ben Okafor is no member .*\. .*A name does not say who is meant: .*Get Many/,
		],
		[
			'no words for a search',
			'Find People',
			{ Name: '' },
			/nothing to search people by\. Add 'Name'/,
		],
	])('is, after %s, what went wrong and what to do', async (_what, name, given, words) => {
		const read = await converse(by, async (use) => await use(name, given));
		expect(read).toEqual([{ error: expect.stringMatching(words) }]);
		expect(JSON.stringify(read)).not.toMatch(/\[item|Details:/);
	});

	it('is a word on why it has no text, of a file that is none or a long one', async () => {
		const [libraryId] = stage.seed.libraries.map(({ id }) => id);
		const [long, picture] = await stage.server.files.add({
			libraryId,
			count: 2,
			label: 'Long.txt',
			text: 'x'.repeat(100 * 1024 + 1),
		});
		await stage.server.files.change([picture], { contentType: 'image/png' });
		const read = await converse(by, async (use) => [
			...(await use('Read File', { File: long })),
			...(await use('Read File', { File: picture })),
		]);
		const note = expect.stringContaining('text files of up to 100 KB only');
		expect(read).toEqual([
			expect.objectContaining({ id: long, note }),
			expect.objectContaining({ id: picture, note }),
		]);
		expect(JSON.stringify(read)).not.toContain('"text"');
	});
});
