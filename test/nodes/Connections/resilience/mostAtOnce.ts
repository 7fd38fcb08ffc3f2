import type { ConnectionsRequest } from '../../../server/client';

/** The most requests that were under way at one moment. */
export function mostAtOnce(requests: ConnectionsRequest[]): number {
	const times = requests.flatMap(({ startedAt, endedAt }) => [
		{ at: Date.parse(startedAt), step: 1 },
		{ at: Date.parse(endedAt ?? ''), step: -1 },
	]);
	// of a moment's events the ends come first
	times.sort((one, other) => one.at - other.at || one.step - other.step);
	let now = 0;
	return Math.max(...times.map(({ step }) => (now += step)));
}
