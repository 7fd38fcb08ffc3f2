import type { UploadVersionRequest } from '../../api/files/uploadVersion';
import { uploadVersion } from '../../api/files/uploadVersion';
import { binaryFields, simplifyField } from '../fields/binary';
import { fileFields, readFile, touchesFile } from '../fields/file';
import { optionsField } from '../fields/options';
import { additionalFieldsOf } from '../fields/parameterDefinition';
import { withUserIds } from '../fields/people';
import { readQuery } from '../fields/readQuery';
import { checkedFileName } from '../fileName';
import { readItemBinary } from '../itemBinary';
import { one, type Operation } from '../operation';
import { documentOutput, uploadExample } from './documentOutput';
import { documentParameters } from './documentParameters';
import { contentTypeFor, takesPhases, uploadHeaders, uploadOptions } from './uploadHeaders';

const [binaryField] = binaryFields;

/** What the parameter label is called where there is a file already. */
const newName = 'New File Name (Label)';

/** The parameters of Adding a file that the page of updating one names, too. */
const known =
	'commentNotification created includePath label mediaNotification modified propagate sendEmail sharePermission shareSummary shareWith tag visibility'.split(
		' ',
	);

const versionParameters = documentParameters
	.filter(({ name }) => known.includes(name))
	.map((definition) =>
		definition.name === 'label'
			? {
					...definition,
					label: newName,
					description: 'New name of the file. Default: the one that it has.',
				}
			: definition,
	);

/** Makes bytes the next version of a file. */
export const uploadVersionOperation: Operation = {
	value: 'uploadVersion',
	name: 'Upload New Version',
	action: 'Upload new version of file',
	description: 'Replace the content of a file; the former content stays as a version',
	fields: [
		...fileFields('The file that gets a new version'),
		binaryField,
		additionalFieldsOf(versionParameters),
		simplifyField,
		optionsField(uploadOptions),
	],
	output: uploadExample,
	async prepare(parameters, connection) {
		const { context, itemIndex } = parameters;
		const file = readFile(parameters);
		const options = parameters.collection('options');
		const query = await withUserIds(
			connection,
			versionParameters,
			readQuery(
				versionParameters,
				parameters.collection('additionalFields'),
				context.getTimezone(),
			),
		);
		if (query.label !== undefined) query.label = checkedFileName(String(query.label), newName);
		const simplify = parameters.flag('simplify', true);
		const { source, mimeType } = await readItemBinary(context, itemIndex);
		const request: UploadVersionRequest = {
			file,
			query,
			// without the option no Slug goes out: the file keeps its name
			headers: uploadHeaders(options, '', contentTypeFor(options, mimeType)),
			content: { source, phases: takesPhases(options, source.length) },
			checkPermission: options.checkPermission === true,
		};
		return {
			touches: touchesFile(file),
			run: async () => one(documentOutput(await uploadVersion(connection, request), simplify)),
		};
	},
};
