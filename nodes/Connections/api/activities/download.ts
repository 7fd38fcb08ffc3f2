import { type FetchedFile, fetchFile, type Store } from '../download/fetchFile';
import { ConnectionsFailure, sentences } from '../failures/failure';
import { applicationAddress } from '../server/address';
import type { Connection } from '../server/connection';
import { repeated, settled } from '../server/repeat';
import type { FileField } from './node';
import { fetchReadNodeOnce, nodeSubject, type ReadNode } from './readNode';

/** A field's file that was downloaded, and the node it belongs to. */
export interface DownloadedField<Stored> extends FetchedFile<Stored> {
	read: ReadNode;
	field: FileField;
}

/**
 * Downloads the file of a field: the node is read, then the bytes (GET of "download/{fid}/{name}" below
 * the application, the address of the field's link; recorded). With a token it is asked for below
 * /oauth first, where tokens count, then at the link: neither is proved. The host is always the
 * credential's, whatever host the link names, as the credential is sent there.
 *
 * @param fileName name of the binary, instead of that of the file
 * @throws ConnectionsFailure
 */
export async function downloadField<Stored>(
	connection: Connection,
	nodeId: string,
	fieldId: string,
	store: Store<Stored>,
	fileName?: string,
): Promise<DownloadedField<Stored>> {
	const subject = nodeSubject(connection, 'entry or to-do', nodeId, 'download');
	return await repeated(connection, async () => {
		const read = await fetchReadNodeOnce(connection, nodeId, subject);
		const field = requireFile(read, fieldId, nodeId);
		const root = applicationAddress(connection.server, 'activities');
		const name = field.fileName ? `/${encodeURIComponent(field.fileName)}` : '';
		const path = `/download/${encodeURIComponent(field.fid)}${name}`;
		const wanted = {
			name: fileName ?? field.fileName,
			mimeType: field.mimeType,
			size: field.size,
		};
		const about = {
			...subject,
			kind: 'file',
			name: field.fileName ?? field.name ?? undefined,
			target: `the file ${field.fileName ?? field.fid} of ${subject.target}`,
			placeLabel: 'Field',
		};
		const fetch = async (part: 'oauth' | 'service') =>
			await fetchFile(connection, { ...wanted, url: `${root}/${part}${path}` }, about, store);
		if (connection.activitiesApi !== 'oauth') {
			return { read, field, ...(await fetch('service')) };
		}
		const { done, error } = await settled(fetch('oauth'));
		if (!error) return { read, field, ...done };
		// an answer that is no file; where none came, or it came cut, it is tried again as a whole
		if (!['401', '403', '404', '200'].includes(error.httpCode ?? '')) throw error;
		const atLink = await settled(fetch('service'));
		if (!atLink.error) return { read, field, ...atLink.done };
		throw neither(error, atLink.error);
	});
}

/** @throws ConnectionsFailure where the node has no such file field */
function requireFile({ node }: ReadNode, fieldId: string, nodeId: string): FileField {
	const found =
		node.fileFields.find(({ fid }) => fid === fieldId) ??
		node.fileFields.find(({ name }) => name === fieldId);
	if (found) return found;
	const other = node.fields.find(({ fid }) => fid === fieldId);
	const present = node.fileFields.map(({ fid, name, fileName }) => `${name ?? fileName} (${fid})`);
	throw new ConnectionsFailure(
		other
			? `The field '${other.name ?? fieldId}' holds no file`
			: `'${node.title ?? nodeId}' has no file field ${fieldId}`,
		present.length > 0
			? `Choose one of its file fields under 'Field': ${present.join(', ')}.`
			: 'It has no file field at all.',
		null,
		'NoFileField',
		'no',
	);
}

function neither(below: ConnectionsFailure, atLink: ConnectionsFailure): ConnectionsFailure {
	return new ConnectionsFailure(
		`Connections gave the file neither below /activities/oauth nor at the link of the field: ${atLink.message}`,
		sentences(
			'Files of Activities may be closed to tokens on this server: use the basic authentication for this node, or ask the administrator.',
			atLink.description,
			`Below /oauth: ${below.message}.`,
		),
		atLink.httpCode,
		atLink.code,
		'no',
	);
}
