import { header, type Cause, type WireAnswer } from '../transport/wire';
import type { Repeatable, Subject } from './failure';
import type { ServerWords } from './serverWords';

/** What is known of a failure: either an answer, or the reason why there is none. */
interface Case {
	subject: Subject;
	status?: number;
	answer?: WireAnswer;
	words?: ServerWords;
	behindProxy?: boolean;
	html?: boolean;
	reason?: Cause;
	detail?: string;
}

interface Row {
	/** what happened */
	message: string;
	/** what to do */
	remedy: string;
	repeatable?: Repeatable;
	/** the row says already that something in front of Connections answered */
	namesProxy?: boolean;
}

type Rows<Key extends string | number> = Partial<Record<Key, (it: Case) => Row>>;

/** The row for a case: the server's code decides first, then the status, then the cause. */
export function explain(it: Case): Row {
	if (it.reason) return byCause[it.reason](it);
	const status = it.status ?? 0;
	if (status >= 300 && status < 400) return redirected(it);
	if (status < 300) return it.html ? loginPage() : unexplained(it);
	return (byCode[it.words?.code ?? ''] ?? byStatus[status] ?? unexplained)(it);
}

const named = ({ kind, name }: Subject) => (name ? `${kind} '${name}'` : kind);

const into = ({ preposition, target }: Subject) => `${preposition} ${target}`;

const noRoom = ({ subject, words }: Case): Row => ({
	message: `There is not enough room left ${into(subject)} for the ${named(subject)}`,
	remedy:
		'Delete files there, empty the trash, or ask the administrator for a larger quota.' +
		(words?.quota
			? ` Quota ${bytes(words.quota.limit)}, in use ${bytes(words.quota.used)}, this upload ${bytes(words.quota.upload)}.`
			: ''),
});

const bytes = (count: number | null) => (count === null ? 'unknown' : `${count} bytes`);

const noRight = ({ subject }: Case): Row => ({
	message: `No right to add the ${named(subject)} ${into(subject)}`,
	remedy:
		'The user of the credential must be owner, editor or administrator there (the right AddChild in Files, create_entries in Activities). Guests cannot make public files.',
});

const exists = ({ subject }: Case): Row => ({
	message: `A ${subject.kind} named '${subject.name ?? ''}' exists already ${into(subject)}`,
	remedy: subject.replaceable
		? "Switch on 'Replace' under 'Additional Fields' to overwrite it, or set another 'File Name'."
		: "Set another 'File Name'.",
});

const unknownPlace = ({ subject }: Case): Row => ({
	message: `Not found: ${subject.target}`,
	remedy: subject.placeLabel
		? `Check '${subject.placeLabel}': it may be deleted, misspelt, or not visible to the user of the credential.`
		: `Check that ${subject.application} runs on this server under the path in the credential.`,
});

const tooLarge = ({ subject, behindProxy }: Case): Row =>
	behindProxy
		? {
				message: `A proxy in front of Connections takes no request as large as the ${named(subject)}`,
				remedy:
					"Ask the administrator to raise the proxy's limit for request bodies, or set the option 'Upload Method' to two phases if the server knows it.",
				namesProxy: true,
			}
		: {
				message: `The ${named(subject)} is larger than Connections allows`,
				remedy:
					"Ask the administrator for the limit of file sizes. Where only one-shot uploads are limited, set the option 'Upload Method' to two phases.",
			};

const badType = ({ subject }: Case): Row => ({
	message: `Connections does not take the content type of the ${named(subject)}`,
	remedy:
		"Set the option 'Content Type', e.g. application/octet-stream, or ask the administrator which types are allowed.",
});

const tokenRefused = (): Row => ({
	message: 'Connections refused the access token',
	remedy:
		"Reconnect the credential. On one's own server a token counts only below /oauth: check the option 'API Path' and the paths in the credential.",
});

const byCode: Rows<string> = {
	ItemExists: exists,
	ItemNotFound: unknownPlace,
	AccessDenied: noRight,
	QuotaViolation: noRoom,
	ContentMaxSizeExceeded: (it) => tooLarge({ ...it, behindProxy: false }),
	InvalidType: badType,
	ExtensionViolation: ({ subject }) => ({
		message: `Connections does not allow files with the extension of the ${named(subject)}`,
		remedy: "Set another 'File Name', or ask the administrator which extensions are allowed.",
	}),
	InvalidPath: ({ subject }) => ({
		message: `Connections does not take '${subject.name ?? ''}' as a name`,
		remedy: "Set a 'File Name' without special characters.",
	}),
	SharingIntentRestriction: ({ subject }) => ({
		message: `The ${named(subject)} may not be shared in this way`,
		remedy:
			"Check 'Visibility', 'Share With' and 'Restricted Visibility' under 'Additional Fields'.",
	}),
	UnsupportedOperation: ({ subject }) => ({
		message: `Connections does not know this operation ${into(subject)}`,
		remedy: 'The server may be older than the operation, or the feature is switched off there.',
	}),
	ConcurrentModification: ({ subject }) => ({
		message: `Someone else changed the ${named(subject)} at the same moment`,
		remedy: 'Run the item again.',
	}),
};

