import { markup } from '../../atom/xml.mjs';
import * as frame from './frame.mjs';

/** The address of an attachment. */
export const attachmentAddress = (exchange, document, { id }) =>
	`${frame.documentAddress(exchange, document)}/attachment/${id}`;

/** The Atom entry of a file attachment; its category term is inferred from comments and documents. */
export function attachmentEntry(exchange, store, document, attachment) {
	const address = attachmentAddress(exchange, document, attachment);
	const page = frame.documentPage(exchange, store, document);
	const links = frame.mediaLinks({ address, page, item: attachment, label: attachment.label });
	return markup`${frame.ids(attachment.id)}<td:label>${attachment.label}</td:label>${links}${frame.kindCategory('attachment')}${frame.personElement('author', store, attachment.ownerId)}<title type="text">${attachment.title ?? attachment.label}</title>${frame.times(attachment)}${frame.personElement('td:modifier', store, attachment.modifierId)}<td:totalMediaSize>${attachment.size}</td:totalMediaSize><summary type="text"></summary><content type="${attachment.contentType}" src="${address}/media"></content>`;
}

/** The answer that carries an attachment's entry. */
export function attachmentAnswer(exchange, store, document, attachment, status = 200) {
	return frame.entryAnswer(exchange, {
		status,
		item: attachment,
		...(status === 201 && {
			location: `${attachmentAddress(exchange, document, attachment)}/entry`,
		}),
		entry: attachmentEntry(exchange, store, document, attachment),
	});
}
