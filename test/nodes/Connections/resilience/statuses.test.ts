import type { ConnectionsFaultAction } from '../../../server/client';
import { failureOf, nodeOf, uploadField } from '../runs';
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

const bySomethingElse =
	'Connections itself did not send this answer, something in front of it did (a reverse proxy or a login page).';

const askTheLog = 'Ask the administrator to look into the log of the server.';

const phases = "set the option 'Upload Method' to two phases";

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
				`^Check that the user of the credential may add on the entry or to-do ${id}, and the file with a virus scanner\\. Reference in the server's log: LC`,
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
