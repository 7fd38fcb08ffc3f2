import type { Source, WireAnswer } from '../../transport/wire';
import { ConnectionsFailure } from '../failures/failure';
import type { Subject } from '../failures/subject';
import { activitiesAddress, type Connection, exchange } from '../server/connection';
import { madeOnce } from '../server/once';
import { withQuery } from '../server/query';
import { shownHeaders } from '../server/read';
import { announce, deliver, sessionOf } from '../upload/phases';
import { encodeSlug } from '../upload/slug';
import { requireWhole, type Uploaded } from '../upload/uploaded';
import { type ActivityNode, fetchNode, type FileField, nodeIn } from './node';
import { checkNode } from './permission';

/** A file field to make on an activity node, or one whose file is replaced. */
export interface UploadFieldRequest {
	nodeId: string;
	/** fid of the field to replace; without it a new one is made */
	replaces?: string;
	source: Source;
	contentType: string;
	fileName: string;
	/** without it the file's name, or that of the field that is replaced */
	fieldName?: string;
	phases: boolean;
	/** look for the right to add before anything is sent */
	checkPermission: boolean;
}

/** An uploaded field; the server accepted it even where nothing more can be told. */
export interface UploadedField extends Uploaded {
	/** the node that holds the field */
	node: ActivityNode | null;
	field: FileField | null;
}

/**
 * Uploads a file into a field of an activity node ("Creating a large file field for activity
 * nodes"). The node is read first, which proves the credential before any byte is sent, and again
 * afterwards, to tell the new field: the answer to the upload itself may be empty.
 *
 * @throws ConnectionsFailure
 */
export async function uploadField(
	connection: Connection,
	request: UploadFieldRequest,
): Promise<UploadedField> {
	const { nodeId, replaces, source } = request;
	const subject: Subject = {
		kind: 'file field',
		name: request.fileName,
		target: `the entry or to-do ${nodeId}`,
		preposition: 'on',
		placeLabel: 'Entry or To-Do',
		application: 'Activities',
		oauth: connection.oauth,
	};
	let before: ActivityNode | null = null;
	let sent = false;

	return await madeOnce<UploadedField>(connection, {
		idOf: ({ field }) => field?.fid ?? null,
		guard: replaces ? 'overwrites' : 'none',
		async send() {
			const node = await fetchNode(connection, nodeId, subject);
			if (!sent) before = node;
			if (request.checkPermission) checkNode(node, subject);
			if (replaces) requireField(node, replaces, subject);
			sent = true;
			// without a name of its own a field that is replaced keeps the one that it has
			const kept = node?.fileFields.find(({ fid }) => fid === replaces)?.name ?? undefined;
			const named = { ...request, fieldName: request.fieldName ?? kept };
			const answer = await sendField(connection, named, subject);
			const told = await tellField(connection, request, before, answer.body, subject);
			const entry = told.node?.entry ?? null;
			const bytesSent = source.length;
			requireWhole(told.field?.size ?? null, bytesSent, subject, null);
			return { ...told, ...shownHeaders(answer), entry, bytesSent };
		},
		async find() {
			if (!sent) return null;
			const after = await fetchNode(connection, nodeId, subject);
			const field = newField(before, after, request);
			if (!field || (field.size !== null && field.size !== source.length)) return null;
			return {
				node: after,
				field,
				entry: after?.entry ?? null,
				location: null,
				etag: null,
				lastModified: null,
				bytesSent: source.length,
				note: 'The connection was lost after the upload; the field was found on the node.',
			};
		},
	});
}

/** Sends the bytes; the body of the answer may be anything. */
async function sendField(
	connection: Connection,
	request: UploadFieldRequest,
	subject: Subject,
): Promise<WireAnswer> {
	const { nodeId, replaces, source, contentType, fileName, fieldName, phases } = request;
	const url = replaces
		? withQuery(activitiesAddress(connection, '/activitynode'), { activityNodeUuid: replaces })
		: withQuery(activitiesAddress(connection, '/activity'), { activityUuid: nodeId });
	const method = replaces ? 'PUT' : 'POST';
	// the name of the header for the field's name is lost in the documentation: the SDK sends both
	const names = { Slug: encodeSlug(fileName), Title: encodeSlug(fieldName ?? fileName) };
	if (!phases) {
		const headers = {
			...names,
			'Content-Type': contentType,
			'Content-Length': String(source.length),
		};
		const wire = { method, url, headers, body: source } as const;
		return await exchange(connection, wire, [200, 201], subject);
	}
	const phased = { method, url, headers: {}, names, contentType, source, subject } as const;
	return await deliver(connection, phased, sessionOf(await announce(connection, phased), subject));
}

/** @throws ConnectionsFailure when the node can be read and has no such file field */
function requireField(node: ActivityNode | null, fid: string, subject: Subject): void {
	if (!node || node.fileFields.some((field) => field.fid === fid)) return;
	const present = node.fileFields.map(
		(field) => `${field.name ?? field.fileName ?? ''} (${field.fid})`,
	);
	throw new ConnectionsFailure(
		`The field ${fid} is no file field of ${subject.target}`,
		present.length > 0
			? `Choose one of its file fields under 'Field': ${present.join(', ')}.`
			: "It has no file field: set 'Field Action' to Create.",
		null,
		'NoFileField',
		'no',
	);
}

/** What can be told of the field after an upload that succeeded; never a failure. */
async function tellField(
	connection: Connection,
	request: UploadFieldRequest,
	before: ActivityNode | null,
	body: string,
	subject: Subject,
): Promise<Pick<UploadedField, 'node' | 'field' | 'note'>> {
	const answered = nodeIn(body);
	const inAnswer = request.replaces
		? null
		: (fieldOfNewEntry(before, answered, request) ?? newField(before, answered, request));
	if (answered && inAnswer) return { node: answered, field: inAnswer };
	const after = await fetchNode(connection, request.nodeId, subject).catch(() => null);
	const field = request.replaces
		? (after?.fileFields.find(({ fid }) => fid === request.replaces) ?? null)
		: newField(before, after, request);
	if (field) return { node: after, field };
	const note = request.replaces
		? 'The upload succeeded, but the node could not be read again.'
		: 'The upload succeeded, but which field it made could not be told from the node.';
	return { node: after ?? before, field, note };
}

/**
 * The field of an answer that is a new entry with this one file in it, as servers were seen to give:
 * it is ours, whatever they made of its name.
 */
function fieldOfNewEntry(
	before: ActivityNode | null,
	answered: ActivityNode | null,
	{ nodeId }: UploadFieldRequest,
): FileField | null {
	if (!answered?.id || [nodeId, before?.id].includes(answered.id)) return null;
	return answered.fileFields.length === 1 ? answered.fileFields[0] : null;
}

/**
 * The field that an upload made: new since before, and of the name that was sent. Others may add
 * fields at the same time, so two that fit tell nothing.
 */
function newField(
	before: ActivityNode | null,
	after: ActivityNode | null,
	{ fileName, fieldName }: UploadFieldRequest,
): FileField | null {
	if (!before || !after) return null;
	const known = new Set(before.fileFields.map(({ fid }) => fid));
	const fitting = after.fileFields.filter(
		(field) =>
			!known.has(field.fid) &&
			(field.fileName === fileName || field.name === fileName || field.name === fieldName),
	);
	return fitting.length === 1 ? fitting[0] : null;
}
