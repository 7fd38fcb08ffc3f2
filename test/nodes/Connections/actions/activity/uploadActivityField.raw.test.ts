import type { IDataObject } from 'n8n-workflow';
import { nodeOf, uploadField } from '../../runs';
import { onlyJson, setStage } from '../../stage';

const stage = setStage();

describe('the whole entry of an activity field', () => {
	it('is that of the node, with attributes, text and the lists of what may repeat', async () => {
		const { id } = nodeOf(stage.seed, 'todo');
		const json = onlyJson(await uploadField(stage, { id, parameters: { simplify: false } }));
		expect(Object.keys(json)).toEqual(['entry', 'bytesSent', 'headers']);
		expect(json).toMatchObject({
			bytesSent: 29,
			headers: { location: null, etag: null, lastModified: null },
		});
		const entry = json.entry as IDataObject;
		expect(entry.id).toBe(`urn:lsid:ibm.com:oa:${id}`);
		expect(entry['snx:field']).toMatchObject([
			{ '@': { name: 'note.txt', type: 'file' }, link: [{ '@': { title: 'note.txt' } }] },
		]);
	});

	it('is null where neither the answer nor the node could be read', async () => {
		await stage.server.fault({
			match: { method: 'GET', path: '/activitynode', nth: 2 },
			action: { type: 'status', status: 500 },
		});
		const json = onlyJson(await uploadField(stage, { parameters: { simplify: false } }));
		expect(json).toMatchObject({
			bytesSent: 29,
			note: expect.stringContaining('could not be told'),
		});
	});
});
