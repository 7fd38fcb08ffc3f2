/** Addresses of Activities as this caller reaches them: `api` (service or oauth) and `web` pages. */
export function roots(exchange) {
	const root = `${exchange.origin}${exchange.contextRoots.activities}`;
	const api = exchange.path.split('/').includes('oauth') ? 'oauth' : 'service';
	return { api: `${root}/${api}`, web: `${root}/service/html` };
}
