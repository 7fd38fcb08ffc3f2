import type { GivenId, Subject } from '../failures/subject';
import { type Connection, filesAddress } from '../server/connection';
import { type Query, wellFormed } from '../server/query';

/** Where documents live. */
export type Library =
	| { kind: 'myLibrary' }
	| { kind: 'library'; id: string }
	| { kind: 'communityLibrary'; id: string };

/** Where a file may be looked for: in one library, or in all of them, then by its id alone. */
export type Place = Library | { kind: 'anyLibrary' };

/** The address of a library, without a trailing slash ("Adding a file", the three destinations). */
export function libraryAddress(connection: Connection, library: Library): string {
	return filesAddress(connection, libraryPath(library));
}

/**
 * The address of a document ("Retrieving file metadata"); a label goes with the query
 * identifier=label, and only within a library. Without one it is "/document/{id}".
 */
export function documentAddress(connection: Connection, place: Place, id: string): string {
	const base =
		place.kind === 'anyLibrary' ? filesAddress(connection, '') : libraryAddress(connection, place);
	return `${base}/document/${encodeURIComponent(wellFormed(id))}`;
}

function libraryPath(library: Library): string {
	switch (library.kind) {
		case 'myLibrary':
			return '/myuserlibrary';
		case 'library':
			return `/library/${encodeURIComponent(wellFormed(library.id))}`;
		case 'communityLibrary':
			return `/communitylibrary/${encodeURIComponent(wellFormed(library.id))}`;
	}
}

/** How sentences name a library, and the parameter that chose it. */
export function targetOf(library: Library): Pick<Subject, 'target' | 'placeLabel'> {
	switch (library.kind) {
		case 'myLibrary':
			return { target: 'my library' };
		case 'library':
			return { target: `the library ${library.id}`, placeLabel: 'Library to Use' };
		case 'communityLibrary':
			return { target: `the library of the community ${library.id}`, placeLabel: 'Community' };
	}
}

/** A file that is there. */
export interface FileAddress {
	library: Place;
	by: 'uuid' | 'label';
	value: string;
	/** whether the server itself told the id: then it is no other kind's */
	known?: boolean;
}

/** The address of a file; where it is named by its label, {@link identifierOf} goes with it. */
export function fileAddress(connection: Connection, { library, value }: FileAddress): string {
	return documentAddress(connection, library, value);
}

/** What goes with the address of a file that is named by its label. */
export function identifierOf({ by }: FileAddress): Query {
	return by === 'label' ? { identifier: 'label' } : {};
}

/** How sentences name a file, and the parameters and the id that chose it. */
export function targetOfFile({
	library,
	by,
	value,
	known,
}: FileAddress): Pick<Subject, 'target' | 'placeLabel' | 'ids'> {
	const file = `the file ${by === 'label' ? `'${value}'` : value}`;
	const ids: GivenId[] = by === 'uuid' && !known ? [{ kind: 'file', id: value }] : [];
	if (library.kind === 'anyLibrary') return { target: file, placeLabel: 'File', ids };
	const { target, placeLabel } = targetOf(library);
	return {
		target: `${file} in ${target}`,
		placeLabel: placeLabel ? `File' and '${placeLabel}` : 'File',
		ids,
	};
}

/** The subject of what is done to a file: "No right to download the file … in my library". */
export function fileSubject({ oauth }: Connection, file: FileAddress, verb: string): Subject {
	return {
		verb,
		kind: 'file',
		...targetOfFile(file),
		preposition: 'in',
		application: 'Files',
		oauth,
	};
}

/** The subject of a list of what hangs on a file: its comments, attachments, versions. */
export function childListSubject(connection: Connection, file: FileAddress, kind: string): Subject {
	return { ...fileSubject(connection, file, 'see'), kind, preposition: 'on' };
}

/** The subject of what is done to something that hangs on a file: "the comment … on the file …". */
export function childSubject(
	connection: Connection,
	file: FileAddress,
	{ kind, id, label }: { kind: string; id: string; label: string },
	verb: string,
): Subject {
	const { target, placeLabel, ...subject } = fileSubject(connection, file, verb);
	return {
		...subject,
		kind,
		target: `the ${kind} ${id} on ${target}`,
		placeLabel: `${label}' and '${placeLabel}`,
	};
}
