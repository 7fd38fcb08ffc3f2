import { failureOfError } from '../../../../../nodes/Connections/api/failures/failure';
import { TransportFailure, type Cause } from '../../../../../nodes/Connections/transport/wire';
import { ownHeaders, subject, words } from './refusals';
import type { Repeatable } from '../../../../../nodes/Connections/api/failures/subject';

/** A cause, the message, what to do, and whether the request may be repeated. */
type Explained = [Cause, string, string, Repeatable];

describe('a failure without an answer', () => {
	it.each<Explained>([
		[
			'refused',
			'The server refused the connection',
			"Check host and port of 'Base URL' in the credential, and that the server is up.",
			'yes',
		],
		[
			'hostUnknown',
			'The host of the server is not known',
			"Check the spelling of 'Base URL' in the credential, and that n8n's machine can resolve it.",
			'no',
		],
		[
			'unreachable',
			'The server could not be reached',
			"Check the network between n8n and the server (firewall, proxy), and 'Base URL'.",
			'yes',
		],
		[
			'proxyUnreachable',
			'The proxy between n8n and the server could not be reached',
			"Ask n8n's administrator to check HTTP_PROXY and HTTPS_PROXY, or to name the server in NO_PROXY.",
			'yes',
		],
		[
			'insecure',
			'No secure connection could be made with the server',
			"Check in the credential that 'Base URL' has the right port, and http instead of https if the server speaks no TLS there.",
			'no',
		],
		[
			'garbled',
			'The answer of the server is damaged, or no HTTP at all',
			"Check host and port of 'Base URL' in the credential, and the proxies in front of Connections.",
			'look',
		],
		[
			'hasty',
			"The server told of a success before it had taken the whole file 'plan.pdf'",
			'Look in Connections: the file may be missing or not complete. Something in front of the server may have answered in its place.',
			'look',
		],
		[
			'certificate',
			"The server's certificate is not trusted",
			'Give n8n the certificate authority of your company (environment variable NODE_EXTRA_CA_CERTS), or, for a test, switch on "Ignore SSL Issues" in the credential.',
			'no',
		],
		[
			'blocked',
			"n8n's own protection blocked the request to a private address",
			'Ask the administrator of n8n to allow the server (N8N_SSRF_ALLOWED_HOSTNAMES or N8N_SSRF_ALLOWED_IP_RANGES).',
			'no',
		],
		[
			'cut',
			"The connection was cut during the upload of the file 'plan.pdf'",
			'Run the item again. If it happens again at about the same size, a proxy in front of Connections limits request bodies or their time.',
			'perhaps',
		],
		[
			'stalled',
			"The server stopped taking bytes of the file 'plan.pdf'",
			"Run the item again, or raise the option 'Stall Timeout' if the connection is very slow.",
			'perhaps',
		],
		[
			'unanswered',
			"The server took the file 'plan.pdf' but did not answer",
			"Run the item again, or raise the option 'Stall Timeout': an answer may take ten times as long as it says.",
			'perhaps',
		],
		[
			'cancelled',
			'The upload was canceled',
			'Someone stopped the execution, or it reached its time limit in n8n.',
			'look',
		],
		[
			'sourceChanged',
			"The file 'plan.pdf' has another size than n8n announced",
			'The file changed while it was read, or the binary field states a wrong size. Run the item again.',
			'no',
		],
		[
			'sourceUnreadable',
			"n8n could not read the bytes of the file 'plan.pdf'",
			"The binary data may have been pruned from n8n's storage. Run the workflow again from the start.",
			'no',
		],
		...(['unauthorized', 'tokenRenewed'] as const).map(
			(cause): Explained => [
				cause,
				'Connections refused the access token',
				"Reconnect the credential. On one's own server a token counts only below /oauth: check the option 'API Path' and the paths in the credential.",
				'no',
			],
		),
		[
			'notConnected',
			'The credential is not connected',
			'Open the credential in n8n and connect the account.',
			'no',
		],
		[
			'notRenewable',
			'The access of the credential has ended and could not be renewed',
			'Open the credential in n8n and reconnect the account. The consent was withdrawn or is too old, or the provider gives no refresh tokens.',
			'no',
		],
		[
			'clientRefused',
			'The provider refused the client ID or the client secret',
			'Correct them in the credential, as the administrator registered them for n8n, and reconnect the account.',
			'no',
		],
		[
			'tokenAnswer',
			"The provider's token address did not answer with a token",
			"Check 'Provider', 'Base URL' and 'Token URL' in the credential: a login page or a proxy may answer there.",
			'no',
		],
		[
			'tokenUnreachable',
			"The provider's token address could not be reached",
			"Check 'Provider', 'Base URL' and 'Token URL' in the credential, and the network between n8n and the provider.",
			'yes',
		],
		[
			'unknown',
			'The request failed',
			'Run the item again; if it fails again, the detail below names the cause.',
			'look',
		],
	])('explains %s', (reason, message, remedy, repeatable) => {
		expect(
			failureOfError(new TransportFailure(reason, 'EXAMPLE', true), subject, true),
		).toMatchObject({
			name: 'ConnectionsFailure',
			message,
			description: `${remedy} Technical detail: EXAMPLE.`,
			httpCode: null,
			code: reason,
			repeatable,
		});
	});

	it.each<[Cause, Repeatable]>([
		['cut', 'yes'],
		['stalled', 'yes'],
		['cancelled', 'no'],
		['unknown', 'no'],
		['hasty', 'look'],
	])('leaves no doubt where bytes were missing: %s', (reason, repeatable) => {
		const failure = failureOfError(new TransportFailure(reason, '', false), subject, true);
		expect(failure).toMatchObject({ repeatable });
	});

	it.each<[Cause, string]>([
		['cut', 'The connection was cut before the server answered'],
		['unanswered', 'The server did not answer'],
	])('speaks of no upload where none was under way: %s', (reason, message) => {
		const failure = failureOfError(new TransportFailure(reason, '', true), subject, false);
		expect(failure).toMatchObject({ message });
	});

	it('with a refused token has the words behind it', () => {
		const answer = {
			status: 401,
			headers: ownHeaders,
			body: words('Expired', '<td:errorMessage>Too old.</td:errorMessage>'),
		};
		const refused = new TransportFailure('unauthorized', '', false, answer);
		expect(failureOfError(refused, subject, true)).toMatchObject({
			message: 'Connections refused the access token: Too old',
			httpCode: '401',
		});
	});

	it('is left alone where it is none of the transport', () => {
		const defect = new TypeError('x');
		expect(failureOfError(defect, subject, true)).toBe(defect);
	});
});
