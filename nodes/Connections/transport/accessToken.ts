import type { RequestContext, TransportSettings } from './context';
import { TransportFailure, type WireAnswer } from './wire';

/**
 * Sends a request and sees to a token that has expired where n8n does not: after a 403 (with which
 * some servers tell of it, the cloud was seen to), and where the request has a body. Without a body
 * it is sent again; with one that is left to the caller, as an upload may have to begin anew.
 *
 * @throws TransportFailure 'tokenRenewed', or 'unauthorized' when the new token is refused as well
 */
export async function withValidToken<Answer extends WireAnswer>(
	context: RequestContext,
	settings: TransportSettings,
	hasBody: boolean,
	ask: () => Promise<Answer>,
): Promise<Answer> {
	if (!settings.renewsTokens) return await ask();
	const used = await accessToken(context, settings);
	const answer = await ask();
	if (!tellsOfExpiry(answer)) return answer;
	// a request beside this one may have renewed it meanwhile
	if ((await accessToken(context, settings)) === used) {
		await context.helpers.refreshOAuth2Token.call(context, settings.credentialType);
	}
	if (hasBody) throw new TransportFailure('tokenRenewed', '', false, answer);
	const second = await ask();
	if (tellsOfExpiry(second)) throw new TransportFailure('unauthorized', '', false, second);
	return second;
}

function tellsOfExpiry({ status, body }: WireAnswer): boolean {
	return status === 401 || (status === 403 && body.includes('oauth_access_token_expired'));
}

async function accessToken(
	context: RequestContext,
	{ credentialType }: TransportSettings,
): Promise<string | undefined> {
	const { oauthTokenData } = await context.getCredentials<{
		oauthTokenData?: { access_token?: string };
	}>(credentialType);
	return oauthTokenData?.access_token;
}
