import type { ConnectionsFault } from '../../../../server/client';
import { locator, newFields, nodeOf, uploadField } from '../../runs';
import { onlyJson, setStage } from '../../stage';

const stage = setStage();
const entry = () => nodeOf(stage.seed, 'entry');
const untold = 'The upload succeeded, but which field it made could not be told from the node.';

/** Answers phase 2 otherwise than the truth, after the field is stored. */
const answered = (action: Partial<ConnectionsFault['action']>): ConnectionsFault => ({
	match: { phase: 2 },
	action: { type: 'storeThenAnswer', ...action } as ConnectionsFault['action'],
});

const otherEntry = (fields: string) =>
	`<entry xmlns="http://www.w3.org/2005/Atom" xmlns:s="http://www.ibm.com/xmlns/prod/sn"><id>urn:lsid:ibm.com:oa:new-entry</id>${fields}</entry>`;

describe('the answer to phase 2', () => {
	it.each<[string, Partial<ConnectionsFault['action']>]>([
		['is empty', { status: 200 }],
		['is empty with 201', { status: 201 }],
		[
			'is a web page of Connections',
			{ contentType: 'text/html', body: '<html><p>Done</p></html>' },
		],
		['is JSON', { contentType: 'application/json', body: '{"stored":true}' }],
		['is garbage', { contentType: 'application/atom+xml', bodyBase64: 'AAECAwT/' }],
		['is a truncated entry', { contentType: 'application/atom+xml', body: '<entry><id>' }],
		['is an entry that says nothing', { body: otherEntry('') }],
		['is a feed', { body: '<feed xmlns="http://www.w3.org/2005/Atom"/>' }],
	])('%s, and the field is found on the node', async (_case, action) => {
		await stage.server.fault(answered(action));
		const json = onlyJson(await uploadField(stage));
		const [field, ...others] = await newFields(stage);
		expect(others).toEqual([]);
		expect(json).toMatchObject({
			nodeId: entry().id,
			fieldId: field.fid,
			fieldName: 'note.txt',
			size: 29,
			bytesSent: 29,
		});
		expect(json).not.toHaveProperty('note');
	});

	it('is an entry that holds the field: the node need not be read again', async () => {
		const body = otherEntry(
			'<s:field name="Attachment" fid="new-field" type="file"><link type="text/plain" href="http://x/y" length="-1" title="note.txt"/></s:field>',
		);
		await stage.server.fault(answered({ contentType: 'application/atom+xml', body }));
		expect(onlyJson(await uploadField(stage))).toEqual({
			activityId: null,
			nodeId: 'new-entry',
			fieldId: 'new-field',
			fieldName: 'Attachment',
			fileName: 'note.txt',
			mimeType: 'text/plain',
			size: null,
			downloadUrl: 'http://x/y',
			url: null,
			bytesSent: 29,
		});
		expect((await stage.uploads()).map(({ method }) => method)).toEqual(['GET', 'POST', 'POST']);
	});

	it('is a new entry, which is told as the node of the field', async () => {
		await stage.server.settings({ fieldCreation: 'newEntry' });
		const json = onlyJson(await uploadField(stage));
		const [field] = await newFields(stage);
		expect(field.nodeId).not.toBe(entry().id);
		expect(json).toMatchObject({
			activityId: stage.seed.activities[0].id,
			nodeId: field.nodeId,
			fieldId: field.fid,
			fieldName: 'Attachment',
			fileName: 'note.txt',
			size: null,
			bytesSent: 29,
		});
		expect(json).not.toHaveProperty('note');
	});

	it.each([
		['single', 1],
		['phases', 2],
	])('of a new entry with one file field tells it, whatever its name (%s)', async (method, nth) => {
		const body = otherEntry(
			'<s:field name="Attachment" fid="new-field" type="file"><link href="http://x/y" length="-1" title="a_b_.txt"/></s:field>',
		);
		await stage.server.fault({
			match: { method: 'POST', nth },
			action: { type: 'storeThenAnswer', status: 201, body },
		});
		const json = onlyJson(
			await uploadField(stage, {
				parameters: { fileName: 'a:b?.txt' },
				options: { uploadMethod: method },
			}),
		);
		expect(json).toMatchObject({
			nodeId: 'new-entry',
			fieldId: 'new-field',
			fieldName: 'Attachment',
			fileName: 'a_b_.txt',
			bytesSent: 29,
		});
		expect(json).not.toHaveProperty('note');
	});

	it.each([
		['of a new entry with two file fields', 'new-entry', ['a', 'b']],
		['of the node itself, which has one file field', 'NODE', ['a']],
	])('tells no field by anything but its name: %s', async (_case, id, fids) => {
		const fields = fids.map(
			(fid) =>
				`<s:field name="Attachment" fid="${fid}" type="file"><link href="http://x/y" title="other.txt"/></s:field>`,
		);
		const body = otherEntry(fields.join('')).replace('new-entry', id.replace('NODE', entry().id));
		await stage.server.settings({ fieldCreation: 'newEntry' });
		await stage.server.fault(answered({ body }));
		expect(onlyJson(await uploadField(stage))).toMatchObject({ fieldId: null, note: untold });
	});

	it('is empty after a new entry was made, so that the field cannot be told', async () => {
		await stage.server.settings({ fieldCreation: 'newEntry' });
		await stage.server.fault(answered({}));
		expect(onlyJson(await uploadField(stage))).toMatchObject({
			nodeId: entry().id,
			fieldId: null,
			fieldName: null,
			downloadUrl: null,
			bytesSent: 29,
			note: untold,
		});
		expect(await newFields(stage)).toHaveLength(1);
	});

	it('tells another size than that of the bytes sent, which is a failure', async () => {
		const body = otherEntry(
			'<s:field name="a" fid="f" type="file"><link href="http://x/y" length="28" title="note.txt"/></s:field>',
		);
		await stage.server.fault(answered({ body }));
		const { error } = await uploadField(stage);
		expect(error?.message).toBe(
			"The server stored 28 of 29 bytes of the file field 'note.txt' [item 0]",
		);
	});
});

describe('reading the node again', () => {
	it.each<[string, ConnectionsFault['action']]>([
		['is refused', { type: 'status', status: 403 }],
		['breaks the server', { type: 'status', status: 500 }],
		['is cut', { type: 'resetBeforeAnswer' }],
		['leads to a login page', { type: 'loginPage' }],
		['gives no entry', { type: 'storeThenAnswer', body: 'nothing' }],
	])('%s, which is no failure of the upload', async (_case, action) => {
		await stage.server.fault({ match: { method: 'GET', nth: 2 }, times: 'always', action });
		expect(onlyJson(await uploadField(stage))).toMatchObject({
			activityId: stage.seed.activities[0].id,
			nodeId: entry().id,
			fieldId: null,
			fieldName: null,
			bytesSent: 29,
			note: untold,
		});
		expect(await newFields(stage)).toHaveLength(1);
	});

	it('fails after a replacement: the field is known all the same', async () => {
		await stage.server.fault({
			match: { method: 'GET', nth: 2 },
			action: { type: 'status', status: 500 },
		});
		const [{ fid }] = entry().fields;
		const parameters = { fieldAction: 'replace', fieldId: locator('id', fid) };
		expect(onlyJson(await uploadField(stage, { parameters }))).toMatchObject({
			nodeId: entry().id,
			fieldId: fid,
			downloadUrl: null,
			bytesSent: 29,
		});
	});
});
