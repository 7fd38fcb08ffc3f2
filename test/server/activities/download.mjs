import { htmlAnswer, Refusal } from '../http/answers.mjs';
import { deliver } from '../http/media.mjs';
import { maySee, nodeNotFound } from './access.mjs';

/** What an answer says where it says no more than it must: the headers are unrecorded. */
function bareHeaders({
	headers: { 'Content-Disposition': _name, ETag: _tag, ...headers },
	...rest
}) {
	return { ...rest, headers: { ...headers, 'Content-Type': 'application/octet-stream' } };
}

/**
 * GET download/{fid}/{name}: the file of a field, here or at the second host. The name is optional, and
 * a stranger finds nothing (both seen in public clients); below /oauth it may not be there (unproved).
 */
export async function getFile(exchange, { fid }, services) {
	const { store, settings } = services;
	if (!settings.oauthDownload && exchange.path.split('/').includes('oauth')) {
		throw new Refusal(htmlAnswer(404, 'Page Not Found', 'The page could not be found.'));
	}
	const { field, node } = store.activities.fieldById(fid) ?? {};
	if (field?.type !== 'file' || node.deletion || !maySee(store, node, exchange.user.id)) {
		throw nodeNotFound(fid);
	}
	const item = { ...field, id: fid, name: field.fileName, created: node.created };
	const delivered = await deliver(exchange, services, item);
	return settings.fieldFileHeaders || delivered.status !== 200 ? delivered : bareHeaders(delivered);
}
