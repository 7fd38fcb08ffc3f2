import fc from 'fast-check';
import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { uploadActivityFieldOperation } from '../../nodes/Connections/actions/activity/uploadActivityField';
import { ItemParameters } from '../../nodes/Connections/actions/fields/itemParameters';
import { addAttachmentOperation } from '../../nodes/Connections/actions/file/addAttachment';
import { attachmentParameters } from '../../nodes/Connections/actions/file/attachmentParameters';
import { addFileOperation } from '../../nodes/Connections/actions/file/addFile';
import { documentParameters } from '../../nodes/Connections/actions/file/documentParameters';
import type { Operation } from '../../nodes/Connections/actions/operation';
import { ConnectionsFailure } from '../../nodes/Connections/api/failures/failure';
import { InvalidInput } from '../../nodes/Connections/api/failures/invalidInput';
import type { WireRequest } from '../../nodes/Connections/transport/wire';
import { fakeConnection } from './fakeConnection';

/** A context that knows the parameters of one item, and a binary field of four bytes. */
function contextWith(parameters: IDataObject, fileName: string, mimeType: string) {
	const binary = { data: Buffer.from('quay').toString('base64'), fileName, mimeType };
	return {
		getNodeParameter: (name: string, _item: number, fallback: unknown) =>
			name in parameters ? parameters[name] : fallback,
		getTimezone: () => 'Europe/Berlin',
		getInputData: () => [{ json: {}, binary: { data: binary } }],
		helpers: {
			assertBinaryData(_item: number, field: unknown) {
				if (field !== 'data') throw new Error('There is none');
				return binary;
			},
		},
	} as unknown as IExecuteFunctions;
}

const texts = fc.oneof(
	fc.string({ unit: 'binary', maxLength: 60 }),
	fc.string({ unit: 'grapheme', maxLength: 30 }),
	fc.constantFrom(
		'',
		' ',
		'quay.pdf',
		'a\r\nX-Injected: 1',
		'a\0b',
		'../../../etc',
		'=?UTF-8?B?eA==?=',
		'text/plain; charset=utf-8',
		'https://connections.example.com/files/app/file/6577329f-add1-4f1a-8dd8-a3a31a68f19c',
		'50a68c83-13ae-46bd-b238-de27e7120726',
		'x'.repeat(10_000),
	),
);

const values = fc.oneof(
	{ arbitrary: texts, weight: 5 },
	{ arbitrary: fc.constantFrom(true, false, 0, -1, 1.5, 1e21, 1700000000000), weight: 2 },
	{
		arbitrary: fc.constantFrom('2026-01-31T12:00:00Z', 'on', 'View', 'null', 'private'),
		weight: 2,
	},
	{ arbitrary: fc.array(texts, { maxLength: 3 }), weight: 1 },
	{ arbitrary: fc.constantFrom(null, undefined, {}, []), weight: 1 },
);

const goodIds = fc.constantFrom(
	'50a68c83-13ae-46bd-b238-de27e7120726',
	'urn:lsid:ibm.com:oa:50a68c83-13ae-46bd-b238-de27e7120726',
);

const names = fc.oneof(
	{ arbitrary: texts, weight: 1 },
	{ arbitrary: fc.constantFrom('quay.pdf', 'Übersicht №7 潮.txt', ' =?x?= '), weight: 3 },
);

const locators = fc.oneof(
	{ arbitrary: texts, weight: 2 },
	{ arbitrary: goodIds, weight: 4 },
	{
		arbitrary: fc.record({
			__rl: fc.constant(true),
			mode: fc.constantFrom('list', 'url', 'id', 'label'),
			value: texts,
		}),
		weight: 2,
	},
);

const collectionOf = (keys: string[]) =>
	fc.dictionary(fc.constantFrom(...keys), values, { maxKeys: 3 }) as fc.Arbitrary<IDataObject>;

const options = collectionOf([
	'contentLanguage',
	'contentType',
	'phasesThreshold',
	'slug',
	'updateNonce',
	'uploadMethod',
]);

const parametersFor = (fieldNames: string[]) =>
	fc.record(
		{
			additionalFields: collectionOf(fieldNames),
			binaryPropertyName: fc.constantFrom('data', 'data', 'data', 'other'),
			options,
			library: fc.constantFrom('myLibrary', 'library', 'communityLibrary'),
			libraryId: locators,
			communityId: locators,
			documentId: locators,
			activityNodeId: locators,
			fieldAction: fc.constantFrom('create', 'replace'),
			fieldId: locators,
			fieldName: names,
			fileName: names,
			simplify: fc.boolean(),
			source: fc.constantFrom('binary', 'binary', 'atomEntry'),
			summary: texts,
			title: names,
		},
		{ requiredKeys: ['binaryPropertyName'] },
	);

/** Every header as HTTP allows it, and an address of the server that was meant. */
function isWireSafe({ url, headers, method }: WireRequest): boolean {
	const names = Object.keys(headers);
	return (
		/^[\x21-\x7e]+$/.test(url) &&
		new URL(url).origin === 'https://connections.example.com' &&
		/^\/(files\/basic\/api|activities\/service\/atom2)\//.test(new URL(url).pathname) &&
		['GET', 'POST', 'PUT'].includes(method) &&
		names.every((name) => /^[A-Za-z-]+$/.test(name)) &&
		Object.values(headers).every((value) => /^[\x21-\x7e]([\x20-\x7e]*[\x21-\x7e])?$/.test(value))
	);
}

const answers = [
	{ status: 200, headers: { 'x-update-nonce': 'n-1', 'x-ibm-upload-token': 't-1' }, body: '' },
];

async function holdsFor(operation: Operation, fieldNames: string[]) {
	let sent = 0;
	await fc.assert(
		fc.asyncProperty(
			parametersFor(fieldNames),
			names,
			texts,
			async (parameters, fileName, mimeType) => {
				const { connection, requests } = fakeConnection(answers);
				const context = contextWith(parameters as IDataObject, fileName, mimeType);
				const error = await operation
					.prepare(new ItemParameters(context, 0), connection)
					.then(async ({ run }) => await run())
					.then(
						() => null,
						(thrown: unknown) => thrown,
					);
				if (error instanceof InvalidInput) return requests.length === 0;
				if (error !== null && !(error instanceof ConnectionsFailure)) return false;
				sent += requests.length;
				return requests.length > 0 && requests.every(isWireSafe);
			},
		),
		{ numRuns: 1_000 },
	);
	return sent;
}

describe('whatever the parameters hold, nothing but proper requests goes out', () => {
	it('of Add File', async () => {
		const keys = documentParameters.map(({ name }) => name);
		expect(await holdsFor(addFileOperation, keys)).toBeGreaterThan(50);
	});

	it('of Add Attachment', async () => {
		const keys = attachmentParameters.map(({ name }) => name);
		expect(await holdsFor(addAttachmentOperation, keys)).toBeGreaterThan(50);
	});

	it('of Upload Activity Field', async () => {
		expect(await holdsFor(uploadActivityFieldOperation, ['none'])).toBeGreaterThan(50);
	});
});
