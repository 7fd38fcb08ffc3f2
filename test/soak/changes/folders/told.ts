import type { FolderKind } from './state';

/** What a folder in an output tells otherwise than it is stored; what is null tells nothing. */
export const folderToldWrongly: FolderKind['toldWrongly'] = (json, stored) => {
	const { label, title, summary, visibility, files, communityId } = stored;
	const is = { label, title, summary, visibility, items: files.length, communityId };
	const wrong = Object.entries(is).find(
		([name, value]) => ![null, undefined, value].includes(json[name] as typeof value),
	);
	return wrong
		? `${wrong[0]} is told as ${String(json[wrong[0]])} and stored as ${String(wrong[1])}`
		: null;
};
