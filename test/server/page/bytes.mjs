import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';

/** Types that a browser may show by itself; all else is offered as a download. */
const SAFE_INLINE = /^(text\/plain|application\/pdf|image\/(png|jpeg|gif|webp)|audio\/|video\/)/;

/** The type under which bytes are shown: none that could run a script. */
function shownType(contentType) {
	if (/^text\/plain/.test(contentType)) return 'text/plain; charset=utf-8';
	return SAFE_INLINE.test(contentType) ? contentType : 'application/octet-stream';
}

/** Sends what is stored under an item's blob to a person's browser. */
export async function sendBytes(response, store, item) {
	const way = SAFE_INLINE.test(item.contentType) ? 'inline' : 'attachment';
	response.writeHead(200, {
		'Content-Type': shownType(item.contentType),
		'Content-Length': item.size,
		'Content-Disposition': `${way}; filename*=UTF-8''${encodeURIComponent(item.name)}`,
		'X-Content-Type-Options': 'nosniff',
		'Cache-Control': 'no-store',
	});
	await pipeline(createReadStream(store.bytes.pathOf(item)), response).catch(() => {});
}
