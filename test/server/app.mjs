import createRouter from 'find-my-way';
import { setTimeout as sleep } from 'node:timers/promises';
import { activitiesRoutes } from './activities/routes.mjs';
import { Authentication } from './auth.mjs';
import { Clock } from './clock.mjs';
import { communitiesRoutes } from './communities/routes.mjs';
import { control } from './control.mjs';
import { Faults } from './faults.mjs';
import { filesRoutes } from './files/routes.mjs';
import { headerComplaints, wireComplaints } from './header-rules.mjs';
import { htmlAnswer, Refusal } from './http/answers.mjs';
import { Exchange } from './http/exchange.mjs';
import { answerDownload } from './http/media.mjs';
import { OAuth } from './oauth/oauth.mjs';
import { page, isPagePath } from './page/page.mjs';
import { openSocialRoutes } from './profiles/openSocial.mjs';
import { profilesRoutes } from './profiles/routes.mjs';
import { Recorder } from './recorder.mjs';
import { queryComplaints } from './rules.mjs';
import { Settings } from './settings.mjs';
import { Store } from './store/store.mjs';
import { Uploads } from './uploads.mjs';

function routerOf(routes) {
	const router = createRouter({ ignoreDuplicateSlashes: true, maxParamLength: 20_000 });
	for (const route of routes) router.on(route.method, route.path, () => {}, route);
	return router;
}

/** The path as if every application lived at its usual root; null where none lives there. */
function usualPath(path, contextRoots) {
	const plain = path.replace(/\/{2,}/g, '/');
	for (const [application, root] of Object.entries(contextRoots)) {
		if (plain.startsWith(`${root}/`)) return `/${application}${plain.slice(root.length)}`;
	}
	return null;
}

/** Finds the route of a request. Throws a 404 in HTML, as the applications answer wrong paths. */
function routeOf(router, exchange) {
	const path = usualPath(exchange.path, exchange.contextRoots);
	if (path === null) {
		const options = { connections: false };
		throw new Refusal(htmlAnswer(404, 'Not Found', 'There is nothing at this address.', options));
	}
	const found = router.find(exchange.method, path);
	if (found) return { route: found.store, params: found.params };
	throw new Refusal(htmlAnswer(404, 'Page Not Found', 'The page could not be found.'));
}

/** The server as a request listener, with all that it keeps. `secure`: whether it speaks TLS. */
export async function createApp({ folder, title, secure = false }) {
	const settings = new Settings();
	const clock = new Clock(settings);
	const oauth = new OAuth(settings);
	const services = {
		title,
		settings,
		clock,
		store: new Store(folder, clock),
		recorder: new Recorder(),
		faults: new Faults(),
		uploads: new Uploads(settings),
		authentication: new Authentication(),
		oauth,
		/** How many uploads each nonce that was given out is still good for. */
		nonces: new Map(),
		/** The second host, which only hands out media: its address, and the tokens that are good there. */
		downloads: { origin: null, tokens: new Map() },
		reset,
	};
	const { recorder, faults, store } = services;
	services.authentication.verifyBearer = (token) => oauth.verifyBearer(token);
	services.authentication.expireBearer = (token) => oauth.expireBearer(token);
	const router = routerOf([
		...filesRoutes(),
		...activitiesRoutes(),
		...communitiesRoutes(),
		...profilesRoutes(),
		...openSocialRoutes(),
	]);
	const underWay = new Set();

	/** Back to the seed: requests that are under way are cut off. */
	async function reset() {
		for (const exchange of underWay) {
			exchange.cancelled = true;
			exchange.socket.destroy();
		}
		settings.reset();
		recorder.clear();
		faults.clear();
		services.uploads.clear();
		services.nonces.clear();
		services.downloads.tokens.clear();
		oauth.reset();
		await store.reset();
	}

	function note(exchange, complaints) {
		for (const complaint of complaints) recorder.violation(exchange, complaint);
	}

	/** The answer of the applications. */
	async function respond(exchange) {
		if (settings.latencyMs > 0) await sleep(settings.latencyMs);
		if (exchange.cancelled) throw new Error('The server was reset meanwhile');
		const { route, params } = routeOf(router, exchange);
		note(exchange, queryComplaints(route, exchange));
		note(exchange, headerComplaints(route, exchange));
		if (!route.open) exchange.user = services.authentication.authenticate(exchange);
		return await route.handler(exchange, { ...params, kind: route.kind }, services);
	}

	/** Handles a request truthfully: the answer, given only when the body has come in whole. */
	async function handle(exchange, answerOf) {
		let answer;
		try {
			answer = await answerOf(exchange);
		} catch (error) {
			if (!(error instanceof Refusal)) throw error;
			answer = error.answer;
		}
		await exchange.body.discard();
		return answer;
	}

	async function serve(exchange, answerOf) {
		note(exchange, wireComplaints(exchange));
		const action = faults.take(exchange);
		const answer = action
			? await faults.inject(action, exchange, () => handle(exchange, answerOf), services)
			: await handle(exchange, answerOf);
		await exchange.send(answer);
	}

	/** Answers a request by `answerOf` (exchange → answer), or as a fault wants it, and keeps its record. */
	async function record(request, response, answerOf) {
		const { contextRoots } = settings;
		const exchange = new Exchange(request, response, {
			folder: store.bytes.incoming,
			secure,
			contextRoots,
			clock,
		});
		recorder.open(exchange);
		underWay.add(exchange);
		try {
			await serve(exchange, answerOf);
		} catch (error) {
			// A caller who hangs up is the caller's affair; anything else is a defect of this server.
			if (!exchange.socket.destroyed) {
				console.error(error);
				await exchange.send(htmlAnswer(500, 'Internal Server Error', error.message));
			}
		} finally {
			underWay.delete(exchange);
			recorder.close(exchange);
		}
	}

	await store.reset();

	return {
		services,
		async listener(request, response) {
			if (request.url.startsWith('/control/')) return await control(request, response, services);
			if (oauth.serves(request)) return await oauth.handle(request, response);
			if (isPagePath(request)) return await page(request, response, services);
			return await record(request, response, respond);
		},
		/** The listener of the second host. */
		async downloadListener(request, response) {
			await record(request, response, (exchange) => answerDownload(exchange, services));
		},
		/** For requests that Node's parser refuses: they count as violations, cut connections don't. */
		clientError(error, socket) {
			if (/^HPE_/.test(error.code ?? '') && error.code !== 'HPE_INVALID_EOF_STATE') {
				recorder.violation(null, `A request is not HTTP: ${error.code} ${error.message}`);
			}
			if (socket.writable) socket.end('HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n');
			else socket.destroy();
		},
	};
}
