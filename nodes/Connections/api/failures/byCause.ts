import type { Cause } from '../../transport/wire';
import { uploadsVersion } from './byVerb';
import { type Case, named, type Row, tokenRefused, unexplained, verbOf } from './row';

/** What is under way, by what the user does. */
const errands: Record<string, string> = {
	add: 'upload',
	download: 'download',
	[uploadsVersion]: 'upload',
};

/** Rows by the cause that the transport tells, where no answer came. */
export const byCause: Record<Cause, (it: Case) => Row> = {
	refused: () => ({
		message: 'The server refused the connection',
		remedy: "Check host and port of 'Base URL' in the credential, and that the server is up.",
		repeatable: 'yes',
	}),
	hostUnknown: () => ({
		message: 'The host of the server is not known',
		remedy:
			"Check the spelling of 'Base URL' in the credential, and that n8n's machine can resolve it.",
	}),
	unreachable: () => ({
		message: 'The server could not be reached',
		remedy: "Check the network between n8n and the server (firewall, proxy), and 'Base URL'.",
		repeatable: 'yes',
	}),
	proxyUnreachable: () => ({
		message: 'The proxy between n8n and the server could not be reached',
		remedy:
			"Ask n8n's administrator to check HTTP_PROXY and HTTPS_PROXY, or to name the server in NO_PROXY.",
		repeatable: 'yes',
	}),
	insecure: () => ({
		message: 'No secure connection could be made with the server',
		remedy:
			"Check in the credential that 'Base URL' has the right port, and http instead of https if the server speaks no TLS there.",
	}),
	certificate: () => ({
		message: "The server's certificate is not trusted",
		remedy:
			'Give n8n the certificate authority of your company (environment variable NODE_EXTRA_CA_CERTS), or, for a test, switch on "Ignore SSL Issues" in the credential.',
	}),
	blocked: () => ({
		message: "n8n's own protection blocked the request to a private address",
		remedy:
			'Ask the administrator of n8n to allow the server (N8N_SSRF_ALLOWED_HOSTNAMES or N8N_SSRF_ALLOWED_IP_RANGES).',
	}),
	cut: ({ subject, uploading }) => ({
		...(uploading
			? {
					message: `The connection was cut during the upload of the ${named(subject)}`,
					remedy:
						'Run the item again. If it happens again at about the same size, a proxy in front of Connections limits request bodies or their time.',
				}
			: {
					message: 'The connection was cut before the server answered',
					remedy:
						"Run the item again. If it happens each time, check 'Base URL' in the credential (https instead of http?) and the proxies on the way.",
				}),
		repeatable: 'perhaps',
	}),
	garbled: () => ({
		message: 'The answer of the server is damaged, or no HTTP at all',
		remedy:
			"Check host and port of 'Base URL' in the credential, and the proxies in front of Connections.",
		repeatable: 'look',
	}),
	hasty: ({ subject }) => ({
		message: `The server told of a success before it had taken the whole ${named(subject)}`,
		remedy:
			'Look in Connections: the file may be missing or not complete. Something in front of the server may have answered in its place.',
		repeatable: 'look',
	}),
	stalled: ({ subject, uploading }) => ({
		message: `The server stopped ${uploading ? 'taking' : 'sending'} bytes of the ${named(subject)}`,
		remedy:
			"Run the item again, or raise the option 'Stall Timeout' if the connection is very slow.",
		repeatable: 'perhaps',
	}),
	unanswered: ({ subject, uploading }) => ({
		message: uploading
			? `The server took the ${named(subject)} but did not answer`
			: 'The server did not answer',
		remedy:
			"Run the item again, or raise the option 'Stall Timeout': an answer may take ten times as long as it says.",
		repeatable: 'perhaps',
	}),
	cancelled: ({ subject }) => ({
		// n8n tells a stopped execution from a failed one by this word, in this spelling
		message: `The ${errands[verbOf(subject)] ?? 'execution'} was canceled`,
		remedy: 'Someone stopped the execution, or it reached its time limit in n8n.',
		repeatable: 'look',
	}),
	sourceChanged: ({ subject }) => ({
		message: `The ${named(subject)} has another size than n8n announced`,
		remedy:
			'The file changed while it was read, or the binary field states a wrong size. Run the item again.',
	}),
	incomplete: ({ subject, detail }) => ({
		message: `The ${named(subject)} did not come whole${detail ? `: ${detail}` : ''}`,
		remedy:
			'Nothing of it was put out. Run the item again; if it happens again, a proxy in front of Connections cuts its answers, or the file is damaged on the server.',
		repeatable: 'yes',
	}),
	notStored: ({ subject }) => ({
		message: `n8n could not store the bytes of the ${named(subject)}`,
		remedy:
			"Check the room on the disk of n8n's storage. In the modes memory and database the size of a file is limited: set N8N_DEFAULT_BINARY_DATA_MODE=filesystem on the n8n server.",
	}),
	sourceUnreadable: ({ subject }) => ({
		message: `n8n could not read the bytes of the ${named(subject)}`,
		remedy:
			"The binary data may have been pruned from n8n's storage. Run the workflow again from the start.",
	}),
	tokenRenewed: tokenRefused,
	unauthorized: tokenRefused,
	notConnected: () => ({
		message: 'The credential is not connected',
		remedy: 'Open the credential in n8n and connect the account.',
	}),
	notRenewable: () => ({
		message: 'The access of the credential has ended and could not be renewed',
		remedy:
			'Open the credential in n8n and reconnect the account. The consent was withdrawn or is too old, or the provider gives no refresh tokens.',
	}),
	clientRefused: () => ({
		message: 'The provider refused the client ID or the client secret',
		remedy:
			'Correct them in the credential, as the administrator registered them for n8n, and reconnect the account.',
	}),
	tokenAnswer: ({ detail }) => ({
		message: "The provider's token address did not answer with a token",
		remedy:
			"Check 'Provider', 'Base URL' and 'Token URL' in the credential: a login page or a proxy may answer there.",
		repeatable: /^HTTP 5/.test(detail ?? '') ? 'yes' : 'no',
	}),
	tokenUnreachable: () => ({
		message: "The provider's token address could not be reached",
		remedy:
			"Check 'Provider', 'Base URL' and 'Token URL' in the credential, and the network between n8n and the provider.",
		repeatable: 'yes',
	}),
	unknown: (it) => unexplained(it),
};
