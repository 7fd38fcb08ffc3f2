import type { ConnectionsFaultAction } from '../../../server/client';
import { addAttachment, failureOf, locator, nodeOf, uploadField } from '../runs';
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

const files = (code: string, words: string) => ({
	connectionsHeader: true,
	contentType: 'application/xml',
	body: `<td:error xmlns:td="urn:ibm.com/td"><td:errorCode>${code}</td:errorCode><td:errorMessage>${words}</td:errorMessage></td:error>`,
});

const bySomethingElse =
	'Connections itself did not send this answer, something in front of it did (a reverse proxy or a login page).';

const askTheLog = 'Ask the administrator to look into the log of the server.';

const phases = "set the option 'Upload Method' to two phases";

describe('what a user reads when Connections refuses with a code', () => {
	it.each<[string, number, string, string]>([
		[
			'ItemExists',
			409,
			"A file named 'note.txt' exists already in my library",
			"Switch on 'Replace' under 'Additional Fields' to overwrite it, or set another 'File Name'.",
		],
		[
			'ItemNotFound',
			404,
			'Not found: my library',
			'Check that Files runs on this server under the path in the credential.',
		],
		[
			'AccessDenied',
			403,
			"No right to add the file 'note.txt' in my library",
			'The user of the credential must be owner, editor or administrator there (the right AddChild in Files, create_entries in Activities). Guests cannot make public files.',
		],
		[
			'ContentMaxSizeExceeded',
			400,
			"The file 'note.txt' is larger than Connections allows",
			`Ask the administrator for the limit of file sizes. Where only one-shot uploads are limited, ${phases}.`,
		],
		[
			'ExtensionViolation',
			403,
			"Connections does not allow files with the extension of the file 'note.txt'",
			"Set another 'File Name', or ask the administrator which extensions are allowed.",
		],
		[
			'InvalidPath',
			400,
			"Connections does not take 'note.txt' as a name",
			"Set a 'File Name' without special characters.",
		],
		[
			'InvalidType',
			415,
			"Connections does not take the content type of the file 'note.txt'",
			"Set the option 'Content Type', e.g. application/octet-stream, or ask the administrator which types are allowed.",
		],
		[
			'SharingIntentRestriction',
			400,
			"The file 'note.txt' may not be shared in this way",
			"Check 'Visibility', 'Share With' and 'Restricted Visibility' under 'Additional Fields'.",
		],
		[
			'UnsupportedOperation',
			404,
			'Connections does not know this operation in my library',
			'The server may be older than the operation, or the feature is switched off there.',
		],
		[
			'ConcurrentModification',
			412,
			"Someone else changed the file 'note.txt' at the same moment",
			'Run the item again.',
		],
	])('%s', async (code, status, message, remedy) => {
		await uploadMeets({ type: 'status', status, ...files(code, 'The tide is out.') });
		expect(await failureOfFile()).toEqual({
			message: `${message}: The tide is out [item 0]`,
			description: `${remedy} The server's code: ${code}.`,
			httpCode: String(status),
		});
	});

	it('QuotaViolation, with the numbers', async () => {
		await stage.server.settings({ quotaBytes: 100 });
		const file = { ...note, bytes: { size: 200, seed: 1 } };
		expect(await failureOfFile({ file })).toEqual({
			message:
				"There is not enough room left in my library for the file 'note.txt': The library has no room for this file [item 0]",
			description: expect.stringMatching(
				/^Delete files there, empty the trash, or ask the administrator for a larger quota\. Quota 100 bytes, in use \d+ bytes, this upload 200 bytes\. The server's code: QuotaViolation\.$/,
			),
			httpCode: '403',
		});
	});

	it('none that the table knows, and no word of a code that is none', async () => {
		for (const code of ['constructor', '__proto__', 'x y', 'z'.repeat(200)]) {
			await uploadMeets({ type: 'status', status: 418, ...files(code, 'No.') });
			expect(await failureOfFile()).toMatchObject({
				message: 'Connections answered with status 418: No [item 0]',
				description: expect.stringMatching(
					/^Ask the administrator to look into the log of the server\.( The server's code: (constructor|__proto__)\.)?$/,
				),
			});
		}
	});
});

describe('what a user reads when Connections, or something in front of it, answers with a status', () => {
	it.each<[number, string, string]>([
		[
			400,
			"Connections did not understand the request for the file 'note.txt'",
			"Check the values under 'Additional Fields' and 'Options'.",
		],
		[
			401,
			'Connections refused the user name or password',
			'Correct them in the credential and test it there.',
		],
		[
			408,
			"The server gave up waiting for the bytes of the file 'note.txt'",
			'Run the item again. If it happens again, ask the administrator how long an upload may take there and in the proxies in front of it.',
		],
		[
			411,
			'The length of the upload did not reach Connections',
			'A proxy in front of it probably removes the header Content-Length: ask its administrator.',
		],
		[412, "The file 'note.txt' changed on the server meanwhile", 'Run the item again.'],
		[
			414,
			'The address or the headers of the request are too long for the server (414)',
			"Shorten the name, or give fewer values under 'Additional Fields'.",
		],
		[
			423,
			"The file 'note.txt' is locked",
			'Unlock the file in Connections, or set another file name.',
		],
		[
			429,
			'Connections is receiving too many requests',
			"Lower the option 'Batch Size', or raise 'Max Retries'.",
		],
		[
			431,
			'The address or the headers of the request are too long for the server (431)',
			"Shorten the name, or give fewer values under 'Additional Fields'.",
		],
		[500, 'Connections failed while it handled the request', askTheLog],
		[
			507,
			"There is not enough room left in my library for the file 'note.txt'",
			'Delete files there, empty the trash, or ask the administrator for a larger quota.',
		],
	])('%d', async (status, message, remedy) => {
		await uploadMeets({ type: 'status', status, connectionsHeader: true });
		expect(await failureOfFile()).toEqual({
			message: `${message} [item 0]`,
			description: remedy,
			httpCode: String(status),
		});
	});

	it.each([502, 503, 504])(
		'%d from a proxy, which leaves open what it did with the file',
		async (status) => {
			await uploadMeets({ type: 'status', status, body: '<html><body>Bad gateway</body></html>' });
			expect(await failureOfFile()).toEqual({
				message: `Connections is not available at the moment (${status}), and whether the file was stored could not be found out [item 0]`,
				description: `Look in Connections before you run the item again. Run the item again later, or raise the option 'Max Retries'. ${bySomethingElse}`,
				httpCode: String(status),
			});
		},
	);

	it('407 of a proxy between n8n and the server', async () => {
		await uploadMeets({ type: 'status', status: 407 }, 'GET');
		expect(await failureOfFile()).toEqual({
			message: 'The proxy between n8n and Connections asks for a sign-in [item 0]',
			description:
				"Ask n8n's administrator to put user and password into HTTP_PROXY and HTTPS_PROXY, or to name the server in NO_PROXY.",
			httpCode: '407',
		});
	});

	it.each(['30', () => new Date(Date.now() + 29_500).toUTCString()])(
		'429 with a time to wait (%s)',
		async (when) => {
			const value = typeof when === 'string' ? when : when();
			await uploadMeets({
				type: 'status',
				status: 429,
				connectionsHeader: true,
				headers: { 'Retry-After': value },
			});
			expect((await failureOfFile()).description).toMatch(
				/^Lower the option 'Batch Size', or raise 'Max Retries'\. The server asks to wait (2[789]|30) seconds before the next try\.$/,
			);
		},
	);

	it.each([false, true])(
		'413 of a proxy while the body is still coming (lingers: %s)',
		async (linger) => {
			await uploadMeets({
				type: 'status',
				status: 413,
				body: '<html><body>Request Entity Too Large</body></html>',
				early: true,
				linger,
			});
			const file = { ...note, bytes: { size: 30 * 1024 * 1024, seed: 3 } };
			const failure = await failureOfFile({ file });
			// the refusal of a server that hangs up at once can be lost on the way
			const overtaken = {
				message: "The connection was cut during the upload of the file 'note.txt' [item 0]",
				description: expect.stringContaining('limits request bodies or their time'),
				httpCode: null,
			};
			const told = {
				message:
					"A proxy in front of Connections takes no request as large as the file 'note.txt' [item 0]",
				description: `Ask the administrator to raise the proxy's limit for request bodies, or ${phases} if the server knows it.`,
				httpCode: '413',
			};
			expect([told, overtaken]).toContainEqual(failure);
		},
	);

	it('413 of Activities', async () => {
		await stage.server.settings({ maxUploadBytes: 10 });
		expect(failureOf(await uploadField(stage, { options: once }))).toEqual({
			message:
				"The file field 'note.txt' is larger than Connections allows: The file has 29 bytes; 10 are allowed [item 0]",
			description: expect.stringMatching(
				/^Ask the administrator for the limit of file sizes\. .+ Reference in the server's log: LC[0-9A-F]{32}\.$/,
			),
			httpCode: '413',
		});
	});

	it('403 of Activities: a virus', async () => {
		const file = { ...note, bytes: Buffer.from(`x ${stage.seed.virusMarker} y`) };
		const { id } = nodeOf(stage.seed, 'entry');
		expect(failureOf(await uploadField(stage, { file, options: once }))).toEqual({
			message:
				"Connections refused the file field 'note.txt': no right to add it, a virus was found, or such content is not permitted: Forbidden. The file contains a virus [item 0]",
			description: expect.stringMatching(
				`^Check that the user of the credential may add on the activity node ${id}, and the file with a virus scanner\\. Reference in the server's log: LC`,
			),
			httpCode: '403',
		});
	});

	it('a status that nobody expects', async () => {
		await uploadMeets({ type: 'status', status: 204, connectionsHeader: true });
		expect(await failureOfFile()).toEqual({
			message: 'Connections answered with status 204 [item 0]',
			description: askTheLog,
			httpCode: '204',
		});
	});
});

describe('what a user reads when a place is unknown', () => {
	it('a file that should get an attachment', async () => {
		const id = '00000000-0000-4000-8000-000000000000';
		expect(failureOf(await addAttachment(stage, { id, options: once }))).toEqual({
			message: expect.stringMatching(`^Not found: the file ${id} in my library: .+ \\[item 0\\]$`),
			description:
				"Check 'File': it may be deleted, misspelt, or not visible to the user of the credential. The server's code: ItemNotFound.",
			httpCode: '404',
		});
	});

	it('a file by its label', async () => {
		const id = locator('label', 'Nowhere.txt');
		expect(failureOf(await addAttachment(stage, { id, options: once }))).toMatchObject({
			message: expect.stringMatching(/^Not found: the file 'Nowhere.txt' in my library: /),
			httpCode: '404',
		});
	});

	it('an activity node', async () => {
		const id = '00000000-0000-4000-8000-000000000000';
		expect(failureOf(await uploadField(stage, { id, options: once }))).toEqual({
			message: expect.stringMatching(`^Not found: the activity node ${id}: .+ \\[item 0\\]$`),
			description: expect.stringMatching(
				/^Check 'Activity Node': it may be deleted, misspelt, or not visible to the user of the credential\. (The server's code: .+ )?Reference in the server's log: LC[0-9A-F]{32}\.$/,
			),
			httpCode: '404',
		});
	});

	it.each([
		['library', 'libraryId', 'Library ID', 'the library nowhere'],
		['communityLibrary', 'communityId', 'Community', 'the library of the community nowhere'],
	])('a %s', async (library, parameter, label, target) => {
		expect(await failureOfFile({ parameters: { library, [parameter]: 'nowhere' } })).toEqual({
			message: expect.stringMatching(`^Not found: ${target}: .+ \\[item 0\\]$`),
			description: `Check '${label}': it may be deleted, misspelt, or not visible to the user of the credential. The server's code: ItemNotFound.`,
			httpCode: '404',
		});
	});
});

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

	it('never answered', async () => {
		await uploadMeets({ type: 'noAnswer', stored: false });
		expect(await failureOfFile({ options: { stallTimeout: 1 } })).toEqual({
			message:
				"The server took the file 'note.txt' but did not answer, and whether the file was stored could not be found out [item 0]",
			description:
				"Look in Connections before you run the item again. Run the item again, or raise the option 'Stall Timeout': an answer may take ten times as long as it says. Technical detail: nothing moved for 10 seconds.",
			httpCode: null,
		});
	});

	it('answered with success before the whole file was taken', async () => {
		await uploadMeets({ type: 'status', status: 201, early: true, linger: true });
		const file = { ...note, bytes: { size: 30 * 1024 * 1024, seed: 3 } };
		expect(await failureOfFile({ file })).toEqual({
			message:
				"The server told of a success before it had taken the whole file 'note.txt' [item 0]",
			description: expect.stringMatching(
				/^Look in Connections: the file may be missing or not complete\. Something in front of the server may have answered in its place\. Technical detail: \d+ of 31457280 bytes\.$/,
			),
			httpCode: '201',
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
			body: '<entry xmlns="http://www.w3.org/2005/Atom" xmlns:t="urn:ibm.com/td"><t:totalMediaSize>28</t:totalMediaSize></entry>',
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
