import { attempt } from '../atom/attempt';
import { InvalidInput, quoting } from '../failures/invalidInput';

/** The Connections applications that the node talks to. */
export type Application = 'files' | 'activities' | 'communities' | 'profiles';

/** The address fields that both credential types share. */
export interface ServerAddress {
	baseUrl: string;
	filesPath?: string;
	activitiesPath?: string;
	communitiesPath?: string;
	profilesPath?: string;
}

const fields: Record<Application, { key: keyof ServerAddress; label: string }> = {
	files: { key: 'filesPath', label: 'Files Path' },
	activities: { key: 'activitiesPath', label: 'Activities Path' },
	communities: { key: 'communitiesPath', label: 'Communities Path' },
	profiles: { key: 'profilesPath', label: 'Profiles Path' },
};

/** First path segments that belong to a page of Connections, which people paste with the host. */
const knownRoots = new Set(
	(
		'activities blogs bookmarks communities connections dogear files forums homepage ' +
		'metrics mobile moderation news oauth2 profiles search social wikis'
	).split(' '),
);

const schemePattern = /^[a-z][a-z\d+.-]*:\/\//i;

/**
 * The address of an application, without a trailing slash: "https://host/files". Understands a
 * missing scheme (https), trailing slashes, and a pasted page of Connections.
 *
 * @throws InvalidInput when no address of a server can be read from the fields
 */
export function applicationAddress(server: ServerAddress, application: Application): string {
	const { key, label } = fields[application];
	const root = String(server[key] ?? '').trim() || `/${application}`;
	if (schemePattern.test(root)) {
		const url = webAddress(root, label);
		return url.origin + withoutPage(url.pathname, application);
	}
	if (/[\s?#\\]/.test(root)) {
		throw new InvalidInput(
			quoting(`'${label}' in the credential is not a path`, root),
			`Enter the context root, e.g. /${application}, or a full address if the application runs on another host.`,
		);
	}
	return serverOrigin(server.baseUrl) + withoutPage(`/${root}`, application);
}

/**
 * Scheme, host and port of the server, without a trailing slash.
 *
 * @throws InvalidInput when there is no host, another scheme, a user in it, or a path that is none of Connections'
 */
export function serverOrigin(baseUrl: string): string {
	const text = String(baseUrl ?? '').trim();
	const url = webAddress(text, 'Base URL');
	const [, firstSegment = ''] = url.pathname.split('/').filter((part, i) => i === 0 || part);
	if (firstSegment && !knownRoots.has(firstSegment.toLowerCase())) {
		throw new InvalidInput(
			`'Base URL' in the credential has the path /${firstSegment}, which is no application of Connections`,
			`Enter only the host, e.g. ${url.origin}. If the applications live below /${firstSegment}, put that into the path fields, e.g. /${firstSegment}/files.`,
		);
	}
	return url.origin;
}

/** A missing scheme is https. */
function webAddress(text: string, label: string): URL {
	const remedy =
		'Enter the address that people open in the browser, e.g. https://connections.example.com.';
	if (!text) throw new InvalidInput(`'${label}' in the credential is empty`, remedy);
	const url = attempt(() => new URL(schemePattern.test(text) ? text : `https://${text}`));
	if (!url) {
		const sentence = `'${label}' in the credential is not a web address`;
		// what cannot be read may hold a password
		throw new InvalidInput(text.includes('@') ? sentence : quoting(sentence, text), remedy);
	}
	if (url.protocol !== 'https:' && url.protocol !== 'http:') {
		throw new InvalidInput(`'${label}' in the credential starts with ${url.protocol}//`, remedy);
	}
	if (url.username || url.password) {
		throw new InvalidInput(
			`'${label}' in the credential holds a user name or password`,
			'Enter only the address there, and the sign-in data in their own fields.',
		);
	}
	return url;
}

/** "/files//app/" → "/files": what follows the context root in a pasted page address is cut. */
function withoutPage(path: string, application: Application): string {
	const parts = path.split('/').filter(Boolean);
	const end = parts.findIndex(
		(part, i) => i > 0 && /^(app|atom|basic|oauth|form|html|service|follow|ajax)$/.test(part),
	);
	const root = end === -1 ? parts : parts.slice(0, end);
	return `/${root.length > 0 ? root.join('/') : application}`;
}
