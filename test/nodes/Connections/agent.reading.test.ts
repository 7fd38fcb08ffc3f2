import type { IDataObject } from 'n8n-workflow';
import { setAgentStage, ways } from './agentStage';

const stage = setAgentStage();
const { converse } = stage;

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
