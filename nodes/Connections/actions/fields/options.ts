import type { IDataObject, INodeProperties } from 'n8n-workflow';
import { InvalidInput, quoting } from '../../api/failures/invalidInput';

type OptionName =
	| 'apiPath'
	| 'batchSize'
	| 'checkPermission'
	| 'contentLanguage'
	| 'contentType'
	| 'ignoreMissing'
	| 'maxRetries'
	| 'nonce'
	| 'phasesThreshold'
	| 'slug'
	| 'stallTimeout'
	| 'updateNonce'
	| 'uploadMethod';

/** In the order of their labels, as n8n's rules want it. */
const everyOption: Array<INodeProperties & { name: OptionName }> = [
	{
		displayName: 'API Path',
		name: 'apiPath',
		type: 'options',
		options: [
			{
				name: 'OAuth',
				value: 'oauth',
				description: "/activities/oauth: where tokens count on one's own server",
			},
			{
				name: 'Service',
				value: 'service',
				description: '/activities/service: basic authentication, and the cloud',
			},
		],
		default: 'service',
		description: 'Path of the Activities API. Default: by the kind of authentication.',
	},
	{
		displayName: 'Batch Size',
		name: 'batchSize',
		type: 'number',
		typeOptions: { minValue: 1, maxValue: 50, numberPrecision: 0 },
		default: 3,
		description:
			'How many items are worked on at once; 1 takes one after the other. The value of the first item counts.',
	},
	{
		displayName: 'Check Permission',
		name: 'checkPermission',
		type: 'boolean',
		default: false,
		description:
			'Whether to look first if the user may add there, and if the quota has room, so that a large file is not sent in vain',
	},
	{
		displayName: 'Content Language',
		name: 'contentLanguage',
		type: 'string',
		default: '',
		placeholder: 'e.g. en',
		description: 'Language of the content',
	},
	{
		displayName: 'Content Type',
		name: 'contentType',
		type: 'string',
		default: '',
		placeholder: 'e.g. application/pdf',
		description: 'MIME type that is stored. Default: that of the binary data.',
	},
	{
		displayName: 'Ignore Missing',
		name: 'ignoreMissing',
		type: 'boolean',
		default: false,
		description: 'Whether something that is not there (any more) counts as done',
	},
	{
		displayName: 'Max Retries',
		name: 'maxRetries',
		type: 'number',
		typeOptions: { minValue: 0, maxValue: 20, numberPrecision: 0 },
		default: 2,
		description:
			'How often a request is sent again after a failure that may pass, such as a lost connection',
	},
	{
		displayName: 'Nonce',
		name: 'nonce',
		type: 'options',
		options: [
			{
				name: 'For Each Item',
				value: 'perUpload',
				description: 'Fetched before each request, as the documentation has it',
			},
			{
				name: 'Once a Run',
				value: 'perRun',
				description: 'One for all items; fetched anew where the server refuses it',
			},
		],
		default: 'perUpload',
		description:
			'How often the nonce that guards a change is fetched. Once a run saves a request for each of many small files. The value of the first item counts.',
	},
	{
		displayName: 'Phases Threshold (MiB)',
		name: 'phasesThreshold',
		type: 'number',
		typeOptions: { minValue: 0 },
		default: 500,
		description: 'Size above which the upload method Auto uses two phases',
	},
	{
		displayName: 'Slug',
		name: 'slug',
		type: 'string',
		default: '',
		placeholder: 'e.g. report.pdf',
		description:
			'Where a proxy or an old server wants another one: value of the Slug header instead of the file name. It is encoded where it has to be.',
	},
	{
		displayName: 'Stall Timeout (Seconds)',
		name: 'stallTimeout',
		type: 'number',
		typeOptions: { minValue: 1 },
		default: 60,
		description:
			'How long no byte may move, either way, before a request is stopped. To begin its answer the server has ten times as long.',
	},
	{
		displayName: 'Update Nonce',
		name: 'updateNonce',
		type: 'string',
		typeOptions: { password: true },
		default: '',
		description:
			'Where an earlier node has fetched one: nonce to send instead of one that the node fetches before each upload',
	},
	{
		displayName: 'Upload Method',
		name: 'uploadMethod',
		type: 'options',
		options: [
			{ name: 'Auto', value: 'auto', description: 'Chosen by size and operation' },
			{ name: 'Single Request', value: 'single', description: 'All in one request' },
			{
				name: 'Two Phases',
				value: 'phases',
				description:
					'The size is announced first; for large files on servers with the upload module',
			},
		],
		default: 'auto',
		description:
			'Where a server or a proxy limits the size of a request: how the bytes are sent. Auto is right elsewhere.',
	},
];

/**
 * The collection Options with those that an operation knows.
 *
 * @param own options that no other operation has
 */
export function optionsField(names: OptionName[], own: INodeProperties[] = []): INodeProperties {
	return {
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add Option',
		default: {},
		options: [...everyOption.filter(({ name }) => names.includes(name)), ...own].sort(
			(one, other) => one.displayName.localeCompare(other.displayName),
		),
	};
}

/** A number of the collection, the documented default where it was not added. */
export function numberOption(options: IDataObject, name: OptionName): number {
	const {
		displayName,
		default: fallback,
		typeOptions,
	} = everyOption.find((option) => option.name === name) as INodeProperties;
	const value = options[name];
	if (value === undefined || value === null || value === '') return fallback as number;
	const number = Number(value);
	const minimum = typeOptions?.minValue ?? 0;
	if (!Number.isFinite(number) || number < minimum) {
		throw new InvalidInput(
			quoting(`'${displayName}' is not a number of at least ${minimum}`, value),
			`Correct it under Options, or take it away there: then it is ${String(fallback)}.`,
		);
	}
	return number;
}

/**
 * A text that goes out as a header; control characters and text outside ASCII never do.
 *
 * @throws InvalidInput
 */
export function headerOption(options: IDataObject, name: OptionName, label: string): string {
	const value = String(options[name] ?? '').trim();
	if (/[^\x20-\x7e]/.test(value)) {
		const sentence = `'${label}' holds characters that a header cannot carry`;
		const secret = everyOption.find((option) => option.name === name)?.typeOptions?.password;
		throw new InvalidInput(
			secret ? sentence : quoting(sentence, value),
			'Use plain ASCII without line breaks.',
		);
	}
	return value;
}
