/* eslint-disable @n8n/community-nodes/no-restricted-imports -- runs outside n8n */
import { Readable } from 'node:stream';
import type { Connection } from '../../nodes/Connections/api/server/connection';
import type { WireAnswer, WireRequest } from '../../nodes/Connections/transport/wire';

/**
 * A connection that keeps what was asked, and answers each request with the next of these, or as a
 * function says.
 */
export function fakeConnection(
	answers: Array<WireAnswer | Error> | ((request: WireRequest) => WireAnswer),
	oauth = false,
) {
	const requests: WireRequest[] = [];
	const answerTo = (request: WireRequest) => {
		requests.push(request);
		if (typeof answers === 'function') return answers(request);
		const answer = answers[Math.min(requests.length, answers.length) - 1];
		if (answer instanceof Error) throw answer;
		return answer;
	};
	const connection: Connection = {
		server: { baseUrl: 'https://connections.example.com' },
		oauth,
		activitiesApi: oauth ? 'oauth' : 'service',
		maxRetries: 2,
		send: async (request) => await Promise.resolve(answerTo(request)),
		async receive({ url, isWanted }, take) {
			const answer = answerTo({ method: 'GET', url, headers: {} });
			const head = { ...answer, body: '' };
			if (answer.status !== 200 || !isWanted(head)) return { answer };
			const bytes = Buffer.from(answer.body);
			return { answer: head, taken: await take(Readable.from([bytes]), head), bytes: bytes.length };
		},
		pause: async () => undefined,
	};
	return { connection, requests };
}
