import { note, setStage, type AddFileRun } from '../../stage';

const stage = setStage();

/** A run, the whole message without its item, and the whole description. */
type Refusal = [title: string, run: AddFileRun, message: string, description: string];

const noField =
	"The item has no binary data. Take it from an earlier node with an expression in 'Input Binary Field', e.g. {{ $('Read File').item.binary.data }}, or connect a node that outputs a file.";
const noPlace =
	"Choose it from the list, or give its web address or the ID that 'Get Many' tells. If it is an expression, check that it gives a value for this item.";
const noAddress =
	"Choose it from the list, copy its address from the browser while the page is open, or give the ID alone, as 'Get Many' tells it.";
const noSlash =
	"Use the name alone, without folders. To put the file into a folder, set 'Create in Folder (Primary Collection)' under 'Additional Fields'.";
const noControl =
	'Remove it, e.g. with the expression {{ $binary.data.fileName.replace(/\\s+/g, " ") }}.';
const noDate =
	'Pick a date, or give an expression that yields an ISO date (2026-01-31T12:00:00Z) or milliseconds since 1970.';
const noSize =
	"The binary data names no size, or a negative one, and n8n's storage has none either. It may have been pruned: run the workflow again from the start.";
const noServer =
	'Enter the address that people open in the browser, e.g. https://connections.example.com.';

const named = (fileName: string): AddFileRun => ({ parameters: { fileName } });
const at = (library: string, name: string, value: string): AddFileRun => ({
	parameters: { library, [name]: { __rl: true, mode: 'id', value } },
});

const binary: Refusal[] = [
	[
		'an item without binary data',
		{ items: [{ json: { a: 1 } }] },
		"There is no binary data in the field 'data' ('Input Binary Field')",
		noField,
	],
	[
		'a field that has none, where others have',
		{
			items: [{ files: { scan: note, photo: note } }],
			parameters: { binaryPropertyName: 'attachment' },
		},
		"There is no binary data in the field 'attachment' ('Input Binary Field')",
		'The item has binary data in: scan, photo. Enter one of these names.',
	],
	[
		'no field by expression',
		{ parameters: { binaryPropertyName: '={{ "" }}' } },
		"'Input Binary Field' is empty",
		'The item has binary data in: data. Enter one of these names.',
	],
	[
		'a negative size',
		{ file: { ...note, overrides: { bytes: -1 } } },
		"The size of 'note.txt' in 'Input Binary Field' is not known",
		noSize,
	],
	[
		'a size that is no whole number',
		{ file: { ...note, overrides: { bytes: 1.5 } } },
		"The size of 'note.txt' in 'Input Binary Field' is not known",
		noSize,
	],
	[
		'a file that is gone from the store',
		{ file: { ...note, overrides: { bytes: undefined, id: 'filesystem-v2:gone' } } },
		"The size of 'note.txt' in 'Input Binary Field' is not known",
		noSize,
	],
];

const places: Refusal[] = [
	['no library', at('library', 'libraryId', '={{ "" }}'), "'Library to Use' is empty", noPlace],
	[
		'a blank library',
		at('library', 'libraryId', '={{ "  " }}'),
		"'Library to Use' is empty",
		noPlace,
	],
	[
		'no community',
		at('communityLibrary', 'communityId', '={{ $json.nothing }}'),
		"'Community' is empty",
		noPlace,
	],
	[
		'an address that names no library',
		at('library', 'libraryId', 'https://connections.example.com/files/app'),
		"'Library to Use' holds nothing that is an ID or the web address of one: https://connections.example.com/files/app",
		noAddress,
	],
	[
		'a community that would be another path',
		at('communityLibrary', 'communityId', '../../library/x'),
		"'Community' holds nothing that is an ID or the web address of one: ../../library/x",
		noAddress,
	],
];

const names: Refusal[] = [
	[
		'no name at all',
		{ file: { noName: true, bytes: Buffer.from('x') } },
		"'File Name' is empty, and the binary data has no name",
		"Set 'File Name', e.g. report.pdf.",
	],
	[
		'a slash',
		named('2026/report.txt'),
		"'File Name' holds a slash, which cannot be part of a name in Connections: 2026/report.txt",
		noSlash,
	],
	[
		'a backslash',
		named('C:\\report.txt'),
		"'File Name' holds a slash, which cannot be part of a name in Connections: C:\\report.txt",
		noSlash,
	],
	[
		'a line break',
		named('report\r\nX-Evil: 1.txt'),
		"'File Name' holds a line break or another control character: report X-Evil: 1.txt",
		noControl,
	],
	[
		'a character without width that controls',
		named('report\u0000.txt'),
		"'File Name' holds a line break or another control character: report .txt",
		noControl,
	],
	[
		'10,000 characters',
		named('n'.repeat(10_000)),
		"'File Name' has 10000 characters, the most is 1000",
		"Set a shorter 'File Name'.",
	],
	[
		'a slash in the label',
		{ additionalFields: { label: 'a/b' } },
		"'Label (Overrides File Name)' holds a slash, which cannot be part of a name in Connections: a/b",
		noSlash,
	],
	[
		'a slash in the Slug',
		{ options: { slug: 'a/b' } },
		"'Slug' holds a slash, which cannot be part of a name in Connections: a/b",
		noSlash,
	],
];

