import type { Query } from '../server/query';

/**
 * The label that Files makes of a name: characters that a label cannot have become underscores, one
 * by one; the title keeps them (seen in public clients). Names that end up under one label are the
 * same name, whichever of these characters they were written with.
 */
export function storedLabel(name: string): string {
	return name.replace(/[*|\\:"<>?/]/g, '_');
}

/**
 * The name that an upload gives its document: the parameter label wins over the Slug ("Adding a
 * file").
 */
export function nameSent({ query, headers }: { query: Query; headers: { slug: string } }): string {
	return String(query.label ?? headers.slug);
}
