import { LengthMismatch } from '../../../../nodes/Connections/transport/meteredBody';
import { failureOfThrown } from '../../../../nodes/Connections/transport/thrown';

/** An error as n8n's helper throws it: its own around axios' around Node's. */
function thrown(inner: object, outer: object = {}) {
	const axios = Object.assign(new Error('Request failed'), { cause: inner });
	return Object.assign(new Error('NodeApiError'), { cause: axios, ...outer });
}

describe('what n8n throws', () => {
	it.each([
		['ECONNREFUSED', 'refused'],
		['ENOTFOUND', 'hostUnknown'],
		['EAI_AGAIN', 'unreachable'],
		['EHOSTUNREACH', 'unreachable'],
		['ETIMEDOUT', 'unreachable'],
		['ECONNRESET', 'cut'],
		['EPIPE', 'cut'],
		['ECONNABORTED', 'cut'],
		['ERR_CANCELED', 'cancelled'],
		['ENOENT', 'sourceUnreadable'],
		['DEPTH_ZERO_SELF_SIGNED_CERT', 'certificate'],
		['UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'certificate'],
		['UNABLE_TO_GET_ISSUER_CERT_LOCALLY', 'certificate'],
		['SELF_SIGNED_CERT_IN_CHAIN', 'certificate'],
		['ERR_BAD_RESPONSE', 'cut'],
		['EPROTO', 'insecure'],
		['ERR_SSL_WRONG_VERSION_NUMBER', 'insecure'],
		['HPE_INVALID_CONSTANT', 'garbled'],
		['Z_DATA_ERROR', 'garbled'],
		['constructor', 'unknown'],
		['CERT_HAS_EXPIRED', 'certificate'],
		['ERR_TLS_CERT_ALTNAME_INVALID', 'certificate'],
	])('with the code %s is %s, wherever in the chain it stands', (code, reason) => {
		const inner = Object.assign(new Error('x'), { code });
		for (const error of [inner, thrown(inner), { code }]) {
			expect(failureOfThrown(error, true)).toMatchObject({ reason, detail: code, bodySent: true });
		}
	});

	it('after another number of bytes than announced is the fault of the source', () => {
		const error = thrown(new LengthMismatch('3 of 4 bytes'), { code: 'ECONNRESET' });
		expect(failureOfThrown(error, true)).toMatchObject({
			reason: 'sourceChanged',
			detail: '3 of 4 bytes',
			bodySent: false,
		});
	});

	it('with the status 401 is a refused token, with the answer behind it', () => {
		const body = '<td:error xmlns:td="urn:ibm.com/td"/>';
		const response = { status: 401, headers: { a: 'b' }, data: Buffer.from(body) };
		expect(failureOfThrown(thrown({ response }), false)).toMatchObject({
			reason: 'unauthorized',
			answer: { status: 401, headers: { a: 'b' }, body },
		});
	});

	it.each(['Blocked by SSRF protection', 'The IP address 10.0.0.1 is blocked'])(
		'as its own protection is told from a lost connection: %s',
		(message) => {
			expect(failureOfThrown(thrown(new Error(message)), false).reason).toBe('blocked');
		},
	);

	it('comes from a proxy where another host or port was tried', () => {
		const url = 'https://connections.example.com/files';
		const tried = (port: number) => Object.assign(new Error('x'), { code: 'ECONNREFUSED', port });
		expect(failureOfThrown(thrown(tried(3128)), false, url).reason).toBe('proxyUnreachable');
		expect(failureOfThrown(thrown(tried(443)), false, url).reason).toBe('refused');
		const several = { code: 'ECONNREFUSED', errors: [tried(443), tried(443)] };
		expect(failureOfThrown(thrown(several), false, url).reason).toBe('refused');
		const unknown = { code: 'ENOTFOUND', hostname: 'proxy.example.com' };
		expect(failureOfThrown(thrown(unknown), false, url).reason).toBe('proxyUnreachable');
	});

	it('cuts a connection that stood when the network goes away', () => {
		const inner = { code: 'ETIMEDOUT', syscall: 'read' };
		expect(failureOfThrown(thrown(inner), true).reason).toBe('cut');
	});

	it.each([undefined, null, 'text', 7, {}, new Error('anything')])('may be %p', (error) => {
		expect(failureOfThrown(error, false)).toMatchObject({ reason: 'unknown', bodySent: false });
	});

	it('keeps nothing of the request that hangs on the error', () => {
		const config = { headers: { Authorization: 'Basic c2VjcmV0' }, url: 'https://a.example' };
		const failure = failureOfThrown(thrown(Object.assign(new Error('c2VjcmV0'), { config })), true);
		expect(JSON.stringify([failure, failure.message, failure.stack])).not.toContain('c2VjcmV0');
	});

	it('ends although causes go round in circles', () => {
		const error: { cause?: unknown } = {};
		error.cause = error;
		expect(failureOfThrown(error, false).reason).toBe('unknown');
	});
});
