import { elementsIn, type FaithfulElement } from '../atom/faithful';
import { ConnectionsFailure, sentences } from '../failures/failure';
import type { Subject } from '../failures/subject';
import { applicationAddress } from '../server/address';
import type { Connection } from '../server/connection';
import { ask } from '../server/read';
import { settled } from '../server/repeat';
import { changedEntry } from './change';

/** The part of an address that says where a long description lies. */
const place = /\/(downloadExtended\/[^?#]+)/;

/**
 * The entry with its whole description. A long one is shortened in the entry, and lies whole behind a
 * link of its own (seen in public clients): written back as it came, the rest of it would be lost.
 *
 * @throws ConnectionsFailure where the whole cannot be read, as the entry must not be written then
 */
export async function withWholeDescription(
	connection: Connection,
	entry: FaithfulElement,
	subject: Subject,
): Promise<FaithfulElement> {
	const [, path] =
		elementsIn(entry, ({ name }) => name === 'link')
			.map(({ element: { attributes } }) => place.exec(attributes.href ?? ''))
			.find((found) => found !== null) ?? [];
	if (!path) return entry;
	const root = applicationAddress(connection.server, 'activities');
	const url = `${root}/${connection.activitiesApi}/${path}`;
	const { done, error } = await settled(ask(connection, url, subject));
	if (!error) return changedEntry(entry, { description: done.body });
	throw new ConnectionsFailure(
		`The long description of ${subject.target} could not be read, so nothing was changed: ${error.message}`,
		sentences(
			"Written back without it, the description would be cut. Set 'Description' as well, or change it in Connections.",
			error.description,
		),
		error.httpCode,
		error.code,
		'no',
	);
}
