/** Where a Connections server has its OAuth2 provider. */
export const BASE = '/oauth2/endpoint/connectionsProvider';

/** The one scope, which stays within this server. */
export const SCOPE = 'connections';
