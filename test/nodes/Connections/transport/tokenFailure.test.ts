import { tokenFailureOf } from '../../../../nodes/Connections/transport/tokenFailure';

const url = 'https://connections.example.com/files/oauth/api/nonce';
const token = 'https://connections.example.com/oauth2/endpoint/connectionsProvider/token';

describe('a failure of the request for a token', () => {
	it.each([
		[
			'a refused client',
			{ code: 'EAUTH', body: { error: 'invalid_client' } },
			'clientRefused',
			'invalid_client',
		],
		[
			'a consent that ended',
			{ code: 'EAUTH', body: { error: 'invalid_grant' } },
			'notRenewable',
			'invalid_grant',
		],
		[
			'a refusal of another kind',
			{ code: 'EAUTH', body: { error: 'slow_down' } },
			'tokenAnswer',
			'slow_down',
		],
		['a refusal without a word', { code: 'EAUTH' }, 'tokenAnswer', ''],
		[
			'a refusal with a secret in it',
			{ code: 'EAUTH', body: { error: 'Token eyJhbGci' } },
			'tokenAnswer',
			'',
		],
		['a status', { code: 'ESTATUS', status: 502 }, 'tokenAnswer', 'HTTP 502'],
		['no refresh token', { message: 'There is no refresh token' }, 'notRenewable', ''],
		[
			'a credential that n8n calls invalid',
			{ failure: { cause: 'credential-invalid' } },
			'notRenewable',
			'',
		],
		[
			'a credential that was never connected',
			{ message: 'OAuth credentials not connected' },
			'notConnected',
			'',
		],
		[
			'a refusal by HTTP',
			{ config: { url: token }, response: { status: 500 } },
			'tokenAnswer',
			'HTTP 500',
		],
		[
			'a lost connection',
			{ config: { url: token }, code: 'ECONNREFUSED' },
			'tokenUnreachable',
			'ECONNREFUSED',
		],
	])('is told from others: %s', (_case, error, reason, detail) => {
		expect(tokenFailureOf([{ message: 'outer' }, error], url)).toMatchObject({
			reason,
			detail,
			bodySent: false,
		});
	});

	it.each([
		['of the request itself', [{ config: { url }, code: 'ECONNREFUSED' }]],
		[
			'of a certificate, wherever it was met',
			[{ config: { url: token }, code: 'CERT_HAS_EXPIRED' }],
		],
		['without an address', [{ code: 'ECONNRESET' }]],
		['of nothing', []],
	])('is not seen in a failure %s', (_case, chain) => {
		expect(tokenFailureOf(chain, url)).toBeUndefined();
	});
});
