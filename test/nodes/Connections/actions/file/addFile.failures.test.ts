/* eslint-disable @n8n/community-nodes/no-restricted-imports -- runs outside n8n */
import { inspect } from 'node:util';
import { setStage, note, type AddFileRun } from '../../stage';

const stage = setStage();

async function failureOf(run: AddFileRun = {}) {
	const result = await stage.addFile({ ...run, options: { maxRetries: 0, ...run.options } });
	const { error } = result;
	if (!error) throw new Error('The run did not fail');
	const password = `${run.user ?? 'amy'}-secret`;
	const signature = Buffer.from(`${run.user ?? 'amy'}:${password}`).toString('base64');
	const everything = inspect([error, result.items, result.runData, stage.engine.logs], {
		depth: 20,
		maxStringLength: null,
		showHidden: true,
	});
	for (const secret of [password, signature]) expect(everything).not.toContain(secret);
	expect(error.name).toBe('NodeApiError');
	const { message, description, httpCode } = error;
	return { message, description, httpCode };
}

/** Status answers as they come from something in front of Connections, or from Connections. */
async function answerWith(status: number, body = '', connectionsHeader = false) {
	await stage.server.fault({
		match: { method: 'POST' },
		times: 'always',
		action: { type: 'status', status, body, connectionsHeader },
	});
}

const notConnections =
	'Connections itself did not send this answer, something in front of it did (a reverse proxy or a login page).';

describe('Add File, refused by Connections', () => {
	it('says that the password is wrong, before a byte of the file is sent', async () => {
		expect(await failureOf({ user: 'mallory' })).toEqual({
			message: 'Connections refused the user name or password [item 0]',
			description: 'Correct them in the credential and test it there.',
			httpCode: '401',
		});
		expect(await stage.uploads()).toEqual([]);
	});

	it('says that Ben may not add to a library of Amy', async () => {
		const libraryId = stage.seed.libraries[3].id;
		expect(await failureOf({ user: 'ben', parameters: { library: 'library', libraryId } })).toEqual(
			{
				message: expect.stringMatching(
					`^No right to add the file 'note.txt' in the library ${libraryId}: .+ \\[item 0\\]$`,
				),
				description:
					"The user of the credential must be owner, editor or administrator there (the right AddChild in Files, create_entries in Activities). Guests cannot make public files. The server's code: AccessDenied.",
				httpCode: '403',
			},
		);
	});

	it('says that a guest may not make a public file', async () => {
		const failure = await failureOf({ user: 'guest', additionalFields: { visibility: 'public' } });
		expect(failure).toMatchObject({
			message: expect.stringMatching(/^No right to add the file 'note.txt' in my library: /),
			description: expect.stringContaining('Guests cannot make public files.'),
			httpCode: '403',
		});
	});

	it.each([
		['library', 'libraryId', 'Library to Use', 'the library nowhere'],
		['communityLibrary', 'communityId', 'Community', 'the library of the community nowhere'],
	])('says which %s is not there', async (library, parameter, label, target) => {
		expect(await failureOf({ parameters: { library, [parameter]: 'nowhere' } })).toEqual({
			message: expect.stringMatching(`^Not found: ${target}: .+ \\[item 0\\]$`),
			description: `Check '${label}': it may be deleted, misspelt, or not visible to the user of the credential. 'Get Many' finds what is there. The server's code: ItemNotFound.`,
			httpCode: '404',
		});
	});

	it('says that the path in the credential is wrong', async () => {
		expect(await failureOf({ credential: { filesPath: '/elsewhere' } })).toEqual({
			message: `Not found: the address ${stage.server.url}/elsewhere/basic/api/nonce [item 0]`,
			description: `Check that Files runs on this server under the path in the credential. ${notConnections}`,
			httpCode: '404',
		});
	});

	it('says that the name exists, and tells of Replace', async () => {
		expect(await failureOf({ parameters: { fileName: 'Welcome.txt' } })).toEqual({
			message: "A file named 'Welcome.txt' exists already in my library [item 0]",
			description:
				"Choose with the option 'If File Exists' what becomes of it, switch on 'Replace' under 'Additional Fields' to overwrite it, or set another 'File Name'. The server's code: ItemExists.",
			httpCode: '409',
		});
	});

	it('says how much room is left', async () => {
		await stage.server.settings({ quotaBytes: 100 });
		const file = { ...note, bytes: { size: 200, seed: 1 } };
		expect(await failureOf({ file })).toEqual({
			message:
				"There is not enough room left in my library for the file 'note.txt': The library has no room for this file [item 0]",
			description: expect.stringMatching(
				/^Delete files there, empty the trash, or ask the administrator for a larger quota\. Quota 100 bytes, in use \d+ bytes, this upload 200 bytes\. The server's code: QuotaViolation\.$/,
			),
			httpCode: '403',
		});
	});

	it.each([413, 400] as const)('says that the file is too large (%d)', async (status) => {
		await stage.server.settings({ maxUploadBytes: 10, maxUploadStatus: status });
		expect(await failureOf()).toEqual({
			message:
				"The file 'note.txt' is larger than Connections allows: The file has 29 bytes; 10 are allowed [item 0]",
			description:
				"Ask the administrator for the limit of file sizes. Where only one-shot uploads are limited, set the option 'Upload Method' to two phases. The server's code: ContentMaxSizeExceeded.",
			httpCode: String(status),
		});
	});

	it('says that the content type is not taken', async () => {
		expect(await failureOf({ options: { contentType: 'application/x-refused' } })).toEqual({
			message:
				"Connections does not take the content type of the file 'note.txt': Content of the type application/x-refused is not supported [item 0]",
			description:
				"Set the option 'Content Type', e.g. application/octet-stream, or ask the administrator which types are allowed. The server's code: InvalidType.",
			httpCode: '415',
		});
	});

	it('says that the server is broken', async () => {
		await answerWith(500, '', true);
		expect(await failureOf()).toEqual({
			message: 'Connections failed while it handled the request [item 0]',
			description: 'Ask the administrator to look into the log of the server.',
			httpCode: '500',
		});
	});
});

