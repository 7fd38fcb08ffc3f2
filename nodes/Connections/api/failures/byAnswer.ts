import { header } from '../../transport/wire';
import {
	badType,
	changedMeanwhile,
	conflict,
	exists,
	locked,
	notUnderstood,
	rightRemedy,
	tooLarge,
	withoutLength,
} from './byVerb';
import { type Case, into, named, type Row, tokenRefused, verbOf, whole } from './row';

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
	message: `No right to ${verbOf(subject)} ${whole(subject)}`,
	remedy: rightRemedy(subject),
});

const unknownPlace = ({ subject }: Case): Row =>
	subject.application === 'Profiles'
		? {
				message: 'This server has no Profiles in which people could be searched',
				remedy:
					"Profiles may be switched off there, or have another path: check 'Profiles Path' in the credential.",
			}
		: {
				message: `Not found: ${subject.target}`,
				remedy: subject.placeLabel
					? verbOf(subject) === 'restore'
						? `Check '${subject.placeLabel}': it may be gone for good, misspelt, or not visible to the user of the credential. Its list shows what can be restored.`
						: `Check '${subject.placeLabel}': it may be deleted, misspelt, or not visible to the user of the credential. 'Get Many' finds what is there.`
					: `Check that ${subject.application} runs on this server under the path in the credential.`,
			};

/** Rows by the server's code; the codes are those of the Files documentation and of public recordings. */
export const byCode: Record<string, (it: Case) => Row> = {
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
	UnscannedFile: ({ subject }) => ({
		message: `The server has not scanned the ${named(subject)} for viruses yet`,
		remedy:
			"Run the item again later, or switch on the option 'Ignore Scan Warning' if you trust the file.",
	}),
	MaliciousFile: ({ subject }) => ({
		message: `The server found the ${named(subject)} to be malicious`,
		remedy: 'It gives such files to nobody. Tell the owner of the file and the administrator.',
	}),
	ConcurrentModification: ({ subject }) => ({
		message: `Someone else changed the ${named(subject)} at the same moment`,
		remedy: 'Run the item again.',
	}),
};

const tooLongAddress = ({ status }: Case): Row => ({
	message: `The address or the headers of the request are too long for the server (${status})`,
	remedy: "Shorten the name, or give fewer values under 'Additional Fields'.",
});

const unavailable = ({ status }: Case): Row => ({
	message: `Connections is not available at the moment (${status})`,
	remedy: "Run the item again later, or raise the option 'Max Retries'.",
	// proxies say so as well when the server behind them went away in the middle of an upload
	repeatable: 'perhaps',
});

/** Rows by HTTP status, for answers without a code that is known. */
export const byStatus: Record<number, (it: Case) => Row> = {
	400: (it) =>
		it.subject.application === 'Profiles'
			? {
					message: 'Profiles did not take what was searched for',
					remedy:
						'Where the server hides e-mail addresses, people are found by name or user ID only.',
				}
			: notUnderstood(it),
	401: ({ subject }) =>
		subject.oauth
			? tokenRefused()
			: {
					message: 'Connections refused the user name or password',
					remedy: 'Correct them in the credential and test it there.',
				},
	403: (it) => {
		switch (it.subject.application) {
			case 'Activities':
				// only files are looked at for viruses
				if (verbOf(it.subject) !== 'add' || it.subject.kind === 'member') return noRight(it);
				return {
					message: `Connections refused the ${named(it.subject)}: no right to add it, a virus was found, or such content is not permitted`,
					remedy: `Check that the user of the credential may add ${into(it.subject)}, and the file with a virus scanner.`,
				};
			case 'Profiles':
				if (it.subject.kind === 'person') return noRight(it);
				return {
					message: 'Profiles does not let the user of the credential search for people',
					remedy: 'Ask the administrator who may search there.',
				};
			default:
				return noRight(it);
		}
	},
	404: unknownPlace,
	407: () => ({
		message: 'The proxy between n8n and Connections asks for a sign-in',
		remedy:
			"Ask n8n's administrator to put user and password into HTTP_PROXY and HTTPS_PROXY, or to name the server in NO_PROXY.",
		namesProxy: true,
	}),
	408: ({ subject }) => ({
		message: `The server gave up waiting for the bytes of the ${named(subject)}`,
		remedy:
			'Run the item again. If it happens again, ask the administrator how long an upload may take there and in the proxies in front of it.',
		repeatable: 'yes',
	}),
	409: conflict,
	411: withoutLength,
	412: changedMeanwhile,
	413: tooLarge,
	414: tooLongAddress,
	415: badType,
	423: locked,
	429: () => ({
		message: 'Connections is receiving too many requests',
		remedy: "Lower the option 'Batch Size', or raise 'Max Retries'.",
		repeatable: 'yes',
	}),
	431: tooLongAddress,
	500: () => ({
		message: 'Connections failed while it handled the request',
		remedy: 'Ask the administrator to look into the log of the server.',
		repeatable: 'look',
	}),
	502: unavailable,
	503: unavailable,
	504: unavailable,
	507: noRoom,
};

/** The row for a redirect, which is never followed. */
export const redirected = ({ answer }: Case): Row => {
	const location = answer ? header(answer, 'location') : null;
	return {
		message: 'The server sends requests somewhere else',
		remedy:
			(location ? `It points to ${withoutQuery(location)}. ` : '') +
			"Check 'Base URL' in the credential (https instead of http?). If the address is that of a login page, sign-in for programs must be allowed on the server.",
		namesProxy: true,
	};
};

/** The row for a web page where an answer of Connections was due. */
export const loginPage = (): Row => ({
	message: 'A web page came instead of an answer of Connections, probably a login page',
	remedy:
		"Check 'Base URL' and the paths in the credential. If a single sign-on stands in front of Connections, the API must be reachable without it.",
	namesProxy: true,
	repeatable: 'look',
});

function withoutQuery(location: string): string {
	return location.replace(/[?#].*$/, '').slice(0, 200);
}
