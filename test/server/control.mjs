import { activitiesControl } from './activities/control.mjs';
import { communitiesControl } from './communities/control.mjs';
import { filesControl } from './files/control.mjs';
import { seedOverview } from './seed/seed.mjs';

async function jsonOf(request) {
	const chunks = [];
	for await (const chunk of request) chunks.push(chunk);
	return JSON.parse(Buffer.concat(chunks).toString('utf8') || 'null');
}

function reply(response, status, value) {
	response.writeHead(status, { 'Content-Type': 'application/json; charset=utf-8' });
	response.end(JSON.stringify(value, null, '\t'));
}

/** Answers what lies under /control: how tests look at the server and change what it does. */
export async function control(request, response, services) {
	const { recorder, settings, faults, store, oauth, reset } = services;
	const url = new URL(request.url, 'http://control.invalid');
	const since = Number(url.searchParams.get('since') ?? 0);
	const actions = {
		'GET /control/seed': () => seedOverview(),
		'POST /control/reset': () => reset(),
		'GET /control/requests': () => recorder.requests(since),
		'GET /control/violations': () => recorder.violations,
		'GET /control/settings': () => settings,
		'PATCH /control/settings': (body) => {
			settings.change(body);
			return settings;
		},
		'POST /control/faults': (body) => faults.add(body),
		'DELETE /control/faults': () => faults.clear(),
		'GET /control/store': () => store.overview(),
		...activitiesControl(services),
		...communitiesControl(services),
		...filesControl(services),
		...oauth.controlActions(),
	};
	const action = actions[`${request.method} ${url.pathname}`];
	if (!action) return reply(response, 404, { error: 'The control side knows no such thing' });
	try {
		reply(response, 200, (await action(await jsonOf(request))) ?? { done: true });
	} catch (error) {
		reply(response, 400, { error: error.message });
	}
}
