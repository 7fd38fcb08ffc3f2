import { href, uuidOf } from '../atom/values';
import { textOf, type XmlElement } from '../atom/xml';
import type { Subject } from '../failures/subject';
import type { Connection } from './connection';
import { largestPage, readFeed } from './feed';
import type { Query } from './query';

/** One line of a picker. */
export interface Choice {
	id: string;
	name: string;
	url: string | null;
}

/** A page of choices. */
export interface Choices {
	choices: Choice[];
	hasNext: boolean;
}

/** The feed behind a picker. */
interface PickerFeed {
	address: string;
	query?: Query;
	/** whether the server searches; else names are matched here, in pages that are as large as can be */
	searchable: boolean;
	subject: Subject;
	toChoices(entries: XmlElement[]): Array<Choice | null>;
}

export async function listChoices(
	connection: Connection,
	search: string,
	page: number,
	{ address, query = {}, searchable, subject, toChoices }: PickerFeed,
): Promise<Choices> {
	const wanted = searchable && search ? { ...query, search } : query;
	const size = search && !searchable ? largestPage : undefined;
	const { entries, hasNext } = await readFeed(
		connection,
		{ address, query: wanted, subject },
		page,
		(entry) => entry,
		size,
	);
	const choices = toChoices(entries).filter((choice) => choice !== null);
	return { choices: searchable ? choices : matching(choices, search), hasNext };
}

export function matching(choices: Choice[], search: string): Choice[] {
	const wanted = search.toLowerCase();
	return choices.filter(({ name }) => name.toLowerCase().includes(wanted));
}

export function listSubject(
	connection: Connection,
	kind: string,
	application: Subject['application'],
): Subject {
	return {
		verb: 'see',
		kind,
		target: `the ${kind}`,
		preposition: 'in',
		application,
		oauth: connection.oauth,
	};
}

export function choiceOf(entry: XmlElement, id: string | null): Choice | null {
	const known = id ?? uuidOf(textOf(entry, 'id'));
	if (!known) return null;
	return { id: known, name: textOf(entry, 'title') ?? known, url: href(entry, 'alternate') };
}
