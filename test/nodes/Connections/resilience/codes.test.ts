import type { ConnectionsFaultAction } from '../../../server/client';
import { addAttachment, failureOf, locator, uploadField } from '../runs';
import { setStage, note, type AddFileRun } from '../stage';

const stage = setStage();

const once = { maxRetries: 0 };

async function failureOfFile(run: AddFileRun = {}) {
	return failureOf(await stage.addFile({ ...run, options: { ...once, ...run.options } }));
}

/** What the server does to the request that carries the bytes. */
async function uploadMeets(action: ConnectionsFaultAction, method = 'POST') {
	await stage.server.fault({ match: { method }, action });
}

const files = (code: string, words: string) => ({
	connectionsHeader: true,
	contentType: 'application/xml',
	body: `<td:error xmlns:td="urn:ibm.com/td"><td:errorCode>${code}</td:errorCode><td:errorMessage>${words}</td:errorMessage></td:error>`,
});

const phases = "set the option 'Upload Method' to two phases";

describe('what a user reads when Connections refuses with a code', () => {
	it.each<[string, number, string, string]>([
		[
			'ItemExists',
			409,
			"A file named 'note.txt' exists already in my library",
			"Choose with the option 'If File Exists' what becomes of it, switch on 'Replace' under 'Additional Fields' to overwrite it, or set another 'File Name'.",
		],
		[
			'ItemNotFound',
			404,
			'Not found: my library',
			'Check that Files runs on this server under the path in the credential.',
		],
		[
			'AccessDenied',
			403,
			"No right to add the file 'note.txt' in my library",
			'The user of the credential must be owner, editor or administrator there (the right AddChild in Files, create_entries in Activities). Guests cannot make public files.',
		],
		[
			'ContentMaxSizeExceeded',
			400,
			"The file 'note.txt' is larger than Connections allows",
			`Ask the administrator for the limit of file sizes. Where only one-shot uploads are limited, ${phases}.`,
		],
		[
			'ExtensionViolation',
			403,
			"Connections does not allow files with the extension of the file 'note.txt'",
			"Set another 'File Name', or ask the administrator which extensions are allowed.",
		],
		[
			'InvalidPath',
			400,
			"Connections does not take 'note.txt' as a name",
			"Set a 'File Name' without special characters.",
		],
		[
			'InvalidType',
			415,
			"Connections does not take the content type of the file 'note.txt'",
			"Set the option 'Content Type', e.g. application/octet-stream, or ask the administrator which types are allowed.",
		],
		[
			'SharingIntentRestriction',
			400,
			"The file 'note.txt' may not be shared in this way",
			"Check 'Visibility', 'Share With' and 'Restricted Visibility' under 'Additional Fields'.",
		],
		[
			'UnsupportedOperation',
			404,
			'Connections does not know this operation in my library',
			'The server may be older than the operation, or the feature is switched off there.',
		],
		[
			'ConcurrentModification',
			412,
			"Someone else changed the file 'note.txt' at the same moment",
			'Run the item again.',
		],
	])('%s', async (code, status, message, remedy) => {
		await uploadMeets({ type: 'status', status, ...files(code, 'The tide is out.') });
		expect(await failureOfFile()).toEqual({
			message: `${message}: The tide is out [item 0]`,
			description: `${remedy} The server's code: ${code}.`,
			httpCode: String(status),
		});
	});

	it('QuotaViolation, with the numbers', async () => {
		await stage.server.settings({ quotaBytes: 100 });
		const file = { ...note, bytes: { size: 200, seed: 1 } };
		expect(await failureOfFile({ file })).toEqual({
			message:
				"There is not enough room left in my library for the file 'note.txt': The library has no room for this file [item 0]",
			description: expect.stringMatching(
				/^Delete files there, empty the trash, or ask the administrator for a larger quota\. Quota 100 bytes, in use \d+ bytes, this upload 200 bytes\. The server's code: QuotaViolation\.$/,
			),
			httpCode: '403',
		});
	});

	it('none that the table knows, and no word of a code that is none', async () => {
		for (const code of ['constructor', '__proto__', 'x y', 'z'.repeat(200)]) {
			await uploadMeets({ type: 'status', status: 418, ...files(code, 'No.') });
			expect(await failureOfFile()).toMatchObject({
				message: 'Connections answered with status 418: No [item 0]',
				description: expect.stringMatching(
					/^Ask the administrator to look into the log of the server\.( The server's code: (constructor|__proto__)\.)?$/,
				),
			});
		}
	});
});

describe('what a user reads when a place is unknown', () => {
	it('a file that should get an attachment', async () => {
		const id = '00000000-0000-4000-8000-000000000000';
		expect(failureOf(await addAttachment(stage, { id, options: once }))).toEqual({
			message: expect.stringMatching(`^Not found: the file ${id} in my library: .+ \\[item 0\\]$`),
			description:
				"Check 'File': it may be deleted, misspelt, or not visible to the user of the credential. 'Get Many' finds what is there. The server's code: ItemNotFound.",
			httpCode: '404',
		});
	});

	it('a file by its label', async () => {
		const id = locator('label', 'Nowhere.txt');
		expect(failureOf(await addAttachment(stage, { id, options: once }))).toMatchObject({
			message: expect.stringMatching(/^Not found: the file 'Nowhere.txt' in my library: /),
			httpCode: '404',
		});
	});

	it('an activity node', async () => {
		const id = '00000000-0000-4000-8000-000000000000';
		expect(failureOf(await uploadField(stage, { id, options: once }))).toEqual({
			message: expect.stringMatching(`^Not found: the entry or to-do ${id}: .+ \\[item 0\\]$`),
			description: expect.stringMatching(
				/^Check 'Entry or To-Do': it may be deleted, misspelt, or not visible to the user of the credential\. 'Get Many' finds what is there\. (The server's code: .+ )?Reference in the server's log: LC[0-9A-F]{32}\.$/,
			),
			httpCode: '404',
		});
	});

	it.each([
		['library', 'libraryId', 'Library to Use', 'the library nowhere'],
		['communityLibrary', 'communityId', 'Community', 'the library of the community nowhere'],
	])('a %s', async (library, parameter, label, target) => {
		expect(await failureOfFile({ parameters: { library, [parameter]: 'nowhere' } })).toEqual({
			message: expect.stringMatching(`^Not found: ${target}: .+ \\[item 0\\]$`),
			description: `Check '${label}': it may be deleted, misspelt, or not visible to the user of the credential. 'Get Many' finds what is there. The server's code: ItemNotFound.`,
			httpCode: '404',
		});
	});
});