const unavailable = ({ status }: Case): Row => ({
	message: `Connections is not available at the moment (${status})`,
	remedy: "Run the item again later, or raise the option 'Max Retries'.",
	repeatable: status === 503 ? 'yes' : 'perhaps',
});

const byStatus: Rows<number> = {
	400: ({ subject }) => ({
		message: `Connections did not understand the request for the ${named(subject)}`,
		remedy: "Check the values under 'Additional Fields' and 'Options'.",
	}),
	401: ({ subject }) =>
		subject.oauth
			? tokenRefused()
			: {
					message: 'Connections refused the user name or password',
					remedy: 'Correct them in the credential and test it there.',
				},
	403: (it) =>
		it.subject.application === 'Activities'
			? {
					message: `Connections refused the ${named(it.subject)}: no right to add it, a virus was found, or such content is not permitted`,
					remedy: `Check that the user of the credential may add ${into(it.subject)}, and the file with a virus scanner.`,
				}
			: noRight(it),
	404: unknownPlace,
	409: exists,
	411: () => ({
		message: 'The length of the upload did not reach Connections',
		remedy:
			'A proxy in front of it probably removes the header Content-Length: ask its administrator.',
	}),
	412: ({ subject }) => ({
		message: `The ${named(subject)} changed on the server meanwhile`,
		remedy: 'Run the item again.',
	}),
	413: tooLarge,
	415: badType,
	423: ({ subject }) => ({
		message: `The ${named(subject)} is locked`,
		remedy: 'Unlock the file in Connections, or set another file name.',
	}),
	429: () => ({
		message: 'Connections is receiving too many requests',
		remedy: "Lower the option 'Batch Size', or raise 'Max Retries'.",
		repeatable: 'yes',
	}),
	500: () => ({
		message: 'Connections failed while it handled the request',
		remedy: 'Ask the administrator to look into the log of the server.',
	}),
	502: unavailable,
	503: unavailable,
	504: unavailable,
	507: noRoom,
};

const redirected = ({ answer }: Case): Row => {
	const location = answer ? header(answer, 'location') : null;
	return {
		message: 'The server sends requests somewhere else',
		remedy:
			(location ? `It points to ${withoutQuery(location)}. ` : '') +
			"Check 'Base URL' in the credential (https instead of http?). If the address is that of a login page, sign-in for programs must be allowed on the server.",
		namesProxy: true,
	};
};

const loginPage = (): Row => ({
	message: 'A web page came instead of an answer of Connections, probably a login page',
	remedy:
		"Check 'Base URL' and the paths in the credential. If a single sign-on stands in front of Connections, the API must be reachable without it.",
	namesProxy: true,
});

const unexplained = ({ status, detail }: Case): Row => ({
	message: status ? `Connections answered with status ${status}` : 'The request failed',
	remedy: detail
		? 'Run the item again; if it fails again, the detail below names the cause.'
		: 'Ask the administrator to look into the log of the server.',
});

const byCause: Record<Cause, (it: Case) => Row> = {
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
	cut: ({ subject }) => ({
		message: `The connection was cut during the upload of the ${named(subject)}`,
		remedy:
			'Run the item again. If it happens again at about the same size, a proxy in front of Connections limits request bodies or their time.',
		repeatable: 'perhaps',
	}),
	stalled: ({ subject }) => ({
		message: `The server stopped taking bytes of the ${named(subject)}`,
		remedy:
			"Run the item again, or raise the option 'Stall Timeout' if the connection is very slow.",
		repeatable: 'perhaps',
	}),
	unanswered: ({ subject }) => ({
		message: `The server took the ${named(subject)} but did not answer`,
		remedy:
			"Look whether it is there before you run the item again, or raise the option 'Stall Timeout'.",
		repeatable: 'perhaps',
	}),
	cancelled: () => ({
		// n8n tells a stopped execution from a failed one by this word, in this spelling
		message: 'The upload was canceled',
		remedy: 'Someone stopped the execution, or it reached its time limit in n8n.',
	}),
	sourceChanged: ({ subject }) => ({
		message: `The ${named(subject)} has another size than n8n announced`,
		remedy:
			'The file changed while it was read, or the binary field states a wrong size. Run the item again.',
	}),
	sourceUnreadable: ({ subject }) => ({
		message: `n8n could not read the bytes of the ${named(subject)}`,
		remedy:
			"The binary data may have been pruned from n8n's storage. Run the workflow again from the start.",
	}),
	tokenRenewed: tokenRefused,
	unauthorized: tokenRefused,
	notConnected: () => ({
		message: 'The credential is not connected, or its token could not be renewed',
		remedy: 'Open the credential in n8n and connect the account again.',
	}),
	unknown: (it) => unexplained(it),
};

function withoutQuery(location: string): string {
	return location.replace(/[?#].*$/, '').slice(0, 200);
}
