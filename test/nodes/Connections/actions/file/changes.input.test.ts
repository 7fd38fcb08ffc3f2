import type { IDataObject } from 'n8n-workflow';
import { failureOf, locator } from '../../runs';
import { setStage } from '../../stage';
import { seeded } from './stored';

const stage = setStage();
const ben = 'bokafor';
const community = () => stage.seed.communities[0].id;

const run = async (operation: string, parameters: IDataObject) =>
	await stage.run('file', operation, { ...seeded(stage), ...parameters });
const update = async (updateFields: IDataObject, more: IDataObject = {}) =>
	await run('update', { updateFields, ...more });
const share = async (parameters: IDataObject) => await run('share', parameters);

describe('Update, with input that cannot be', () => {
	it.each<[string, IDataObject]>([
		['nothing', {}],
		['an empty name', { label: '' }],
		['no tags to add', { addTags: [] }],
	])('is refused with %s', async (_what, updateFields) => {
		expect(failureOf(await update(updateFields))).toMatchObject({
			message: "Nothing is chosen to update: 'Update Fields' is empty [item 0]",
			description: "Add at least one field under 'Update Fields', e.g. 'File Name' or 'Add Tags'.",
		});
		expect(await stage.server.requests()).toEqual([]);
	});

	it.each<[IDataObject, string]>([
		[
			{ label: 'a/b.txt' },
			"'File Name' holds a slash, which cannot be part of a name in Connections: a/b.txt",
		],
		[
			{ visibility: 'secret' },
			"'Visibility' has the value 'secret', which Connections does not know",
		],
		[
			{ propagate: 'perhaps' },
			"'Others May Share On (Propagate)' is neither true nor false: perhaps",
		],
	])('is refused with %j', async (updateFields, message) => {
		expect(failureOf(await update(updateFields)).message).toBe(`${message} [item 0]`);
		expect(await stage.server.requests()).toEqual([]);
	});

	it('is refused with a label and no library', async () => {
		const { message, description } = failureOf(
			await update({ label: 'b.txt' }, { documentId: locator('label', 'Welcome.txt') }),
		);
		expect(message).toBe("'File' is the label 'Welcome.txt', which only a library knows [item 0]");
		expect(description).toContain("Choose under 'Library' where the file lies");
	});
});

describe('Share, with input that cannot be', () => {
	it('is refused without anybody', async () => {
		expect(failureOf(await share({ shareWith: [], shareWithCommunity: [''] }))).toMatchObject({
			message: "There is nobody to share with: 'People' and 'Communities' are empty [item 0]",
			description: expect.stringMatching(/^Name at least one person or community\./),
		});
		expect(await stage.server.requests()).toEqual([]);
	});

	it('is refused for communities that are to get Edit, and names the field of Add File', async () => {
		const { message, description } = failureOf(
			await share({ shareWithCommunity: [community()], sharePermission: 'Edit' }),
		);
		expect(message).toBe(
			"'Permission' is Edit, but a file that is there can be shared with communities for View alone [item 0]",
		);
		expect(description).toContain("'Share With Community (Edit Access)' under 'Additional Fields'");
		expect(await stage.server.requests()).toEqual([]);
	});

	it('is refused with a permission that Connections does not know', async () => {
		expect(failureOf(await share({ shareWith: [ben], sharePermission: 'Own' })).message).toContain(
			"has the value 'Own', which Connections does not know",
		);
	});
});
