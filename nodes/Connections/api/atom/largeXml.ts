import { checked, elementIn, finish, type Take, type XmlElement } from './xml';
import { outlineOf } from './wellFormed';

/**
 * Characters that are read in one turn of the event loop: some milliseconds, in which n8n answers
 * nobody else. With what is left of the part before, a part is smaller than what V8 calls a large
 * object, as those are freed only with all of n8n's heap once they outlive a collection.
 */
const turn = 100_000;

/** How a large document is read. */
export interface LargeReading {
	/** called before each part; lets others have their turn */
	pause(): Promise<void>;
	/** gets the children of the root in their order, before all that follows is read or has come */
	take?: Take;
	/** characters in a part at least */
	size?: number;
}

/**
 * Reads one XML document as its text comes, a large one in parts: each a document of its own, the
 * root with some of its children. What is read is not held.
 *
 * @param pieces of the text, cut anywhere
 * @throws UnreadableXml as `parseXml`, though children may have been taken before; and what the
 * pieces and `take` throw
 */
export async function parseLargeXml(
	pieces: AsyncIterable<string> | Iterable<string>,
	{ pause, take, size = turn }: LargeReading,
): Promise<XmlElement> {
	const parts: XmlElement[] = [];
	let head = '';
	let unread = '';
	let wanted = size;
	for await (const piece of slicesOf(pieces, Math.ceil(size / 4))) {
		unread += piece;
		if (unread.length < wanted) continue;
		const source = begun(head, unread);
		const { root, name, cut } = outlineOf(source);
		// what stands before the children comes with each part, so it has to be small
		if (cut === null || root.end > Math.max(size, turn)) {
			wanted *= 2;
			continue;
		}
		await pause();
		parts.push(elementIn(`${source.slice(0, cut)}</${name}>`, take));
		// the XML declaration tells which characters may be referred to
		head ||= source.slice(source.startsWith('<?xml') ? 0 : root.start, root.end);
		unread = source.slice(cut);
		wanted = size;
	}
	if (parts.length > 0) await pause();
	parts.push(elementIn(checked(begun(head, unread).trimEnd()), take));
	return finish({
		...parts[0],
		children: parts.flatMap(({ children }) => children),
		text: parts.map(({ text }) => text).join(''),
	});
}

/** What is unread as a document that begins as the whole does. */
function begun(head: string, unread: string): string {
	return head === '' ? unread.replace(/^\uFEFF/, '').trimStart() : head + unread;
}

/** The pieces, none longer than so many characters. */
async function* slicesOf(
	pieces: AsyncIterable<string> | Iterable<string>,
	longest: number,
): AsyncGenerator<string> {
	for await (const piece of pieces) {
		for (let start = 0; start < piece.length; start += longest) {
			yield piece.slice(start, start + longest);
		}
	}
}
