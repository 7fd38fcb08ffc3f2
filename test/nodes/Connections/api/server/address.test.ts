import {
	applicationAddress,
	serverOrigin,
	type Application,
} from '../../../../../nodes/Connections/api/server/address';
import { InvalidInput } from '../../../../../nodes/Connections/api/failures/invalidInput';

const host = 'https://connections.example.com';

function refusalOf(call: () => unknown): InvalidInput {
	let refusal: unknown;
	try {
		call();
	} catch (error) {
		refusal = error;
	}
	expect(refusal).toBeInstanceOf(InvalidInput);
	return refusal as InvalidInput;
}

describe('the Base URL', () => {
	it.each([
		['as it should be', host],
		['with a trailing slash', `${host}/`],
		['with many', `${host}///`],
		['without a scheme', 'connections.example.com'],
		['without a scheme, with a slash', 'connections.example.com/'],
		['in upper case', 'HTTPS://Connections.Example.COM'],
		['with blanks around it', `  ${host}\n`],
		['with the usual port', `${host}:443`],
		['with query and hash', `${host}/?lang=de#top`],
		['as a page of Files', `${host}/files/app#/person/a3e1f7c2`],
		['as a file', `${host}/files/app/file/d0c00000-0000-4000-8000-000000000060`],
		['as a service of Files', `${host}/files/basic/api/myuserlibrary/feed?ps=1`],
		[
			'as a community',
			`${host}/communities/service/html/communityview?communityUuid=c0331111#fullpageWidgetId=W`,
		],
		['as an activity', `${host}/activities/service/html/mainpage#activitypage,ac710000`],
		['as the home page', `${host}/homepage/`],
		['as a page without a scheme', 'connections.example.com/files/app'],
		['as a page in upper case', `${host}/Files/app`],
		['as a page behind doubled slashes', `${host}//files//app`],
	])('is understood %s', (_case, text) => {
		expect(serverOrigin(text)).toBe(host);
	});

	it.each([
		['another port', `${host}:9443/files/`, `${host}:9443`],
		['another port without a scheme', 'connections.example.com:9443', `${host}:9443`],
		['http', 'http://connections.example.com/', 'http://connections.example.com'],
		['http and a port', 'http://127.0.0.1:8080', 'http://127.0.0.1:8080'],
		['a host without dots', 'connections', 'https://connections'],
		['IPv6', 'http://[::1]:8080/', 'http://[::1]:8080'],
		['letters outside ASCII', 'https://büro.example', 'https://xn--bro-hoa.example'],
	])('keeps %s', (_case, text, origin) => {
		expect(serverOrigin(text)).toBe(origin);
	});

	it.each(['', '   '])('is refused where it is empty: "%s"', (text) => {
		expect(refusalOf(() => serverOrigin(text)).message).toBe(
			"'Base URL' in the credential is empty",
		);
	});

	it('is not quoted where it may hold a password', () => {
		const { message } = refusalOf(() => serverOrigin('https://amy:amy-secret@a b'));
		expect(message).toBe("'Base URL' in the credential is not a web address");
	});

	it.each(['https://', 'http://', 'https:///', 'https:// /', ':8080', 'a b', 'https://a b'])(
		'is refused where no host can be read: "%s"',
		(text) => {
			expect(refusalOf(() => serverOrigin(text))).toMatchObject({
				message: `'Base URL' in the credential is not a web address: ${text}`,
				description:
					'Enter the address that people open in the browser, e.g. https://connections.example.com.',
			});
		},
	);

	it.each(['ftp', 'file', 'ws'])('is refused with the scheme %s', (scheme) => {
		const { message } = refusalOf(() => serverOrigin(`${scheme}://connections.example.com`));
		expect(message).toBe(`'Base URL' in the credential starts with ${scheme}://`);
	});

	it.each([
		'https://amy:amy-secret@connections.example.com',
		'amy:amy-secret@connections.example.com',
		'https://amy-secret@connections.example.com/files',
	])('is refused with sign-in data in it, which are not repeated: %s', (text) => {
		const { message, description } = refusalOf(() => serverOrigin(text));
		expect(message).toBe("'Base URL' in the credential holds a user name or password");
		expect(message + description).not.toContain('amy');
	});

	it('is refused with a path that is none of Connections', () => {
		const refusal = refusalOf(() => serverOrigin(`${host}/intranet/files/`));
		expect(refusal).toMatchObject({
			message:
				"'Base URL' in the credential has the path /intranet, which is no application of Connections",
			description: `Enter only the host, e.g. ${host}. If the applications live below /intranet, put that into the path fields, e.g. /intranet/files.`,
		});
	});
});

describe('the address of an application', () => {
	it.each<[Application, string]>([
		['files', `${host}/files`],
		['activities', `${host}/activities`],
		['communities', `${host}/communities`],
		['profiles', `${host}/profiles`],
	])('of %s is below its usual root where none is given', (application, address) => {
		expect(applicationAddress({ baseUrl: host }, application)).toBe(address);
		const empty = { filesPath: ' ', activitiesPath: '', communitiesPath: '/', profilesPath: '//' };
		expect(applicationAddress({ baseUrl: host, ...empty }, application)).toBe(address);
	});

	it.each([
		['docs', `${host}/docs`],
		['/docs', `${host}/docs`],
		['/docs/', `${host}/docs`],
		['//docs//', `${host}/docs`],
		['/team/files', `${host}/team/files`],
		['team/files/', `${host}/team/files`],
		['/files/app', `${host}/files`],
		['/files/basic/api', `${host}/files`],
		['https://files.example.com', 'https://files.example.com/files'],
		['https://files.example.com/', 'https://files.example.com/files'],
		['https://files.example.com/docs/', 'https://files.example.com/docs'],
		['http://files.example.com:81/docs/app#/x', 'http://files.example.com:81/docs'],
	])('follows the context root %s', (filesPath, address) => {
		expect(applicationAddress({ baseUrl: `${host}/`, filesPath }, 'files')).toBe(address);
	});

	it('on another host needs no Base URL', () => {
		const server = { baseUrl: '', filesPath: 'https://files.example.com/files' };
		expect(applicationAddress(server, 'files')).toBe('https://files.example.com/files');
	});

	it.each(['/files?x=1', '/files#a', 'fi les', '\\files'])('refuses the root %s', (filesPath) => {
		expect(
			refusalOf(() => applicationAddress({ baseUrl: host, filesPath }, 'files')),
		).toMatchObject({
			message: `'Files Path' in the credential is not a path: ${filesPath}`,
			description:
				'Enter the context root, e.g. /files, or a full address if the application runs on another host.',
		});
	});

	it('refuses sign-in data in an address on another host', () => {
		const server = { baseUrl: host, activitiesPath: 'https://amy:amy-secret@a.example/activities' };
		const { message } = refusalOf(() => applicationAddress(server, 'activities'));
		expect(message).toBe("'Activities Path' in the credential holds a user name or password");
	});
});