describe('Add File, refused by something in front of Connections', () => {
	it('says that a proxy limits request bodies', async () => {
		await answerWith(413, '<html><body>Request Entity Too Large</body></html>');
		expect(await failureOf()).toEqual({
			message:
				"A proxy in front of Connections takes no request as large as the file 'note.txt' [item 0]",
			description:
				"Ask the administrator to raise the proxy's limit for request bodies, or set the option 'Upload Method' to two phases if the server knows it.",
			httpCode: '413',
		});
	});

	it('says so where the upload module limits one-shot uploads', async () => {
		await stage.server.settings({ singleUploadLimitBytes: 10 });
		expect(await failureOf()).toMatchObject({
			message: expect.stringMatching(/^A proxy in front of Connections takes no request as large/),
			description: expect.stringContaining("set the option 'Upload Method' to two phases"),
		});
	});

	it.each(['GET', 'POST'])(
		'says where a redirect of %s points to, and does not follow',
		async (method) => {
			const location = 'https://login.example.com/sso?token=private#x';
			await stage.server.fault({ match: { method }, action: { type: 'redirect', location } });
			expect(await failureOf()).toEqual({
				message: 'The server sends requests somewhere else [item 0]',
				description:
					"It points to https://login.example.com/sso. Check 'Base URL' in the credential (https instead of http?). If the address is that of a login page, sign-in for programs must be allowed on the server.",
				httpCode: '302',
			});
		},
	);

	it.each(['GET', 'POST'])('says that a login page answered the %s', async (method) => {
		await stage.server.fault({ match: { method }, action: { type: 'loginPage' } });
		expect(await failureOf()).toEqual({
			message:
				'A web page came instead of an answer of Connections, probably a login page [item 0]',
			description:
				"Check 'Base URL' and the paths in the credential. If a single sign-on stands in front of Connections, the API must be reachable without it.",
			httpCode: '200',
		});
		const { documents } = await stage.server.store();
		expect(documents.map(({ label }) => label)).not.toContain('note.txt');
	});

	it.each([403, 404, 502, 503, 504])('says that it was not Connections (%d)', async (status) => {
		await answerWith(status, '<html><body>Nope</body></html>');
		const { description, httpCode } = await failureOf();
		expect(description).toContain(notConnections);
		expect(httpCode).toBe(String(status));
	});
});

describe('Add File without a server', () => {
	it('says that the connection was refused', async () => {
		expect(await failureOf({ credential: { baseUrl: 'http://127.0.0.1:1' } })).toEqual({
			message: 'The server refused the connection [item 0]',
			description:
				"Check host and port of 'Base URL' in the credential, and that the server is up. Technical detail: ECONNREFUSED.",
			httpCode: null,
		});
	});

	it('says that the host is not known', async () => {
		expect(await failureOf({ credential: { baseUrl: 'http://nowhere.invalid' } })).toMatchObject({
			message: expect.stringMatching(
				/^The (host of the server is not known|server could not be reached) \[item 0\]$/,
			),
			httpCode: null,
		});
	});
});
