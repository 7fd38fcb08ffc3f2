import type { INodeProperties } from 'n8n-workflow';
import { ConnectionsFailure, sentences } from '../../api/failures/failure';
import { InvalidInput } from '../../api/failures/invalidInput';
import { findInFiles } from '../../api/files/people';
import { findInProfiles } from '../../api/profiles/profile';
import type { Connection } from '../../api/server/connection';
import type { ReadPerson } from '../../api/server/person';
import type { Query } from '../../api/server/query';
import { settled } from '../../api/server/repeat';
import { oncePerRun } from '../oncePerRun';
import type { ItemParameters } from './itemParameters';
import { personLocator } from './locator';
import type { ParameterDefinition } from './parameterDefinition';
import { personNamedBy, type PersonNamed } from './pasted';

/** A person: one whom the list finds, or any by user ID or e-mail address. */
export function personField(
	name: string,
	displayName: string,
	description: string,
): INodeProperties {
	return { displayName, name, required: true, description, ...personLocator() };
}

/** Whom a name belongs to: by Profiles, by Files for an address where Profiles is missing or closed. */
const findPeople = oncePerRun(async (connection, named): Promise<ReadPerson[]> => {
	const key = JSON.parse(named) as PersonNamed;
	const { done, error } = await settled(findInProfiles(connection, key));
	if (!error) return done;
	if (key.by !== 'email' || error.httpCode === null || error.httpCode === '401') throw error;
	const inFiles = await settled(findInFiles(connection, key.value));
	if (inFiles.error) throw error;
	return inFiles.done;
});

/**
 * The user id of a person who is named by id, e-mail address or page; what is no id is looked up,
 * once in a run, an id stays as it is.
 *
 * @param label of the field, for sentences
 * @throws InvalidInput where nobody has the address, or several have
 * @throws ConnectionsFailure where it cannot be looked up
 */
export async function userId(connection: Connection, label: string, text: string): Promise<string> {
	const named = personNamedBy(text);
	if (named === null) return text;
	const { by, value } = named;
	if (by === 'userid') return value;
	const key = by === 'email' ? { by, value: value.toLowerCase() } : named;
	const { done, error } = await settled(findPeople(connection, JSON.stringify(key)));
	if (error) throw notLookedUp(error, label, value);
	const ids = [...new Set(done.map(({ person }) => person.id).filter((id) => id !== null))];
	if (ids.length === 1) return ids[0];
	const what = by === 'email' ? 'e-mail address' : 'key of a profile';
	if (ids.length === 0) {
		throw new InvalidInput(
			`'${label}' names ${value}, and nobody in Connections has this ${what}`,
			'Check its spelling, choose the person from a list, or give the user ID.',
		);
	}
	throw new InvalidInput(
		`'${label}' names ${value}, and ${ids.length} people have this ${what}`,
		`Give the user ID of the one you mean: ${ids.join(', ')}.`,
	);
}

/** A sign-in that was refused speaks for itself. */
function notLookedUp(error: ConnectionsFailure, label: string, text: string): ConnectionsFailure {
	const { message, description, httpCode, code } = error;
	if (httpCode === '401' || code === 'cancelled') return error;
	return new ConnectionsFailure(
		`'${label}' names ${text}, whose user ID could not be looked up: ${message}`,
		sentences('Give the user ID instead of the e-mail address.', description),
		httpCode,
		code,
		'no',
	);
}

/**
 * The user ids of people who are named by id or e-mail address, each once. Addresses may come in one
 * text, parted by commas; ids may hold commas themselves ("cn=Amy Jones,o=Works").
 *
 * @throws as {@link userId}
 */
export async function userIds(
	connection: Connection,
	label: string,
	texts: string[],
): Promise<string[]> {
	const named = texts.flatMap(parted).filter(Boolean);
	const ids: string[] = [];
	for (const text of named) ids.push(await userId(connection, label, text));
	return [...new Set(ids)];
}

function parted(text: string): string[] {
	const parts = text.split(/[,;]/).map((part) => part.trim());
	return parts.some((part) => personNamedBy(part)?.by === 'email') ? parts : [text];
}

/**
 * A query that `readQuery` made, with user ids for the e-mail addresses in its fields of people.
 *
 * @throws as {@link userId}
 */
export async function withUserIds(
	connection: Connection,
	definitions: ParameterDefinition[],
	query: Query,
): Promise<Query> {
	const resolved: Query = { ...query };
	for (const { name, label, kind } of definitions) {
		const value = query[name];
		if (kind === 'people' && Array.isArray(value)) {
			resolved[name] = await userIds(connection, label, value);
		}
		if (kind === 'person' && typeof value === 'string') {
			resolved[name] = await userId(connection, label, value);
		}
	}
	return resolved;
}

/** @throws InvalidInput when the locator is empty, or holds a page that names nobody */
const personText = (parameters: ItemParameters, name: string, label: string) =>
	parameters.locator(name, label, (text) => (personNamedBy(text) ? text : null));

/**
 * How a resource locator names a person.
 *
 * @throws InvalidInput when it is empty, or holds a page that names nobody
 */
export function readPerson(parameters: ItemParameters, name: string, label: string): PersonNamed {
	const text = personText(parameters, name, label);
	return personNamedBy(text) ?? { by: 'userid', value: text };
}

/**
 * The user id in a resource locator of a person.
 *
 * @throws InvalidInput when it is empty, and as {@link userId}
 */
export async function readUserId(
	parameters: ItemParameters,
	connection: Connection,
	name: string,
	label: string,
): Promise<string> {
	return await userId(connection, label, personText(parameters, name, label));
}
