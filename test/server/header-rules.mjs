import { encodedWordComplaints } from './names.mjs';

/** Headers beginning with X- that callers or what stands between may send. */
const KNOWN_X_HEADERS = /^x-(update-nonce|ibm-upload-(method|size|token)|forwarded-.*|real-ip)$/;

/** Complaints about what any request may get wrong, whatever it asks for. */
export function wireComplaints({ path, method, headers, rawHeaders }) {
	const complaints = [];
	if (/\/\//.test(path)) complaints.push('The path has a doubled slash');
	if (/\/(undefined|null|NaN)(\/|$)/.test(path) || /%([01][0-9a-f]|7f)/i.test(path)) {
		complaints.push('The path holds something that no name and no id is');
	}
	for (const [name, value] of rawHeaders) {
		if (/[^\t\x20-\x7e]/.test(value)) {
			complaints.push(`The header ${name} holds bytes that are not printable ASCII`);
		}
	}
	if (headers['transfer-encoding'] !== undefined) {
		complaints.push(`A ${method} came in chunked transfer coding, without its length`);
	}
	if (/^(GET|HEAD|DELETE)$/.test(method) && Number(headers['content-length'] ?? 0) > 0) {
		complaints.push(`A ${method} came with a body`);
	}
	return complaints;
}

function phaseComplaints(exchange, { operation, rule }) {
	const { headers, phase } = exchange;
	const complaints = [];
	const extras = ['x-ibm-upload-size', 'x-ibm-upload-token'].filter((name) => headers[name]);
	if (headers['x-ibm-upload-method'] === undefined) {
		return extras.map((name) => `${name} came without X-IBM-UPLOAD-METHOD`);
	}
	if (phase === null) complaints.push('X-IBM-UPLOAD-METHOD has another value than phases');
	if (!rule.phases) complaints.push(`${operation} is not taken in two phases`);
	if (phase === 1) {
		if (exchange.contentLength !== 0) complaints.push('Phase 1 came without Content-Length: 0');
		if (!/^\d+$/.test(headers['x-ibm-upload-size'] ?? '')) {
			complaints.push('Phase 1 does not say the size in X-IBM-UPLOAD-SIZE');
		}
	}
	if (phase === 2 && headers['x-ibm-upload-size'] !== undefined) {
		complaints.push('X-IBM-UPLOAD-SIZE came in phase 2');
	}
	if (phase === 2 && !/^[0-9A-Za-z-]+$/.test(headers['x-ibm-upload-token'])) {
		complaints.push('X-IBM-UPLOAD-TOKEN holds characters that no token has');
	}
	if (!exchange.mimeType) complaints.push(`Phase ${phase} came without Content-Type`);
	return complaints;
}

function nameComplaints({ headers }) {
	return ['slug', 'title']
		.filter((name) => headers[name] !== undefined)
		.flatMap((name) => encodedWordComplaints(headers[name]).map((text) => `${name}: ${text}`));
}

/** What the documentation of a route's application does not know of a request's headers. */
export function headerComplaints(route, exchange) {
	const { application } = route;
	const { headers } = exchange;
	const complaints = [...phaseComplaints(exchange, route), ...nameComplaints(exchange)];
	for (const name of Object.keys(headers)) {
		if (name === 'x-requested-with' && application === 'activities') {
			complaints.push('X-Requested-With must not be sent to Activities');
		} else if (name.startsWith('x-') && !KNOWN_X_HEADERS.test(name)) {
			complaints.push(`The header ${name} is not known`);
		}
	}
	if (application !== 'files' && headers['x-update-nonce'] !== undefined) {
		complaints.push('X-Update-Nonce belongs to Files only');
	}
	if (application === 'activities' && exchange.phase === 1) {
		for (const name of ['slug', 'title']) {
			if (headers[name] !== undefined) complaints.push(`${name} came in phase 1`);
		}
	}
	if (exchange.mimeType.startsWith('multipart/')) complaints.push('A multipart body came');
	return complaints;
}
