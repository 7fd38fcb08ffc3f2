import type { IDataObject } from 'n8n-workflow';
import { sha256Of } from '../../../../engine/engine';
import { failureOf } from '../../runs';
import { onlyJson, setStage } from '../../stage';

const stage = setStage();

async function addText(parameters: IDataObject, run: IDataObject = {}) {
	return await stage.run('file', 'addFile', { source: 'text', ...parameters, ...run });
}

describe('Add File from a text', () => {
	it('stores what was written, as UTF-8', async () => {
		const text = 'Ebbe & Flut: 潮 🌊\n';
		const json = onlyJson(await addText({ text, fileName: 'tides.txt' }));
		const bytes = Buffer.from(text, 'utf8');
		expect(json).toMatchObject({
			label: 'tides.txt',
			mimeType: 'text/plain',
			size: bytes.length,
			bytesSent: bytes.length,
		});
		expect((await stage.server.store()).documents.at(-1)).toMatchObject({
			label: 'tides.txt',
			contentType: 'text/plain',
			sha256: sha256Of(bytes),
		});
	});

	it('takes the text from an expression, one file an item', async () => {
		const { error } = await stage.run(
			'file',
			'addFile',
			{
				source: 'text',
				text: '={{ $json.text }}',
				fileName: '={{ $json.name }}',
				// side by side, either could be there first
				options: { batchSize: 1 },
			},
			{
				items: [{ json: { text: 'one', name: '1.txt' } }, { json: { text: 'two', name: '2.txt' } }],
			},
		);
		expect(error).toBeUndefined();
		const { documents } = await stage.server.store();
		expect(documents.slice(-2).map(({ label, size }) => [label, size])).toEqual([
			['1.txt', 3],
			['2.txt', 3],
		]);
	});

	it('has the content type of the option, and a label that wins over the name', async () => {
		const json = onlyJson(
			await addText({
				text: 'a;b\n',
				fileName: 'table.txt',
				additionalFields: { label: 'table.csv' },
				options: { contentType: 'text/csv' },
			}),
		);
		expect(json).toMatchObject({ label: 'table.csv', mimeType: 'text/csv' });
	});

	it('goes in two phases as bytes do', async () => {
		onlyJson(
			await addText({ text: 'tide', fileName: 'a.txt', options: { uploadMethod: 'phases' } }),
		);
		expect((await stage.uploads()).map(({ phase }) => phase)).toEqual([1, 2]);
	});

	it('is sent again after a cut', async () => {
		await stage.server.fault({
			match: { method: 'POST' },
			action: { type: 'resetAfter', bytes: 2 },
		});
		onlyJson(await addText({ text: 'tide', fileName: 'a.txt' }));
		expect((await stage.server.store()).documents.at(-1)).toMatchObject({
			label: 'a.txt',
			size: 4,
		});
	});

	it.each<[IDataObject, string]>([
		[{ text: '={{ "" }}', fileName: 'a.txt' }, "'Text' is empty [item 0]"],
		[{ text: 'tide', fileName: '={{ "" }}' }, "'File Name' is empty [item 0]"],
		[
			{ text: 'tide', fileName: 'a/b.txt' },
			"'File Name' holds a slash, which cannot be part of a name in Connections: a/b.txt [item 0]",
		],
	])('is refused with %j', async (parameters, message) => {
		expect(failureOf(await addText(parameters)).message).toBe(message);
		expect(await stage.server.requests()).toEqual([]);
	});
});