const shown: Record<string, string> = {
	'={{ {} }}': '{}',
	'={{ true }}': 'true',
	'={{ 1.5 }}': '1.5',
};

const values: Refusal[] = [
	...[
		'tomorrow',
		'2026-13-01',
		'version 3',
		'12:00',
		'0',
		'={{ {} }}',
		'={{ true }}',
		'={{ 1.5 }}',
	].map(
		(created): Refusal => [
			`a date that is none: ${created}`,
			{ additionalFields: { created } },
			`'Created' is not a date: ${shown[created] ?? created}`,
			noDate,
		],
	),
	...[
		['1960-01-01T00:00:00Z', '1960-01-01T00:00:00Z'],
		['1969-12-31', '1969-12-31'],
		['={{ -1000 }}', '-1000'],
		['-86400000000', '-86400000000'],
		['={{ new Date(-1).toISOString() }}', '1969-12-31T23:59:59.999Z'],
	].map(
		([created, quoted]): Refusal => [
			`a date before 1970: ${created}`,
			{ additionalFields: { created } },
			`'Created' is a date before 1970: ${quoted}`,
			'Connections counts time from 1970-01-01 (GMT) and knows nothing earlier: pick a later date.',
		],
	),
	[
		'a switch that is neither on nor off',
		{ additionalFields: { replace: '={{ "perhaps" }}' } },
		"'Replace' is neither true nor false: perhaps",
		'Use the switch, or an expression that gives true or false.',
	],
	[
		'a value that Connections does not know',
		{ additionalFields: { visibility: '={{ "secret" }}' } },
		"'Visibility' has the value 'secret', which Connections does not know",
		'Use one of: private, public.',
	],
	[
		'a content type that is none',
		{ options: { contentType: 'pdf' } },
		"'Content Type' is not a MIME type: pdf",
		'Write it like application/pdf, or leave it out to use that of the binary data.',
	],
	[
		'a content type with a line break',
		{ options: { contentType: 'text/plain\r\nX-Evil: 1' } },
		"'Content Type' holds characters that a header cannot carry: text/plain X-Evil: 1",
		'Use plain ASCII without line breaks.',
	],
	[
		'a content language that is not ASCII',
		{ options: { contentLanguage: 'français' } },
		"'Content Language' holds characters that a header cannot carry: français",
		'Use plain ASCII without line breaks.',
	],
	[
		'a nonce with a line break',
		{ options: { updateNonce: 'a\nb' } },
		"'Update Nonce' holds characters that a header cannot carry",
		'Use plain ASCII without line breaks.',
	],
	[
		'a negative threshold',
		{ options: { phasesThreshold: -1 } },
		"'Phases Threshold (MiB)' is not a number of at least 0: -1",
		'Correct it under Options, or take it away there: then it is 500.',
	],
	[
		'a batch of none',
		{ options: { batchSize: 0 } },
		"'Batch Size' is not a number of at least 1: 0",
		'Correct it under Options, or take it away there: then it is 3.',
	],
];

const servers: Refusal[] = [
	[
		'a base URL without host',
		{ credential: { baseUrl: 'https://' } },
		"'Base URL' in the credential is not a web address: https://",
		noServer,
	],
	[
		'a base URL of another protocol',
		{ credential: { baseUrl: 'ftp://connections.example.com' } },
		"'Base URL' in the credential starts with ftp://",
		noServer,
	],
	[
		'a base URL with a user in it',
		{ credential: { baseUrl: 'https://amy:amy-secret@connections.example.com' } },
		"'Base URL' in the credential holds a user name or password",
		'Enter only the address there, and the sign-in data in their own fields.',
	],
	[
		'a context root that is no path',
		{ credential: { filesPath: '/files?a=b' } },
		"'Files Path' in the credential is not a path: /files?a=b",
		'Enter the context root, e.g. /files, or a full address if the application runs on another host.',
	],
];

describe.each([
	['file', binary],
	['destination', places],
	['name', names],
	['value', values],
	['server', servers],
])('Add File with a wrong %s sends nothing and explains', (_kind, refusals) => {
	it.each(refusals)('%s', async (_title, run, message, description) => {
		const { error, items } = await stage.addFile(run);
		expect(error).toMatchObject({
			name: 'NodeOperationError',
			message: `${message} [item 0]`,
			description,
			context: { itemIndex: 0 },
		});
		expect(items).toEqual([]);
		expect(await stage.server.requests()).toEqual([]);
		expect(JSON.stringify(error)).not.toContain('amy-secret');
	});
});
