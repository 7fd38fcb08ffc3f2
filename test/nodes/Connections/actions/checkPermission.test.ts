import { addAttachment, failureOf, locator, nodeOf, uploadField } from '../runs';
import { onlyJson, setStage } from '../stage';

const stage = setStage();

const options = { checkPermission: true };
const sent = async () => (await stage.server.requests()).filter(({ method }) => method !== 'GET');
const noRight =
	'The user of the credential must be owner, editor or administrator there (the right AddChild in Files, create_entries in Activities). Guests cannot make public files. Nothing was sent.';

describe('a look at the rights before the upload', () => {
	it('lets an upload pass that the server will take', async () => {
		onlyJson(await stage.addFile({ options }));
		onlyJson(await addAttachment(stage, { options }));
		onlyJson(await addAttachment(stage, { options, id: locator('label', 'note.txt') }));
		onlyJson(await uploadField(stage, { options }));
		const paths = (await stage.server.requests()).map(({ rawUrl }) => rawUrl);
		expect(paths).toContain('/files/basic/api/myuserlibrary/feed?ps=1&acls=true&includeQuota=true');
		expect(paths).toContain(
			'/files/basic/api/myuserlibrary/document/note.txt/entry?acls=true&identifier=label',
		);
	});

	it('is not taken where the option is off', async () => {
		onlyJson(await stage.addFile());
		expect((await stage.server.requests()).map(({ method }) => method)).toEqual(['GET', 'POST']);
	});

	it('tells that somebody may not add to a library, with nothing sent', async () => {
		const { id } = stage.seed.libraries[3];
		const failed = await stage.addFile({
			user: 'ben',
			options,
			parameters: { library: 'library', libraryId: locator('id', id) },
		});
		expect(failureOf(failed)).toMatchObject({
			message: `No right to add the file 'note.txt' in the library ${id} [item 0]`,
			description: noRight,
		});
		expect(await sent()).toEqual([]);
	});

	it('tells that the quota has no room, with its numbers', async () => {
		await stage.server.settings({ quotaBytes: 20 });
		const failure = failureOf(await stage.addFile({ options }));
		expect(failure.message).toBe(
			"There is not enough room left in my library for the file 'note.txt' [item 0]",
		);
		expect(failure.description).toMatch(/Quota 20 bytes, in use \d+ bytes, this upload 29 bytes\./);
		expect(await sent()).toEqual([]);
	});

	it('tells that somebody may not add to an activity node', async () => {
		const { id } = nodeOf(stage.seed, 'todo');
		const failed = await uploadField(stage, { user: 'ben', id, options });
		expect(failureOf(failed)).toMatchObject({
			message: `No right to add the file field 'note.txt' on the entry or to-do ${id} [item 0]`,
			description: noRight,
		});
		expect(await sent()).toEqual([]);
	});
});
