/* eslint-disable @n8n/community-nodes/no-restricted-imports -- runs outside n8n */
import { Readable } from 'node:stream';
import type { IExecuteFunctions, IHttpRequestOptions } from 'n8n-workflow';
import { failureOfError } from '../../../../nodes/Connections/api/failures/failure';
import { send } from '../../../../nodes/Connections/transport/request';

/** A context whose server answers when it has taken so many bytes. */
function contextAnswering(status: number, afterBytes: number): IExecuteFunctions {
	const answer = async ({ body }: IHttpRequestOptions) => {
		let taken = 0;
		const { stream } = body as unknown as { stream(): AsyncIterable<Buffer> };
		for await (const chunk of stream()) {
			taken += chunk.length;
			if (taken >= afterBytes) break;
		}
		return { statusCode: status, headers: {}, body: Buffer.alloc(0) };
	};
	return {
		getExecutionCancelSignal: () => undefined,
		helpers: {
			httpRequestWithAuthentication: async (_type: string, options: IHttpRequestOptions) =>
				await answer(options),
		},
	} as unknown as IExecuteFunctions;
}

async function answerTo(status: number, afterBytes: number) {
	const source = Readable.from([Buffer.alloc(500_000), Buffer.alloc(500_000)]);
	const settings = {
		credentialType: 'connectionsApi',
		renewsTokens: false,
		allowUnauthorizedCerts: false,
		stallTimeout: 60,
	};
	const answer = await send(contextAnswering(status, afterBytes), settings, {
		method: 'POST',
		url: 'https://connections.example.com/',
		headers: {},
		body: { length: 1_000_000, open: async () => source },
	}).catch((error: unknown) => error);
	expect(source.destroyed).toBe(true);
	return answer;
}

describe('an answer that comes before the server has the whole file', () => {
	it('is no success', async () => {
		const failure = failureOfError(
			await answerTo(201, 100_000),
			{
				kind: 'file',
				name: 'quay.bin',
				target: 'my library',
				preposition: 'in',
				application: 'Files',
				oauth: false,
			},
			true,
		);
		expect(failure).toMatchObject({
			message: "The server told of a success before it had taken the whole file 'quay.bin'",
			description: expect.stringMatching(
				/^Look in Connections: the file may be missing or not complete\. Something in front of the server may have answered in its place\. Technical detail: \d+ of 1000000 bytes\.$/,
			),
			httpCode: '201',
			repeatable: 'look',
		});
	});

	it('counts where it is a refusal', async () => {
		expect(await answerTo(413, 100_000)).toMatchObject({ status: 413 });
	});

	it('is a success where the whole file was taken', async () => {
		expect(await answerTo(201, 1_000_000)).toMatchObject({ status: 201 });
	});
});
