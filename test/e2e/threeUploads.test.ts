import { createHash } from 'node:crypto';

import { FormData, request } from 'undici';

import type { ConnectionsServer } from '../server/client';
import threeUploads from './workflows/three-uploads.json';
import { START_WITHIN_MS, startWorld, type World } from './world';

const TODO_TITLE = 'Order the ribbon';

/** Bytes of all values, so that a text conversion on the way would be seen. */
const BYTES = Buffer.from(Array.from({ length: 3 * 2 ** 20 }, (_, i) => (i * 31 + (i >> 8)) & 255));

interface Answer {
	file: { id: string; label: string };
	attachment: { id: string; label: string; size: number };
	field: { fieldId: string; fileName: string; nodeId: string; bytesSent: number };
}

async function todoOf(connections: ConnectionsServer): Promise<string> {
	const { activities } = await connections.seed();
	const todo = activities
		.flatMap(({ nodes }) => nodes)
		.find(({ type, title }) => type === 'todo' && title === TODO_TITLE);
	if (!todo) throw new Error(`The seed has no to-do '${TODO_TITLE}'.`);
	return todo.id;
}

describe('a file that a webhook takes', () => {
	let world: World;

	beforeAll(async () => {
		world = await startWorld();
	}, START_WITHIN_MS);

	afterAll(async () => await world?.stop());

	test('becomes a file, its attachment, and a field of a to-do, byte by byte', async () => {
		const { connections, n8n } = world;
		const todo = await todoOf(connections);
		await n8n.rest.activate(await world.bringIn(threeUploads));
		const form = new FormData();
		form.append('todo', todo);
		form.append('data', new File([BYTES], 'Lageplan Süd.bin', { type: 'application/x-plan' }));

		const response = await request(`${n8n.url}/webhook/three-uploads`, {
			method: 'POST',
			body: form,
		});

		const text = await response.body.text();
		expect({ status: response.statusCode, text }).toMatchObject({ status: 200 });
		const answer = JSON.parse(text) as Answer;
		const sha256 = createHash('sha256').update(BYTES).digest('hex');
		const { documents, fields } = await connections.store();
		const document = documents.find(({ id }) => id === answer.file.id);
		expect(document).toMatchObject({
			label: 'Lageplan Süd.bin',
			size: BYTES.length,
			sha256,
			contentType: 'application/x-plan',
		});
		expect(document?.attachments).toEqual([
			expect.objectContaining({
				id: answer.attachment.id,
				label: 'Copy of Lageplan Süd.bin',
				size: BYTES.length,
				sha256,
			}),
		]);
		expect(fields.filter(({ nodeId }) => nodeId === todo)).toEqual([
			expect.objectContaining({
				fid: answer.field.fieldId,
				name: 'Upload',
				fileName: 'Lageplan Süd.bin',
				size: BYTES.length,
				sha256,
			}),
		]);
		expect(answer.field).toMatchObject({ nodeId: todo, bytesSent: BYTES.length });
		expect(await connections.violations()).toEqual([]);
	});
});
