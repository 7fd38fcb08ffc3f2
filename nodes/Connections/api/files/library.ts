import type { Subject } from '../failures/subject';
import { type Connection, filesAddress } from '../server/connection';
import { type Query, wellFormed } from '../server/query';

/** Where documents live. */
export type Library =
	| { kind: 'myLibrary' }
	| { kind: 'library'; id: string }
	| { kind: 'communityLibrary'; id: string };

/** The address of a library, without a trailing slash ("Adding a file", the three destinations). */
export function libraryAddress(connection: Connection, library: Library): string {
	return filesAddress(connection, libraryPath(library));
}

/** The address of a document in a library; a label goes with the query identifier=label. */
export function documentAddress(connection: Connection, library: Library, id: string): string {
	return `${libraryAddress(connection, library)}/document/${encodeURIComponent(wellFormed(id))}`;
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
			return { target: `the library ${library.id}`, placeLabel: 'Library ID' };
		case 'communityLibrary':
			return { target: `the library of the community ${library.id}`, placeLabel: 'Community' };
	}
}

/** The file that gets an attachment. */
export interface ParentFile {
	library: Library;
	by: 'uuid' | 'label';
	value: string;
}

/** What goes with the address of a file that is named by its label. */
export function identifierOf({ by }: ParentFile): Query {
	return by === 'label' ? { identifier: 'label' } : {};
}
