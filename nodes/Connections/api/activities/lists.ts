import { ConnectionsFailure } from '../failures/failure';
import type { Subject } from '../failures/subject';
import { choiceOf, type Choices, listChoices, listSubject, matching } from '../server/choices';
import { activitiesAddress, type Connection } from '../server/connection';
import { listMembers } from './members';
import { fetchNode, type FileField, readNode } from './node';
import { isActivityKind } from './terms';

/** The activities that the user may see. */
export async function listActivities(connection: Connection, search: string, page: number) {
	return await listChoices(connection, search, page, {
		address: activitiesAddress(connection, '/activities'),
		searchable: true,
		subject: listSubject(connection, 'list of activities', 'Activities'),
		toChoices: (entries) => entries.map((entry) => choiceOf(entry, readNode(entry).id)),
	});
}

/** The activities in the trash, which holds entries as well. */
export async function listTrashedActivities(
	connection: Connection,
	search: string,
	page: number,
): Promise<Choices> {
	return await listChoices(connection, search, page, {
		address: activitiesAddress(connection, '/trash'),
		searchable: true,
		subject: listSubject(connection, 'trash', 'Activities'),
		toChoices: (entries) =>
			entries
				.filter((entry) => isActivityKind(readNode(entry).kind))
				.map((entry) => choiceOf(entry, readNode(entry).id)),
	});
}

/** The file fields of an activity node. */
export async function listFileFields(
	connection: Connection,
	nodeId: string,
	search: string,
): Promise<Choices> {
	const subject: Subject = {
		...listSubject(connection, 'list of file fields', 'Activities'),
		target: `the entry or to-do ${nodeId}`,
		placeLabel: 'Entry or To-Do',
	};
	const node = await fetchNode(connection, nodeId, subject);
	if (!node) {
		throw new ConnectionsFailure(
			`The ${subject.kind} could not be read`,
			'The answer was no entry. Enter the ID instead, and tell the administrator.',
			null,
			'UnreadableNode',
			'no',
		);
	}
	const choices = node.fileFields.map((field) => ({
		id: field.fid,
		name: wordsOf(field),
		url: field.downloadUrl,
	}));
	const told = choices.map((choice, index) => {
		const twice = choices.some(({ id, name }) => name === choice.name && id !== choice.id);
		return twice
			? { ...choice, name: `${choice.name} · ${difference(node.fileFields[index])}` }
			: choice;
	});
	return { choices: matching(told, search), hasNext: false };
}

const wordsOf = ({ name, fileName }: FileField) =>
	[...new Set([name, fileName])].filter(Boolean).join(' · ');

/** What tells two fields of one name apart. */
const difference = ({ size, fid }: FileField) =>
	[...(size === null ? [] : [`${size} bytes`]), fid.slice(0, 8)].join(' · ');

/** The members of an activity: "Amy Lindqvist · owner". */
export async function listMemberChoices(
	connection: Connection,
	activityId: string,
	search: string,
): Promise<Choices> {
	const members = await listMembers(connection, activityId, null);
	const choices = members.map(({ member: { memberId, id, name, role } }) =>
		memberId === null
			? null
			: { id: memberId, name: [name ?? id, role].filter(Boolean).join(' · '), url: null },
	);
	return {
		choices: matching(
			choices.filter((choice) => choice !== null),
			search,
		),
		hasNext: false,
	};
}
