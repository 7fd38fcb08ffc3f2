/** What an Atom entry without binary data says of the document it makes. */
export interface EntryMetadata {
	title: string;
	summary?: string;
}

/**
 * An Atom entry that makes a document of metadata alone ("Adding a file", second kind of input).
 */
export function atomEntry({ title, summary }: EntryMetadata): {
	text: string;
	contentType: string;
} {
	const text = [
		'<?xml version="1.0" encoding="UTF-8"?>',
		'<entry xmlns="http://www.w3.org/2005/Atom">',
		'<category term="document" label="document" scheme="tag:ibm.com,2006:td/type"/>',
		`<title type="text">${escape(title)}</title>`,
		...(summary ? [`<summary type="text">${escape(summary)}</summary>`] : []),
		'</entry>',
	].join('');
	return { text, contentType: 'application/atom+xml' };
}

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** XML 1.0 has no way to write most control characters, so they are left out. */
function escape(text: string): string {
	return (
		text
			.replace(/[\p{Surrogate}\uFFFE\uFFFF]/gu, '\uFFFD')
			// eslint-disable-next-line no-control-regex -- these are the characters to leave out
			.replace(/[\0-\x08\x0b\x0c\x0e-\x1f]/g, '')
			.replace(/[&<>"]/g, (character) => entities[character])
	);
}
