import { attempt } from '../atom/attempt';

/**
 * The file's name in a header Content-Disposition, null where there is none. Connections sends only
 * `filename*`, with a language between the quotes (recorded answers): "UTF-8'en'report%20%5Bv9%5D.pdf";
 * download hosts in front of it may send the plain form.
 */
export function nameInDisposition(value: string | null): string | null {
	const [, charset, encoded] =
		/filename\*\s*=\s*"?([\w-]+)'[^']*'([^;"]+)/i.exec(value ?? '') ?? [];
	if (encoded) return nameOf(attempt(() => decoded(charset, encoded.trim())));
	const [, quoted, bare] =
		/filename\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^;\s]+))/i.exec(value ?? '') ?? [];
	return nameOf(quoted?.replace(/\\(.)/g, '$1') ?? bare);
}

function decoded(charset: string, text: string): string {
	if (/^utf-8$/i.test(charset)) return decodeURIComponent(text);
	const bytes = text.replace(/%([\da-f]{2})/gi, (_, hex: string) =>
		String.fromCharCode(Number.parseInt(hex, 16)),
	);
	return new TextDecoder(charset).decode(Buffer.from(bytes, 'latin1'));
}

/** The last part of what may be a path: a name must lead nowhere. */
function nameOf(text: string | undefined): string | null {
	return text?.split(/[/\\]/).pop()?.trim() || null;
}
