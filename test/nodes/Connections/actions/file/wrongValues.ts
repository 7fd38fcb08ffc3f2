import type { Refusal } from './wrongFiles';

const noDate =
	'Pick a date, or give an expression that yields an ISO date (2026-01-31T12:00:00Z) or milliseconds since 1970.';
const noServer =
	'Enter the address that people open in the browser, e.g. https://connections.example.com.';

const shown: Record<string, string> = {
	'={{ {} }}': '{}',
	'={{ true }}': 'true',
	'={{ 1.5 }}': '1.5',
};

/** Values that parameters and options cannot have. */
export const values: Refusal[] = [
	...[
		'tomorrow',
		'2026-13-01',
		'version 3',
		'12:00',
		'0',
		'={{ {} }}',
		'={{ true }}',
		'={{ 1.5 }}',
	].map(
		(created): Refusal => [
			`a date that is none: ${created}`,
			{ additionalFields: { created } },
			`'Created' is not a date: ${shown[created] ?? created}`,
			noDate,
		],
	),
	...[
		['1960-01-01T00:00:00Z', '1960-01-01T00:00:00Z'],
		['1969-12-31', '1969-12-31'],
		['={{ -1000 }}', '-1000'],
		['-86400000000', '-86400000000'],
		['={{ new Date(-1).toISOString() }}', '1969-12-31T23:59:59.999Z'],
	].map(
		([created, quoted]): Refusal => [
			`a date before 1970: ${created}`,
			{ additionalFields: { created } },
			`'Created' is a date before 1970: ${quoted}`,
			'Connections counts time from 1970-01-01 (GMT) and knows nothing earlier: pick a later date.',
		],
	),
	[
		'a switch that is neither on nor off',
		{ additionalFields: { replace: '={{ "perhaps" }}' } },
		"'Replace' is neither true nor false: perhaps",
		'Use the switch, or an expression that gives true or false.',
	],
	[
		'a value that Connections does not know',
		{ additionalFields: { visibility: '={{ "secret" }}' } },
		"'Visibility' has the value 'secret', which Connections does not know",
		'Use one of: private, public.',
	],
	[
		'a content type that is none',
		{ options: { contentType: 'pdf' } },
		"'Content Type' is not a MIME type: pdf",
		'Write it like application/pdf, or leave it out to use that of the binary data.',
	],
	[
		'a content type with a line break',
		{ options: { contentType: 'text/plain\r\nX-Evil: 1' } },
		"'Content Type' holds characters that a header cannot carry: text/plain X-Evil: 1",
		'Use plain ASCII without line breaks.',
	],
	[
		'a content language that is not ASCII',
		{ options: { contentLanguage: 'français' } },
		"'Content Language' holds characters that a header cannot carry: français",
		'Use plain ASCII without line breaks.',
	],
	[
		'a nonce with a line break',
		{ options: { updateNonce: 'a\nb' } },
		"'Update Nonce' holds characters that a header cannot carry",
		'Use plain ASCII without line breaks.',
	],
	[
		'a negative threshold',
		{ options: { phasesThreshold: -1 } },
		"'Phases Threshold (MiB)' is not a number of at least 0: -1",
		'Correct it under Options, or take it away there: then it is 500.',
	],
	[
		'a batch of none',
		{ options: { batchSize: 0 } },
		"'Batch Size' is not a number of at least 1: 0",
		'Correct it under Options, or take it away there: then it is 3.',
	],
];

/** Addresses in the credential that lead nowhere. */
export const servers: Refusal[] = [
	[
		'a base URL without host',
		{ credential: { baseUrl: 'https://' } },
		"'Base URL' in the credential is not a web address: https://",
		noServer,
	],
	[
		'a base URL of another protocol',
		{ credential: { baseUrl: 'ftp://connections.example.com' } },
		"'Base URL' in the credential starts with ftp://",
		noServer,
	],
	[
		'a base URL with a user in it',
		{ credential: { baseUrl: 'https://amy:amy-secret@connections.example.com' } },
		"'Base URL' in the credential holds a user name or password",
		'Enter only the address there, and the sign-in data in their own fields.',
	],
	[
		'a context root that is no path',
		{ credential: { filesPath: '/files?a=b' } },
		"'Files Path' in the credential is not a path: /files?a=b",
		'Enter the context root, e.g. /files, or a full address if the application runs on another host.',
	],
];
