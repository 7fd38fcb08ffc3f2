import { attempt } from '../atom/attempt';
import { ConnectionsFailure } from '../failures/failure';
import type { Connection } from '../server/connection';
import { withQuery } from '../server/query';
import { ask } from '../server/read';
import { type FileAddress, fileAddress, fileSubject } from './library';

/** Somebody who has access to a file, as the server tells it. */
export interface Permitted {
	/** null where the server says neither: a bare id without an address, as some name communities */
	kind: 'person' | 'community' | null;
	id: string;
	name: string | null;
	email: string | null;
}

const uuid = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i;

/** Entries a page; the documentation allows no more. */
const pageSize = 500;

/**
 * Who has access to a file: …/permissions/feed, which is JSON and has people first, then communities
 * as "members@{id}" or by their bare id; people of other organisations have no address (seen in
 * public clients, below the address of a library).
 *
 * @throws ConnectionsFailure
 */
export async function listPermitted(
	connection: Connection,
	file: FileAddress,
	verb: string,
): Promise<Permitted[]> {
	const address = `${fileAddress(connection, file)}/permissions/feed`;
	const found = new Map<string, Permitted>();
	for (let page = 1; ; page++) {
		const url = withQuery(address, { page, pageSize });
		const answer = await ask(connection, url, fileSubject(connection, file, verb));
		const items = itemsOf(answer.body);
		if (!items) throw unreadable(answer.status);
		const known = found.size;
		for (const one of items.map(permittedOf)) if (one) found.set(one.id, one);
		if (items.length < pageSize || found.size === known) return [...found.values()];
	}
}

function itemsOf(body: string): unknown[] | null {
	const json = attempt(() => JSON.parse(body) as { items?: unknown });
	return Array.isArray(json?.items) ? (json.items as unknown[]) : null;
}

function permittedOf(item: unknown): Permitted | null {
	const { id, name, email } = Object(item) as Record<string, unknown>;
	if (typeof id !== 'string' || id === '') return null;
	const [, communityId] = /^members@(.+)$/.exec(id) ?? [];
	const address = textOrNull(email);
	// communities have UUIDs, user ids are anything
	const ofBareId = address || !uuid.test(id) ? 'person' : null;
	return {
		kind: communityId ? 'community' : ofBareId,
		id: communityId ?? id,
		name: textOrNull(name),
		email: address,
	};
}

const textOrNull = (value: unknown) => (typeof value === 'string' && value !== '' ? value : null);

function unreadable(status: number): ConnectionsFailure {
	return new ConnectionsFailure(
		'Who has access to the file could not be read',
		'The answer was no list. Run the item again; if it happens again, tell the administrator.',
		String(status),
		'UnreadablePermissions',
		'no',
	);
}
