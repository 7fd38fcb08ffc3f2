import type { ParameterDefinition } from '../fields/parameterDefinition';

const onOff = [
	{ value: 'off', label: 'Off' },
	{ value: 'on', label: 'On' },
];

/** What the parameter label is called in the editor and in errors. */
export const labelLabel = 'Label (Overrides File Name)';

/**
 * The query parameters of "Adding a file", in the order of its page. Where the page and recorded
 * answers of servers disagree on a default, the description says so.
 */
export const documentParameters: ParameterDefinition[] = [
	{
		name: 'commentNotification',
		label: 'Notify Me of Comments (Comment Notification)',
		kind: 'choice',
		values: onOff,
		initial: 'on',
		description:
			'Whether you are told when someone comments on the file. Default of the server: on.',
	},
	{
		name: 'created',
		label: 'Created',
		kind: 'date',
		description:
			'Date that the file shows as its creation. Default of the server: its current time.',
	},
	{
		name: 'includePath',
		label: 'Include Path',
		kind: 'flag',
		description: 'Whether the answer tells the path of the file (td:path)',
	},
	{
		name: 'mediaNotification',
		label: 'Notify Me of Updates (Media Notification)',
		kind: 'choice',
		values: onOff,
		description:
			'Whether you are told when someone updates the file. The documentation names off as the default, servers were seen to use on.',
	},
	{
		name: 'modified',
		label: 'Modified',
		kind: 'date',
		description:
			'Date that the file shows as its last change. Default of the server: its current time.',
	},
	{
		name: 'propagate',
		label: 'Others May Share On (Propagate)',
		kind: 'flag',
		description:
			'Whether people with whom a private file is shared may share it on. The documentation names false as the default, servers were seen to use true.',
	},
	{
		name: 'sharePermission',
		label: 'Share Permission (with Share With)',
		kind: 'choice',
		values: [
			{ value: 'Edit', label: 'Edit' },
			{ value: 'View', label: 'View' },
		],
		initial: 'View',
		description: 'What the people of Share With may do. Default of the server: View.',
	},
	{
		name: 'shareSummary',
		label: 'Share Message (Share Summary, with Share With)',
		kind: 'text',
		placeholder: 'e.g. Please read this by Friday.',
		description: 'Message to the people of Share With',
	},
	{
		name: 'shareWith',
		label: 'Share With',
		kind: 'people',
		description:
			'People with whom the file is shared: chosen from the list, which searches Profiles, or by user ID or e-mail address',
	},
	{
		name: 'tag',
		label: 'Tags',
		kind: 'list',
		placeholder: 'e.g. invoice',
		description: 'Keywords that classify the file',
	},
	{
		name: 'visibility',
		label: 'Visibility',
		kind: 'choice',
		values: [
			{ value: 'private', label: 'Private' },
			{ value: 'public', label: 'Public' },
		],
		initial: 'private',
		description:
			'Who sees the file: everybody, or only those it is shared with. Guests cannot make public files. Default of the server: private.',
	},
	{
		name: 'draft',
		label: 'Save as Draft',
		kind: 'flag',
		description: 'Whether the file is kept as a draft. Default of the server: false.',
	},
	{
		name: 'doctype',
		label: 'Document Type ID',
		kind: 'text',
		placeholder: 'e.g. 5f0c2a1e-7f3b-4c55-9f0d-1c2b3a4d5e6f',
		description: 'ID of the document type to give to the file. Default: the server decides.',
	},
	{
		name: 'includePropertySheets',
		label: 'Include Property Sheets',
		kind: 'flag',
		description:
			'Whether the answer holds the properties of the document type. Default of the server: false.',
	},
	{
		name: 'replace',
		label: 'Replace',
		kind: 'flag',
		description:
			'Whether a file of the same name is overwritten; without it, that makes the upload fail. Default of the server: false.',
	},
	{
		name: 'submit',
		label: 'Submit for Approval',
		kind: 'flag',
		description:
			'Whether the file is submitted for approval, where the server asks for approval. Default of the server: false.',
	},
	{
		name: 'lock',
		label: 'Lock',
		kind: 'flag',
		description: 'Whether the file is locked before it is updated. Default of the server: false.',
	},
	{
		name: 'sendEmail',
		label: 'Send Email (with Share With)',
		kind: 'flag',
		initial: true,
		description: 'Whether the people of Share With get an email. Default of the server: true.',
	},
	{
		name: 'includeLocked',
		label: 'Include Locked',
		kind: 'flag',
		description: 'Whether the answer tells if the file is locked. Default of the server: false.',
	},
	{
		name: 'includeLockOwner',
		label: 'Include Lock Owner',
		kind: 'flag',
		description: 'Whether the answer tells who holds the lock. Default of the server: false.',
	},
	{
		name: 'createVersion',
		label: 'Create Version',
		kind: 'flag',
		description:
			'Whether the server keeps a version of the file as it is saved. Default of the server: false.',
	},
	{
		name: 'label',
		label: labelLabel,
		kind: 'text',
		placeholder: 'e.g. report.pdf',
		description: 'Name of the file in the library',
	},
	{
		name: 'restrictedVisibility',
		label: 'Restricted Visibility',
		kind: 'choice',
		values: [
			{ value: 'false', label: 'Any Visibility (False)' },
			{ value: 'null', label: 'No Change (Null)' },
			{ value: 'true', label: 'Private Only (True)' },
		],
		description:
			'Whether the file can only be private (true) or have any visibility (false). Without it nothing changes.',
	},
	{
		name: 'favorite',
		label: 'Favorite',
		kind: 'flag',
		description: 'Whether the file becomes one of your favorites. Default of the server: false.',
	},
	{
		name: 'primaryCollection',
		label: 'Create in Folder (Primary Collection)',
		kind: 'folder',
		description: 'Folder in which the file is created',
	},
	{
		name: 'addToCollection',
		label: 'Add to Folder (Collection)',
		kind: 'folders',
		description: 'Folders that get the file with read access',
	},
	{
		name: 'shareWithCommunity',
		label: 'Share With Community',
		kind: 'communities',
		description: 'Communities that get the file with read access',
	},
	{
		name: 'addToCollectionWithEdit',
		label: 'Add to Folder with Edit Access (Collection)',
		kind: 'folders',
		description: 'Folders that get the file with edit access',
	},
	{
		name: 'shareWithCommunityWithEdit',
		label: 'Share With Community (Edit Access)',
		kind: 'communities',
		description: 'Communities that get the file with edit access',
	},
	{
		name: 'encrypt',
		label: 'Encrypt',
		kind: 'flag',
		description: 'Whether the server encrypts the file. Default of the server: false.',
	},
	{
		name: 'externalResourceType',
		label: 'External Resource Type',
		kind: 'choice',
		values: [
			{ value: 'ibmdoc', label: 'IBM Docs' },
			{ value: 'microblog', label: 'Microblog' },
		],
		description: 'Kind of a resource elsewhere that belongs to the file',
	},
	{
		name: 'externalResourceUrl',
		label: 'External Resource URL',
		kind: 'text',
		placeholder: 'e.g. https://example.com/resource',
		description: 'Address of a resource elsewhere that belongs to the file',
	},
	{
		name: 'externalResourceId',
		label: 'External Resource ID',
		kind: 'text',
		placeholder: 'e.g. 4711',
		description: 'ID of a resource elsewhere that belongs to the file',
	},
	{
		name: 'updatedVia',
		label: 'Created Through (Updated Via)',
		kind: 'choice',
		values: [
			{ value: 'docs.auto', label: 'Docs, Automatically' },
			{ value: 'docs.manual', label: 'Docs, Manually' },
			{ value: 'filesync', label: 'File Sync' },
			{ value: 'files', label: 'Files' },
			{ value: 'verse', label: 'Verse' },
		],
		initial: 'files',
		description: 'Channel through which the file counts as created. Default of the server: Files.',
	},
	{
		name: 'sync',
		label: 'Add to File Sync (Sync)',
		kind: 'flag',
		description:
			'Whether the file is added to file sync; has no effect in communities. Default of the server: false.',
	},
];
