import type { Connection } from '../../nodes/Connections/api/server/connection';
import type { WireAnswer, WireRequest } from '../../nodes/Connections/transport/wire';

/** A connection that answers each request with the next of these, and keeps what was asked. */
export function fakeConnection(answers: Array<WireAnswer | Error>, oauth = false) {
	const requests: WireRequest[] = [];
	const connection: Connection = {
		server: { baseUrl: 'https://connections.example.com' },
		oauth,
		activitiesApi: oauth ? 'oauth' : 'service',
		maxRetries: 2,
		async send(request) {
			requests.push(request);
			const answer = answers[Math.min(requests.length, answers.length) - 1];
			if (answer instanceof Error) throw answer;
			return answer;
		},
		receive: async () => await Promise.reject(new Error('Nothing is downloaded here')),
		pause: async () => undefined,
	};
	return { connection, requests };
}
