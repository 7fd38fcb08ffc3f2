/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- runs outside n8n */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { addAttachment, uploadField } from './runs';
import { onlyJson, setStage } from './stage';

const stage = setStage();

/** The fields that the editor shows of an operation before it ran. */
function previewOf(operation: string): string[] {
	const folder = join(__dirname, '../../../nodes/Connections/__schema__/v1.0.0');
	const schema = JSON.parse(readFileSync(join(folder, `${operation}.json`), 'utf8')) as {
		properties: Record<string, unknown>;
	};
	return Object.keys(schema.properties);
}

describe('the preview of the output', () => {
	it('is what Add File puts out', async () => {
		expect(Object.keys(onlyJson(await stage.addFile()))).toEqual(previewOf('file/addFile'));
	});

	it('is what Add Attachment puts out', async () => {
		expect(Object.keys(onlyJson(await addAttachment(stage)))).toEqual(
			previewOf('file/addAttachment'),
		);
	});

	it('is what Upload Activity Field puts out', async () => {
		expect(Object.keys(onlyJson(await uploadField(stage)))).toEqual(
			previewOf('activity/uploadActivityField'),
		);
	});
});
