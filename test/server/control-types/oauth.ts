/** An application that is registered at the server's OAuth2 provider. */
export interface OAuthClient {
	id: string;
	secret: string;
	/** Shown on the consent page. */
	name?: string;
	redirectUris: string[];
}

/** Tokens as the token endpoint answers them. */
export interface OAuthTokens {
	access_token: string;
	refresh_token: string;
	token_type: string;
	/** Seconds. */
	expires_in: number;
}

/** What came to the token endpoint since the start or reset. */
export interface OAuthStats {
	requests: number;
	/** Answers with tokens, and refusals, by grant type. */
	granted: Partial<Record<'authorization_code' | 'refresh_token', number>>;
	refused: Partial<Record<'authorization_code' | 'refresh_token' | 'unknown', number>>;
}
