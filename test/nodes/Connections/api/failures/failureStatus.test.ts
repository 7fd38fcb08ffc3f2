import { ConnectionsFailure } from '../../../../../nodes/Connections/api/failures/failure';
import { answered, ownHeaders, remedies } from './refusals';

const { noRight, onePhase, badType, stranger, later, noRoom } = remedies;

describe('a failure with a status alone', () => {
	it.each([
		[
			400,
			"Connections did not understand the request for the file 'plan.pdf'",
			"Check the values under 'Additional Fields' and 'Options'.",
			'no',
		],
		[
			401,
			'Connections refused the user name or password',
			'Correct them in the credential and test it there.',
			'no',
		],
		[403, "No right to add the file 'plan.pdf' in my library", noRight, 'no'],
		[
			404,
			'Not found: my library',
			'Check that Files runs on this server under the path in the credential.',
			'no',
		],
		[
			409,
			"A file named 'plan.pdf' exists already in my library",
			"Choose with the option 'If File Exists' what becomes of it, switch on 'Replace' under 'Additional Fields' to overwrite it, or set another 'File Name'.",
			'no',
		],
		[
			408,
			"The server gave up waiting for the bytes of the file 'plan.pdf'",
			'Run the item again. If it happens again, ask the administrator how long an upload may take there and in the proxies in front of it.',
			'yes',
		],
		[
			411,
			'The length of the upload did not reach Connections',
			'A proxy in front of it probably removes the header Content-Length: ask its administrator.',
			'no',
		],
		[412, "The file 'plan.pdf' changed on the server meanwhile", 'Run the item again.', 'no'],
		[413, "The file 'plan.pdf' is larger than Connections allows", onePhase, 'no'],
		[415, "Connections does not take the content type of the file 'plan.pdf'", badType, 'no'],
		[
			414,
			'The address or the headers of the request are too long for the server (414)',
			"Shorten the name, or give fewer values under 'Additional Fields'.",
			'no',
		],
		[
			423,
			"The file 'plan.pdf' is locked",
			'Unlock the file in Connections, or set another file name.',
			'no',
		],
		[
			429,
			'Connections is receiving too many requests',
			"Lower the option 'Batch Size', or raise 'Max Retries'.",
			'yes',
		],
		[
			431,
			'The address or the headers of the request are too long for the server (431)',
			"Shorten the name, or give fewer values under 'Additional Fields'.",
			'no',
		],
		[
			500,
			'Connections failed while it handled the request',
			'Ask the administrator to look into the log of the server.',
			'look',
		],
		[502, 'Connections is not available at the moment (502)', later, 'perhaps'],
		[503, 'Connections is not available at the moment (503)', later, 'perhaps'],
		[504, 'Connections is not available at the moment (504)', later, 'perhaps'],
		[507, "There is not enough room left in my library for the file 'plan.pdf'", noRoom, 'no'],
		[
			599,
			'Connections answered with status 599',
			'Ask the administrator to look into the log of the server.',
			'look',
		],
		[
			418,
			'Connections answered with status 418',
			'Ask the administrator to look into the log of the server.',
			'no',
		],
	])('%d explains itself', (status, message, description, repeatable) => {
		const failure = answered(status);
		expect(failure).toBeInstanceOf(ConnectionsFailure);
		expect(failure).toMatchObject({
			message,
			description,
			httpCode: String(status),
			code: null,
			repeatable,
		});
		expect(answered(status, '', { headers: {} }).description).toContain(
			status === 413 ? "the proxy's limit" : stranger,
		);
	});

	it('401 speaks of the token where there was one', () => {
		expect(answered(401, '', { oauth: true }).message).toBe('Connections refused the access token');
	});

	it('403 of Activities may be a virus', () => {
		const node = {
			kind: 'file field',
			application: 'Activities' as const,
			target: 'the node 7',
			preposition: 'on' as const,
		};
		expect(answered(403, '', node)).toMatchObject({
			message:
				"Connections refused the file field 'plan.pdf': no right to add it, a virus was found, or such content is not permitted",
			description:
				'Check that the user of the credential may add on the node 7, and the file with a virus scanner.',
		});
	});

	it.each([
		[
			400,
			'Profiles did not take what was searched for',
			'Where the server hides e-mail addresses, people are found by name or user ID only.',
		],
		[
			403,
			'Profiles does not let the user of the credential search for people',
			'Ask the administrator who may search there.',
		],
		[
			404,
			'This server has no Profiles in which people could be searched',
			"Profiles may be switched off there, or have another path: check 'Profiles Path' in the credential.",
		],
	])('%d of Profiles is about the search for people', (status, message, description) => {
		const people = { kind: 'list of people', name: undefined, application: 'Profiles' as const };
		expect(answered(status, '', people)).toMatchObject({ message, description });
	});

	it.each([301, 302, 303, 307, 308])(
		'%d tells where it points to, without its secrets',
		(status) => {
			const headers = { location: 'https://sso.example.com/login?code=private#private' };
			expect(answered(status, '', { headers })).toMatchObject({
				message: 'The server sends requests somewhere else',
				description:
					"It points to https://sso.example.com/login. Check 'Base URL' in the credential (https instead of http?). If the address is that of a login page, sign-in for programs must be allowed on the server.",
				repeatable: 'no',
			});
		},
	);

	it('200 with a web page is a login page', () => {
		const headers = { 'content-type': 'text/html' };
		expect(answered(200, '<html></html>', { headers })).toMatchObject({
			message: 'A web page came instead of an answer of Connections, probably a login page',
			description:
				"Check 'Base URL' and the paths in the credential. If a single sign-on stands in front of Connections, the API must be reachable without it.",
		});
	});

	it('407 is the proxy on the way out', () => {
		expect(answered(407, '', { headers: {} })).toMatchObject({
			message: 'The proxy between n8n and Connections asks for a sign-in',
			description:
				"Ask n8n's administrator to put user and password into HTTP_PROXY and HTTPS_PROXY, or to name the server in NO_PROXY.",
			repeatable: 'no',
		});
	});

	it('503 of a proxy may come in the middle of an upload', () => {
		expect(answered(503, '', { headers: {} }).repeatable).toBe('perhaps');
	});

	it.each([
		['0', 0],
		['7', 7_000],
		['86400', 86_400_000],
		['Thu, 01 Jan 1970 00:00:00 GMT', 0],
		['soon', null],
	])('may ask to wait: %s', (value, ms) => {
		const failure = answered(503, '', { headers: { ...ownHeaders, 'retry-after': value } });
		expect(failure.retryAfter).toBe(ms);
		expect(failure.description).toBe(
			ms === null
				? later
				: `${later} The server asks to wait ${ms / 1000} seconds before the next try.`,
		);
	});
});
