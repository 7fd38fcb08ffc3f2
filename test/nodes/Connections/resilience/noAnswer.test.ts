import type { ConnectionsFaultAction } from '../../../server/client';
import { failureOf, uploadField } from '../runs';
import { setStage, note, type AddFileRun } from '../stage';

const stage = setStage();

const once = { maxRetries: 0 };

async function failureOfFile(run: AddFileRun = {}) {
	return failureOf(await stage.addFile({ ...run, options: { ...once, ...run.options } }));
}

/** What the server does to the request that carries the bytes. */
async function uploadMeets(action: ConnectionsFaultAction, method = 'POST') {
	await stage.server.fault({ match: { method }, action });
}

describe('what a user reads when no proper answer comes', () => {
	it.each<[string, ConnectionsFaultAction]>([
		['before any byte was taken', { type: 'resetAfter', bytes: 0 }],
		['in the middle', { type: 'resetAfter', bytes: 3_000_000 }],
	])('cut %s', async (_when, action) => {
		await uploadMeets(action);
		const file = { ...note, bytes: { size: 20 * 1024 * 1024, seed: 1 } };
		expect(await failureOfFile({ file })).toEqual({
			message: "The connection was cut during the upload of the file 'note.txt' [item 0]",
			description: expect.stringMatching(
				/^Run the item again\. If it happens again at about the same size, a proxy in front of Connections limits request bodies or their time\. Technical detail: (ECONNRESET|EPIPE)\.$/,
			),
			httpCode: null,
		});
	});

	it('cut after the last byte', async () => {
		await uploadMeets({ type: 'resetBeforeAnswer' });
		expect(await failureOfFile()).toEqual({
			message:
				"The connection was cut during the upload of the file 'note.txt', and whether the file was stored could not be found out [item 0]",
			description: expect.stringMatching(
				/^Look in Connections before you run the item again\. Run /,
			),
			httpCode: null,
		});
	});

	it('cut before there was anything to send', async () => {
		await uploadMeets({ type: 'resetBeforeAnswer' }, 'GET');
		expect(await failureOfFile()).toEqual({
			message: 'The connection was cut before the server answered [item 0]',
			description:
				"Run the item again. If it happens each time, check 'Base URL' in the credential (https instead of http?) and the proxies on the way. Technical detail: ECONNRESET.",
			httpCode: null,
		});
	});

	it('stalled in the middle', async () => {
		await uploadMeets({ type: 'stallRead', afterBytes: 100_000 });
		const file = { ...note, bytes: { size: 20 * 1024 * 1024, seed: 1 } };
		expect(await failureOfFile({ file, options: { stallTimeout: 1 } })).toEqual({
			message: "The server stopped taking bytes of the file 'note.txt' [item 0]",
			description:
				"Run the item again, or raise the option 'Stall Timeout' if the connection is very slow. Technical detail: nothing moved for 1 seconds.",
			httpCode: null,
		});
	});

	it('damaged on the way', async () => {
		await uploadMeets({
			type: 'storeThenAnswer',
			headers: { 'Content-Encoding': 'gzip' },
			body: 'not gzip at all',
		});
		const { items } = await stage.addFile({ options: once });
		expect(items[0].json).toMatchObject({
			label: 'note.txt',
			note: 'The connection was lost after the upload; the file was found in the library.',
		});
	});

	it('a redirect', async () => {
		await uploadMeets({ type: 'redirect', location: 'https://login.example.com/sso?x=private' });
		expect(await failureOfFile()).toEqual({
			message: 'The server sends requests somewhere else [item 0]',
			description:
				"It points to https://login.example.com/sso. Check 'Base URL' in the credential (https instead of http?). If the address is that of a login page, sign-in for programs must be allowed on the server.",
			httpCode: '302',
		});
	});

	it.each(['GET', 'POST'])('a login page (%s)', async (method) => {
		await uploadMeets({ type: 'loginPage' }, method);
		expect(await failureOfFile()).toEqual({
			message:
				'A web page came instead of an answer of Connections, probably a login page [item 0]',
			description:
				"Check 'Base URL' and the paths in the credential. If a single sign-on stands in front of Connections, the API must be reachable without it.",
			httpCode: '200',
		});
	});

	it('another server than Connections', async () => {
		await uploadMeets({ type: 'status', status: 200, body: '', connectionsHeader: false }, 'GET');
		expect(await failureOfFile()).toMatchObject({
			message: 'The server answered, but not as Connections does [item 0]',
			description: "Check 'Base URL' and 'Files Path' in the credential.",
		});
	});

	it('no token for the two phases', async () => {
		await stage.server.fault({
			match: { phase: 1 },
			action: { type: 'status', status: 200, connectionsHeader: true },
		});
		expect(failureOf(await uploadField(stage, { options: once }))).toEqual({
			message: 'Connections opened no upload session for the file field [item 0]',
			description:
				"The answer to the first phase carried no token. A proxy may remove the headers X-IBM-UPLOAD-…, or the server does not know the two-phase upload: set the option 'Upload Method' to a single request.",
			httpCode: '200',
		});
	});

	it('another size than was sent', async () => {
		await uploadMeets({
			type: 'storeThenAnswer',
			body: '<entry xmlns="http://www.w3.org/2005/Atom"><link rel="enclosure" length="28"/></entry>',
		});
		expect(await failureOfFile()).toEqual({
			message: "The server stored 28 of 29 bytes of the file 'note.txt' [item 0]",
			description:
				'The file in Connections is not complete: delete it there, then run the item again.',
			httpCode: '201',
		});
	});
});

describe('what a user reads when the file itself is at fault', () => {
	it('longer or shorter than n8n announced', async () => {
		for (const bytes of [28, 30]) {
			const file = { ...note, overrides: { bytes } };
			expect(await failureOfFile({ file })).toEqual({
				message: "The file 'note.txt' has another size than n8n announced [item 0]",
				description: expect.stringMatching(
					/^The file changed while it was read, or the binary field states a wrong size\. Run the item again\. Technical detail: (more than 28|29 of 30) bytes\.$/,
				),
				httpCode: null,
			});
		}
		expect((await stage.server.store()).documents.map(({ label }) => label)).not.toContain(
			'note.txt',
		);
	});

	it('gone from the storage', async () => {
		const file = {
			...note,
			overrides: { id: 'filesystem-v2:workflows/x/executions/temp/binary_data/gone', bytes: 29 },
		};
		expect(await failureOfFile({ file })).toMatchObject({
			message: "n8n could not read the bytes of the file 'note.txt' [item 0]",
			description: expect.stringMatching(
				/^The binary data may have been pruned from n8n's storage\. Run the workflow again from the start\./,
			),
		});
	});
});
