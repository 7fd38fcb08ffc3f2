import { atomEntry, atomFeed, element, filesId } from '../atom/entry';
import type { ConnectionsFailure } from '../failures/failure';
import type { Connection } from '../server/connection';
import { type Query, withQuery } from '../server/query';
import { settled } from '../server/repeat';
import { change } from './change';
import { type FileAddress, fileAddress, fileSubject } from './library';
import { namingLock } from './lockOwner';
import { listPermitted, type Permitted } from './permissions';
import { fetchChanged, fileById, type ReadDocument } from './readDocument';

/** Whom a file is shared with, and how. */
export interface Sharing {
	/** user ids */
	people: string[];
	/** ids; communities may view */
	communities: string[];
	/** sharePermission, shareSummary, sendEmail, as they go out; they are about people */
	query: Query;
}

/** What became of the share with one of them. */
export interface Shared {
	kind: 'person' | 'community';
	id: string;
	name: string | null;
	email: string | null;
	/** null: it cannot be told, as the server does not say who has access */
	shared: boolean | null;
	/** what was said of a refusal or a failure */
	reason: string | null;
}

/**
 * Shares a file with people and communities. Doing it twice ends the same. Where the server refuses
 * several at once, they are shared with one by one, so that one name does not stop the others.
 *
 * @throws ConnectionsFailure when it took none of them
 */
export async function shareFile(
	connection: Connection,
	given: FileAddress,
	{ people, communities, query }: Sharing,
): Promise<{ read: ReadDocument; shared: Shared[] }> {
	const file = await fileById(connection, given, 'share');
	const outcomes = [
		...(await severally('person', people, async (ids) => {
			await shareWithPeople(connection, file, ids, query);
		})),
		...(await severally('community', communities, async (ids) => {
			await shareWithCommunities(connection, file, ids);
		})),
	];
	const stopped = outcomes.find(({ error }) => error?.code === 'cancelled')?.error;
	if (stopped) throw stopped;
	const refused = outcomes.find(({ error }) => error)?.error;
	if (refused && outcomes.every(({ error }) => error)) throw refused;
	const read = await fetchChanged(connection, file, 'shared');
	const { libraryId } = read.document;
	const inLibrary: FileAddress = libraryId
		? { ...file, library: { kind: 'library', id: libraryId } }
		: file;
	const look = await settled(listPermitted(connection, inLibrary, 'see'));
	return { read, shared: outcomes.map((outcome) => sharedOf(outcome, look.done ?? null)) };
}

interface Outcome {
	kind: Shared['kind'];
	id: string;
	error?: ConnectionsFailure;
}

/** Does a step for all at once; where that is refused, for each alone. */
async function severally(
	kind: Shared['kind'],
	ids: string[],
	step: (ids: string[]) => Promise<void>,
): Promise<Outcome[]> {
	if (ids.length === 0) return [];
	const { error } = await settled(step(ids));
	const isAboutOne = ['400', '403', '404', '409'].includes(error?.httpCode ?? '');
	if (!error || !isAboutOne || ids.length === 1) return ids.map((id) => ({ kind, id, error }));
	const outcomes: Outcome[] = [];
	for (const id of ids) outcomes.push({ kind, id, error: (await settled(step([id]))).error });
	return outcomes;
}

/**
 * With people: shareWith on a PUT of the file's entry (documented), which goes with an entry that
 * says nothing but what it is about: a PUT without one could count as a version of the file.
 */
async function shareWithPeople(
	connection: Connection,
	file: FileAddress,
	people: string[],
	query: Query,
): Promise<void> {
	const address = `${fileAddress(connection, file)}/entry`;
	await namingLock(
		connection,
		file,
		async () =>
			await change(connection, {
				method: 'PUT',
				url: withQuery(address, { shareWith: people, ...query }),
				body: atomEntry({ category: 'document', id: filesId(file.value) }),
				expected: [200, 201, 204],
				subject: fileSubject(connection, file, 'share'),
			}),
	);
}

/** With communities: entries that name them, posted to the file's feed; 204 (recorded answer). */
async function shareWithCommunities(
	connection: Connection,
	file: FileAddress,
	communities: string[],
): Promise<void> {
	const subject = fileSubject(connection, file, 'share');
	const [only] = communities;
	await namingLock(
		connection,
		file,
		async () =>
			await change(connection, {
				method: 'POST',
				url: `${fileAddress(connection, file)}/feed`,
				body: atomFeed(
					communities.map((id) => ({
						category: 'community',
						elements: [element('td:itemId', id)],
					})),
				),
				expected: [200, 201, 204],
				subject:
					communities.length === 1
						? {
								...subject,
								placeLabel: `${subject.placeLabel}' and 'Communities`,
								target: `${subject.target}, or the community ${only}`,
								whole: `${subject.target} with the community ${only}`,
							}
						: subject,
			}),
	);
}

/** What is told of one: by the server's refusal, or by the list of who has access. */
function sharedOf({ kind, id, error }: Outcome, permitted: Permitted[] | null): Shared {
	const found = permitted?.find((one) => one.id === id);
	const common = { kind, id, name: found?.name ?? null, email: found?.email ?? null };
	if (error && isRefusal(error)) return { ...common, shared: false, reason: error.message };
	if (!permitted) return { ...common, shared: null, reason: error?.message ?? null };
	return found
		? { ...common, shared: true, reason: null }
		: {
				...common,
				shared: false,
				reason:
					error?.message ??
					'Connections took the request, but does not name it among those with access.',
			};
}

/** A refusal by the server; where an answer was lost, the share may be there all the same. */
function isRefusal({ httpCode }: ConnectionsFailure): boolean {
	return httpCode !== null && httpCode.startsWith('4');
}
