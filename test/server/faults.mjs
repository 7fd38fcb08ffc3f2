import { addNodes, reviseNode } from './activities/control.mjs';

const NEVER = null;

/** Runs `act` once when so many bytes of the body came, and reads no further before it is done. */
async function afterBytes(exchange, bytes, act) {
	if (bytes > 0) {
		exchange.body.onBytes = async (total) => {
			if (total >= bytes) await act();
		};
		await exchange.body.discard();
	}
	await act();
}

function statusAnswer(action) {
	return {
		status: action.status,
		headers: {
			...((action.body ?? '') !== '' && {
				'Content-Type': action.contentType ?? 'text/html; charset=UTF-8',
			}),
			...action.headers,
		},
		body: action.body ?? '',
		connections: action.connectionsHeader ?? false,
		early: action.early ?? false,
		linger: action.linger ?? false,
	};
}

/** The truthful answer, whose body leaves otherwise. */
const delivered = (answer, delivery) => ({
	...answer,
	delivery: { ...answer.delivery, ...delivery },
});

const LOGIN_FORM = `<!DOCTYPE html>
<html lang="en"><head><title>Sign in</title></head><body>
<form method="post" action="/sso/login"><input name="user"><input name="password" type="password">
<button>Sign in</button></form></body></html>
`;

/** Lets somebody else act before (unless told otherwise) or after a request is handled. */
async function meanwhile(when, proceed, act) {
	if (when !== 'after') act();
	const truth = await proceed();
	if (when === 'after') act();
	return truth;
}

/** What each kind of fault does: (action, exchange, proceed) → the answer, or NEVER. */
const BEHAVIOURS = {
	async resetAfter({ bytes }, exchange) {
		await afterBytes(exchange, bytes, () => exchange.reset());
		return NEVER;
	},
	async resetBeforeAnswer(_action, exchange) {
		await exchange.body.discard();
		exchange.reset();
		return NEVER;
	},
	async resetAfterStore(_action, exchange, proceed) {
		await proceed();
		exchange.reset();
		return NEVER;
	},
	async delay({ ms }, exchange, proceed) {
		await exchange.wait(ms);
		return await proceed();
	},
	async stallRead(action, exchange) {
		await afterBytes(exchange, action.afterBytes ?? 0, () => exchange.closed);
		return NEVER;
	},
	async slowRead({ bytesPerSecond }, exchange, proceed) {
		exchange.body.onBytes = (_total, chunk) => exchange.wait((chunk / bytesPerSecond) * 1000);
		return await proceed();
	},
	async noAnswer({ stored }, exchange, proceed) {
		await (stored ? proceed() : exchange.body.discard());
		await exchange.closed;
		return NEVER;
	},
	async status(action, exchange) {
		if (!action.early) await exchange.body.discard();
		return statusAnswer(action);
	},
	async redirect(action, exchange) {
		await exchange.body.discard();
		return {
			status: action.status ?? 302,
			headers: { Location: action.location },
			connections: false,
		};
	},
	async loginPage(_action, exchange) {
		await exchange.body.discard();
		return statusAnswer({ status: 200, body: LOGIN_FORM });
	},
	async storeThenAnswer(action, _exchange, proceed) {
		const truth = await proceed();
		const body =
			action.bodyBase64 === undefined
				? (action.body ?? '')
				: Buffer.from(action.bodyBase64, 'base64');
		const { 'Content-Type': truthfulType, ...headers } = truth.headers;
		const type = action.contentType ?? truthfulType;
		return {
			...truth,
			status: action.status ?? truth.status,
			headers: { ...headers, ...(type && { 'Content-Type': type }), ...action.headers },
			body,
			file: undefined,
		};
	},
	async changeNode({ id, set, when }, exchange, proceed, services) {
		const node = id ?? exchange.query.get('activityNodeUuid');
		return await meanwhile(when, proceed, () => reviseNode(services, node, set));
	},
	async addNodes({ nodes, when }, _exchange, proceed, services) {
		return await meanwhile(when, proceed, () => addNodes(services, nodes));
	},
	async cutAnswer({ bytes, how = 'reset' }, _exchange, proceed) {
		return delivered(await proceed(), { bytes, then: how });
	},
	async stallAnswer({ afterBytes = 0 }, _exchange, proceed) {
		return delivered(await proceed(), { bytes: afterBytes, then: 'stall' });
	},
	async slowAnswer({ bytesPerSecond }, _exchange, proceed) {
		return delivered(await proceed(), { bytesPerSecond });
	},
	async cutGzip({ bytes }, _exchange, proceed) {
		return delivered(await proceed(), { gzip: true, framing: 'chunked', bytes, then: 'end' });
	},
	async expireToken(_action, exchange, proceed, { uploads, authentication }) {
		uploads.expire(exchange.headers['x-ibm-upload-token']);
		authentication.expireTokenOf(exchange);
		return await proceed();
	},
};

function pathMatcher(path) {
	const expression = /^\/(.+)\/([imu]*)$/s.exec(path);
	if (!expression) return (target) => target.includes(path);
	const pattern = new RegExp(expression[1], expression[2]);
	return (target) => pattern.test(target);
}

/** Makes a fault ready for matching, or throws a RangeError that says what is wrong with it. */
function prepare({ match = {}, times = 1, action }) {
	if (!Object.hasOwn(BEHAVIOURS, action?.type ?? '')) {
		throw new RangeError(`No fault is called ${action?.type}`);
	}
	const { method, path, nth = 1, phase } = match;
	const matchesPath = path === undefined ? () => true : pathMatcher(path);
	return {
		action,
		nth,
		seen: 0,
		left: times === 'always' ? Infinity : times,
		matches: (exchange) =>
			(method === undefined || method.toUpperCase() === exchange.method) &&
			(phase === undefined || phase === exchange.phase) &&
			matchesPath(exchange.target),
	};
}

/** The faults that wait for their request. */
export class Faults {
	#faults = [];

	add(faults) {
		this.#faults.push(...[faults].flat().map(prepare));
	}

	clear() {
		this.#faults = [];
	}

	/** The action for this request, taken from the first fault whose turn it is; undefined if none. */
	take(exchange) {
		let chosen;
		for (const fault of this.#faults.filter(({ matches }) => matches(exchange))) {
			fault.seen++;
			if (!chosen && fault.seen >= fault.nth && fault.left > 0) chosen = fault;
		}
		if (chosen) chosen.left--;
		return chosen?.action;
	}

	/** Handles a request the faulty way; `proceed` handles it truthfully. */
	async inject(action, exchange, proceed, services) {
		return await BEHAVIOURS[action.type](action, exchange, proceed, services);
	}
}
