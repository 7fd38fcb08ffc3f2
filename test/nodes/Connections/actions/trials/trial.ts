import type { IDataObject } from 'n8n-workflow';
import type { NodeResult } from '../../../../engine/engine';
import type { ConnectionsStore } from '../../../../server/client';
import { callerOf } from '../../../../server/testing';
import { failureOf } from '../../runs';
import { note, type Stage } from '../../stage';

/** What one operation is tried on: a file and a folder of its own, so that many run side by side. */
export interface Own {
	file: string;
	folder: string;
	/** a name that nothing has */
	name: string;
	/** on the file, where the trial makes them */
	comment: string;
	attachment: string;
}

/** How one operation is tried, and what its sentences must say. */
export interface Trial {
	/** parameters beside the file */
	parameters?: (own: Own) => IDataObject;
	/** makes what must be there */
	prepare?: (stage: Stage, own: Own) => Promise<Partial<Own> | void>;
	/** the request that does it: its method, and a part of its address; default: the id of the file */
	method: 'GET' | 'POST' | 'PUT' | 'DELETE';
	address?: (own: Own) => string;
	/** what the user does, and to what; default: to the file */
	verb: string;
	what?: (own: Own) => string;
	/** what to do about a missing right */
	right: RegExp;
	/** how a 404 names what is missing, and what to check; default: the file */
	missing?: (own: Own) => string;
	check?: RegExp;
	/** what a 409 means where it means a name; default: that it conflicts with what is there */
	taken?: (own: Own) => string;
	/** what is added, where sentences speak of that by its name */
	adds?: 'file' | 'attachment';
	/** what must be so on the server afterwards; without it the operation changes nothing */
	done?: (store: ConnectionsStore, own: Own) => void;
}

/** The file of a trial, also where it lies in the trash. */
export function fileOf({ documents, trash }: ConnectionsStore, { file }: Own) {
	const found = [...documents, ...trash].find(({ id }) => id === file);
	if (!found) throw new Error('The file is not there');
	return found;
}

/** The folder of a trial; undefined where it is gone. */
export const folderOf = ({ folders }: ConnectionsStore, { folder }: Own) =>
	folders.find(({ id }) => id === folder);

/** Asks the server as Amy, past the node; gives the id that the answer holds. */
export async function byHand(
	stage: Stage,
	method: 'POST' | 'PUT' | 'DELETE',
	path: string,
	body?: string,
	headers: Record<string, string> = body ? { 'content-type': 'application/atom+xml' } : {},
): Promise<string> {
	const call = callerOf(stage.server);
	const { status, text } = await call(method, `/files/basic/api/${path}`, { headers, body });
	if (status >= 300) throw new Error(`${method} ${path} was answered with ${status}: ${text}`);
	return /<td:uuid>([^<]+)</.exec(text)?.[1] ?? '';
}

/** An entry that names its kind, and says more where it is given. */
export const entry = (kind: string, more = '') =>
	`<entry xmlns="http://www.w3.org/2005/Atom" xmlns:td="urn:ibm.com/td"><category term="${kind}" label="${kind}" scheme="tag:ibm.com,2006:td/type"/>${more}</entry>`;

/** Makes what each of so many trials is tried on. */
export async function ownFor(stage: Stage, trials: Trial[]): Promise<Own[]> {
	const { libraryId } = stage.seed.documents[0];
	const label = `Tide ${Math.random().toString(36).slice(2)}.txt`;
	const count = trials.length;
	const files = await stage.server.files.add({ libraryId, count, label, text: 'High at nine\n' });
	return await Promise.all(
		trials.map(async ({ prepare }, index) => {
			const name = `${index} ${label}`;
			const title = `<title type="text">Folder ${name}</title>`;
			const folder = await byHand(stage, 'POST', 'collections/feed', entry('collection', title));
			const own = { file: files[index], folder, name, comment: '', attachment: '' };
			return { ...own, ...(await prepare?.(stage, own)) };
		}),
	);
}

/** Runs the operation of a trial; its name may have a case behind a colon: "share: people". */
export async function tryOut(
	stage: Stage,
	key: string,
	{ parameters }: Trial,
	own: Own,
	more: IDataObject = {},
): Promise<NodeResult> {
	const [resource, operation] = key.split(':')[0].split('.');
	return await stage.run(
		resource,
		operation,
		{ documentId: own.file, ...parameters?.(own), ...more },
		{ items: [{ files: { data: { ...note, name: own.name } } }] },
	);
}

/** How a run ended, so that the ends of many can be compared at once. */
export const endOf = (result: NodeResult) => (result.error ? failureOf(result).message : 'done');
