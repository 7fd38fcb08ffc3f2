import type { INodeProperties } from 'n8n-workflow';
import { InvalidInput } from '../../api/failures/invalidInput';
import { type Shared, shareFile, type Sharing } from '../../api/files/share';
import { simplifyField } from '../fields/binary';
import type { Connection } from '../../api/server/connection';
import { fileFields, readFile, touchesFile } from '../fields/file';
import type { ItemParameters } from '../fields/itemParameters';
import { readQuery } from '../fields/readQuery';
import { recipientFields, readRecipients } from '../fields/sharing';
import { one, type Operation } from '../operation';
import { documentParameters } from './documentParameters';
import { documentExample, readOutput } from './documentOutput';
import { changeOptions } from './onFile';

const permissionField: INodeProperties = {
	displayName: 'Permission',
	name: 'sharePermission',
	type: 'options',
	options: [
		{ name: 'Edit', value: 'Edit', description: 'They may change the file as well' },
		{ name: 'View', value: 'View', description: 'They may read and download the file' },
	],
	default: 'View',
	description: 'What the people may do with the file; communities always get View',
};

/** The parameters that go out as they do in Add File. */
const parameter = (name: string) => documentParameters.filter((one) => one.name === name);
const [messageParameter] = parameter('shareSummary');
const [emailParameter] = parameter('sendEmail');

const options: INodeProperties[] = [
	{
		displayName: 'Message',
		name: messageParameter.name,
		type: 'string',
		typeOptions: { rows: 3 },
		default: '',
		placeholder: messageParameter.placeholder,
		description: 'Message to the people with whom the file is shared',
	},
	{
		displayName: 'Send Email',
		name: emailParameter.name,
		type: 'boolean',
		default: true,
		description: 'Whether the people get an email. Default of the server: true.',
	},
];

const example: Shared = {
	kind: 'person',
	id: '20170081',
	name: 'Amy Lindqvist',
	email: 'amy@example.com',
	shared: true,
	reason: null,
};

/** Shares a file. */
export const shareOperation: Operation = {
	value: 'share',
	name: 'Share',
	action: 'Share file',
	description: 'Give people or communities access to a file that is in Connections',
	fields: [
		...fileFields('The file to share'),
		...recipientFields,
		permissionField,
		simplifyField,
		changeOptions(...options),
	],
	output: { ...documentExample, sharedWith: [{ ...example }] },
	async prepare(parameters, connection) {
		const file = readFile(parameters);
		const sharing = await readSharing(parameters, connection);
		const simplify = parameters.flag('simplify', true);
		return {
			touches: touchesFile(file),
			async run() {
				const { read, shared } = await shareFile(connection, file, sharing);
				const sharedWith = shared.map((each) => ({ ...each }));
				return one({ ...readOutput(read, simplify), sharedWith });
			},
		};
	},
};

/** @throws InvalidInput when there is nobody to share with, or communities were to get Edit */
async function readSharing(parameters: ItemParameters, connection: Connection): Promise<Sharing> {
	const { people, communities } = await readRecipients(parameters, connection);
	if (people.length + communities.length === 0) {
		throw new InvalidInput(
			"There is nobody to share with: 'People' and 'Communities' are empty",
			'Name at least one person or community. If they come from an expression, check that it gives a value for this item.',
		);
	}
	const { sharePermission } = readQuery(
		parameter('sharePermission'),
		{ sharePermission: parameters.text('sharePermission') },
		parameters.context.getTimezone(),
	);
	if (communities.length > 0 && sharePermission === 'Edit') {
		throw new InvalidInput(
			"'Permission' is Edit, but a file that is there can be shared with communities for View alone",
			"Set 'Permission' to View, or share with people and communities by two nodes. Only Add File can give communities Edit, with 'Share With Community (Edit Access)' under 'Additional Fields'.",
		);
	}
	return {
		people,
		communities,
		query: {
			sharePermission,
			...readQuery(
				[messageParameter, emailParameter],
				parameters.collection('options'),
				parameters.context.getTimezone(),
			),
		},
	};
}
