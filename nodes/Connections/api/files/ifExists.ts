import { ConnectionsFailure } from '../failures/failure';
import type { Connection } from '../server/connection';
import { isTaken } from '../server/once';
import { settled } from '../server/repeat';
import { addFile, type AddFileRequest } from './addFile';
import { storedLabel } from './label';
import type { Library } from './library';
import { fetchDocument, type ReadDocument } from './readDocument';
import type { UploadedDocument } from './uploadedDocument';
import { uploadVersion } from './uploadVersion';

/** What is done where the library has a file of the name already. */
export type IfExists = 'fail' | 'replace' | 'newVersion' | 'skip' | 'keepBoth';

/** What became of a file to add: it was uploaded, or one of its name was there and stays. */
export type Added = { uploaded: UploadedDocument } | { there: ReadDocument };

/** How many numbers are tried for a name, before it is given up. */
const mostNumbers = 1000;

/**
 * Adds a file to a library that may have one of its name. Looked up before the bytes go, so that the
 * same item may be run again; a name that is taken in between is met all the same.
 *
 * @throws ConnectionsFailure
 */
export async function addFileIf(
	connection: Connection,
	request: AddFileRequest,
	ifExists: IfExists,
): Promise<Added> {
	switch (ifExists) {
		case 'skip':
			return await addUnless(connection, request, async (there) => ({ there }));
		case 'newVersion':
			return await addUnless(connection, request, async (there) => ({
				uploaded: await addVersion(connection, request, there),
			}));
		case 'keepBoth':
			return { uploaded: await addBeside(connection, request) };
		case 'replace': {
			const query = { ...request.query, replace: true };
			return { uploaded: await addFile(connection, { ...request, query }) };
		}
		default:
			return { uploaded: await addFile(connection, request) };
	}
}

/** The file of a name in a library, by the label that the server makes of it; null where none is. */
async function fileNamed(
	connection: Connection,
	library: Library,
	name: string,
): Promise<ReadDocument | null> {
	// no page rules out a server that keeps the characters of the name
	for (const label of new Set([storedLabel(name), name])) {
		const file = { library, by: 'label', value: label } as const;
		const { done, error } = await settled(fetchDocument(connection, file));
		if (done) return done;
		if (error.httpCode !== '404') throw error;
	}
	return null;
}

async function addUnless(
	connection: Connection,
	request: AddFileRequest,
	use: (there: ReadDocument) => Promise<Added>,
): Promise<Added> {
	const { library, name } = request;
	const there = await fileNamed(connection, library, name);
	if (there) return await use(there);
	const { done, error } = await settled(addFile(connection, request));
	if (!error) return { uploaded: done };
	const late = isTaken(error) ? await fileNamed(connection, library, name) : null;
	if (!late) throw error;
	return await use(late);
}

/** Makes the bytes the next version of the file that is there. */
async function addVersion(
	connection: Connection,
	{ library, query, headers, content, name, checkPermission }: AddFileRequest,
	{ document }: ReadDocument,
): Promise<UploadedDocument> {
	if ('metadata' in content) throw withoutBytes(name);
	// the file has its name, and is replaced by a version
	return await uploadVersion(connection, {
		file: { library, by: 'uuid', value: document.id ?? '' },
		query: { ...query, label: undefined, replace: undefined },
		headers: { ...headers, slug: '' },
		content,
		checkPermission,
	});
}

/** Adds the file under the first name that is free: "report.pdf", "report (2).pdf" … */
async function addBeside(
	connection: Connection,
	request: AddFileRequest,
): Promise<UploadedDocument> {
	const { library, name, query, headers } = request;
	for (let number = 1; number <= mostNumbers; number++) {
		const free = numberedName(name, number);
		if (await fileNamed(connection, library, free)) continue;
		const slug = headers.slug === name ? free : headers.slug;
		const { done, error } = await settled(
			addFile(connection, {
				...request,
				name: free,
				query: { ...query, label: free },
				headers: { ...headers, slug },
			}),
		);
		if (!error) return done;
		// somebody else was quicker
		if (!isTaken(error)) throw error;
	}
	throw new ConnectionsFailure(
		`The names '${name}' to '${numberedName(name, mostNumbers)}' are all taken`,
		"Set another 'File Name', or clear the library of old copies.",
		'409',
		'ItemExists',
		'no',
	);
}

/** "report (2).pdf"; the first one has no number. */
export function numberedName(name: string, number: number): string {
	if (number === 1) return name;
	const [, stem = name, extension = ''] = /^(.+)(\.[^.]+)$/.exec(name) ?? [];
	return `${stem} (${number})${extension}`;
}

function withoutBytes(name: string): ConnectionsFailure {
	return new ConnectionsFailure(
		`'${name}' has no bytes that could become a version`,
		"Set 'If File Exists' to another value.",
		null,
		'NoBytes',
		'no',
	);
}
