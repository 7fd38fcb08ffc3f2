import { person } from '../../atom/person.mjs';
import { markup } from '../../atom/xml.mjs';
import { personById } from '../../people.mjs';
import * as frame from './frame.mjs';

/** The address of a share. */
export const shareAddress = (exchange, { id }) => `${frame.apiRoot(exchange)}/share/${id}`;

/** The Atom entry of a share of a document with a person. */
export function shareEntry(exchange, services, document, share) {
	const address = shareAddress(exchange, share);
	const { created, permission, summary, userId, sharedBy } = share;
	const receiver = personById(services, userId);
	return markup`${frame.ids(share.id)}${frame.kindCategory('share')}<link href="${address}/entry" rel="self"></link><link href="${address}/entry" rel="edit"></link>${frame.personElement('author', services.store, sharedBy)}<title type="text">${document.title}</title>${frame.times({ created, modified: created, updated: created })}<td:sharedWith><td:user>${receiver && person(receiver)}</td:user></td:sharedWith><td:sharedWhat>${document.id}</td:sharedWhat><td:sharedResourceType>document</td:sharedResourceType><td:sharePermission>${permission}</td:sharePermission><summary type="text">${summary}</summary>`;
}

/** The answer that carries a share's entry. */
export function shareAnswer(exchange, services, document, share, status = 200) {
	const { id, created } = share;
	return frame.entryAnswer(exchange, {
		status,
		item: { id, modified: created, updated: created },
		location: `${shareAddress(exchange, share)}/entry`,
		entry: shareEntry(exchange, services, document, share),
	});
}
