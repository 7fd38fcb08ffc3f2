import { sha256OfSeed } from '../engine/engine';
import type { ConnectionsStore } from '../server/client';
import type { SoakedUpload } from './rounds';

/** What does not agree between the server's store and the node's report. */
export interface Audit {
	lost: string[];
	doubled: string[];
}

/** The SHA-256 of each thing that is stored where an upload should be. */
function storedFor({ documents, fields }: ConnectionsStore, upload: SoakedUpload): string[] {
	const { operation, place, name } = upload;
	const hashes = (list: Array<{ sha256?: string | null }>) =>
		list.map(({ sha256 }) => sha256 ?? 'none');
	switch (operation) {
		case 'addFile':
		case 'replaceFile':
			return hashes(documents.filter((one) => one.libraryId === place && one.label === name));
		case 'addAttachment':
			return hashes(
				(documents.find(({ id }) => id === place)?.attachments ?? []).filter(
					({ label }) => label === name,
				),
			);
		case 'createField':
			return hashes(fields.filter(({ fileName }) => fileName === name));
		case 'replaceField':
			return hashes(fields.filter(({ fid }) => fid === place));
	}
}

/** Uploads of the same name to the same place, in their order. */
function groupsOf(uploads: SoakedUpload[]): SoakedUpload[][] {
	const groups = new Map<string, SoakedUpload[]>();
	for (const upload of uploads) {
		const key = [upload.operation, upload.place, upload.name].join(' ');
		groups.set(key, [...(groups.get(key) ?? []), upload]);
	}
	return [...groups.values()];
}

/** The uploads whose bytes must lie there: of those that replace each other the last one. */
function mustBeThere(group: SoakedUpload[]): SoakedUpload[] {
	const done = group.filter(({ told }) => told === 'done');
	return group[0].operation === 'replaceFile' ? done.slice(-1) : done;
}

function say({ index, operation, name, told, json }: SoakedUpload): string {
	return `upload ${index} (${operation} ${name}) told as ${told}: ${JSON.stringify(json)}`;
}

/**
 * Compares upload by upload: what was told as done is there, once, with all of its bytes; what was
 * told as failed is not there, unless the node said that it could not find out.
 */
export async function audit(uploads: SoakedUpload[], store: ConnectionsStore): Promise<Audit> {
	const lost: string[] = [];
	const doubled: string[] = [];
	for (const group of groupsOf(uploads)) {
		const stored = storedFor(store, group[0]);
		const hashOf = new Map<SoakedUpload, string>();
		for (const one of group) hashOf.set(one, await sha256OfSeed(one.size, one.index));
		const isThere = (one: SoakedUpload) => stored.includes(hashOf.get(one) ?? '');
		if (stored.length > 1) doubled.push(say(group[0]));
		doubled.push(...group.filter((one) => one.told === 'failed' && isThere(one)).map(say));
		const due = mustBeThere(group);
		const replaces = group[0].operation === 'replaceFile';
		const replacements = replaces ? group.slice(group.indexOf(due[0])) : [];
		const mayReplace = replacements.filter(({ told }) => told === 'unknown');
		const missing = due.filter((one) => !isThere(one) && !mayReplace.some(isThere));
		const short = group.filter((one) => one.told === 'done' && one.json.bytesSent !== one.size);
		lost.push(...[...missing, ...short].map(say));
	}
	return { lost, doubled };
}
