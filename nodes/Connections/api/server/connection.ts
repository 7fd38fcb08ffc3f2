import type { Received, ReceivingRequest, Take } from '../../transport/receive';
import type { WireAnswer, WireRequest } from '../../transport/wire';
import { failureOfAnswer, failureOfError } from '../failures/failure';
import { isFromConnections, isHtml } from '../failures/serverWords';
import type { Subject } from '../failures/subject';
import { applicationAddress, type ServerAddress, serverOrigin } from './address';

/** A signed-in way to one Connections server; made once for each run of the node. */
export interface Connection {
	server: ServerAddress;
	/** whether requests carry an OAuth2 token: it counts only below paths that hold /oauth */
	oauth: boolean;
	/** the part of Activities' addresses that the option API Path decides */
	activitiesApi: 'service' | 'oauth';
	/** how often an upload may be sent again */
	maxRetries: number;
	/** whether one nonce serves all of a run (option Nonce) */
	sharesNonce?: boolean;
	/** ms; a server that wants a longer pause gets no further try (default: ten minutes) */
	longestPause?: number;
	send(request: WireRequest): Promise<WireAnswer>;
	/** fetches what is taken while it comes; what is not wanted comes back as an answer with its text */
	receive<T>(request: ReceivingRequest, take: Take<T>): Promise<Received<T>>;
	/** waits that many ms, less when the execution is stopped */
	pause(ms: number): Promise<void>;
}

/** An address of Files: "/api/…" below /files/basic or /files/oauth. */
export function filesAddress({ server, oauth }: Connection, path: string): string {
	return `${applicationAddress(server, 'files')}/${oauth ? 'oauth' : 'basic'}/api${path}`;
}

/** An address of Activities below /activities/service/atom2 or /activities/oauth/atom2. */
export function activitiesAddress({ server, activitiesApi }: Connection, path: string): string {
	return `${applicationAddress(server, 'activities')}/${activitiesApi}/atom2${path}`;
}

/** An address of Communities; its OAuth paths put the word behind "atom". */
export function communitiesAddress({ server, oauth }: Connection, path: string): string {
	return `${applicationAddress(server, 'communities')}/service/atom${oauth ? '/oauth' : ''}${path}`;
}

/**
 * An address of Profiles: /profiles/atom, with a token /profiles/oauth/atom. Both are those of the
 * public SDK (OpenNTF SocialSDK, ProfileUrls: "{profiles}/{authType}/atom/…").
 */
export function profilesAddress({ server, oauth }: Connection, path: string): string {
	return `${applicationAddress(server, 'profiles')}${oauth ? '/oauth' : ''}/atom${path}`;
}

/**
 * An address of the OpenSocial API, which belongs to no application of its own: below
 * /connections/opensocial/basic/rest or /connections/opensocial/oauth/rest (recorded answers).
 */
export function openSocialAddress({ server, oauth }: Connection, path: string): string {
	const way = oauth ? 'oauth' : 'basic';
	return `${serverOrigin(server.baseUrl)}/connections/opensocial/${way}/rest${path}`;
}

/**
 * Sends a request and gives its answer back when the status is one of those expected.
 *
 * @throws ConnectionsFailure for every other answer, a web page among them, and for none at all
 */
export async function exchange(
	connection: Connection,
	request: WireRequest,
	expected: number[],
	subject: Subject,
): Promise<WireAnswer> {
	let answer: WireAnswer;
	try {
		answer = await connection.send(request);
	} catch (error) {
		throw failureOfError(error, subject, typeof request.body === 'object');
	}
	if (!expected.includes(answer.status) || isStrangersPage(answer)) {
		const failure = failureOfAnswer(answer, subject);
		// a request without a body stores nothing, so it may always be sent again
		throw request.body === undefined ? failure.withoutDoubt() : failure;
	}
	return answer;
}

/** A web page with 200 that Connections did not send is a login page or a proxy's. */
export function isStrangersPage(answer: WireAnswer): boolean {
	return answer.status === 200 && isHtml(answer) && !isFromConnections(answer);
}
