import { note, type AddFileRun } from '../../stage';

/** A run, the whole message without its item, and the whole description. */
export type Refusal = [title: string, run: AddFileRun, message: string, description: string];

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
const noSize =
	"The binary data names no size, or a negative one, and n8n's storage has none either. It may have been pruned: run the workflow again from the start.";

const named = (fileName: string): AddFileRun => ({ parameters: { fileName } });
const at = (library: string, name: string, value: string): AddFileRun => ({
	parameters: { library, [name]: { __rl: true, mode: 'id', value } },
});

/** Binary data that cannot be a file. */
export const binary: Refusal[] = [
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

/** Destinations that are none. */
export const places: Refusal[] = [
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

/** Names that a file cannot have. */
export const names: Refusal[] = [
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
