import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { markup } from './atom/xml.mjs';

/** Types that a browser may show by itself; all else is offered as a download. */
const SAFE_INLINE = /^(text\/plain|application\/pdf|image\/(png|jpeg|gif|webp)|audio\/|video\/)/;

const STYLE = `
body { font: 16px/1.5 system-ui, sans-serif; color: #1d2733; background: #f6f7f9; margin: 0; }
main { max-width: 62rem; margin: 0 auto; padding: 2rem 1.25rem 4rem; }
h1 { font-size: 1.5rem; margin: 0 0 .25rem; }
h2 { font-size: 1.15rem; margin: 2.5rem 0 .5rem; }
h3 { font-size: 1rem; margin: 1.25rem 0 .35rem; }
p.about { color: #5b6876; margin: 0; }
table { width: 100%; table-layout: fixed; border-collapse: collapse; background: #fff; border: 1px solid #dfe4ea; }
th, td { text-align: left; padding: .4rem .75rem; border-top: 1px solid #eceff3; }
th { font-weight: 600; font-size: .8rem; color: #5b6876; border-top: 0; }
th:nth-child(2) { text-align: right; width: 6.5rem; }
th:nth-child(3) { width: 10.5rem; }
th:nth-child(4) { width: 8.5rem; }
td.size { text-align: right; white-space: nowrap; font-variant-numeric: tabular-nums; }
td.time, td.hash { white-space: nowrap; color: #5b6876; font-size: .875rem; }
td.hash { font-family: ui-monospace, monospace; }
td.name { overflow-wrap: anywhere; }
tr.child td.name { padding-left: 2.25rem; }
tr:target td { background: #fff7d6; }
a { color: #0b5cad; }
small { color: #5b6876; }
`;

/** Bytes for people: 1 MiB is 1,048,576 bytes. */
function sizeText(bytes) {
	const units = ['bytes', 'KiB', 'MiB', 'GiB', 'TiB'];
	const power = Math.min(units.length - 1, Math.floor(Math.log2(Math.max(1, bytes)) / 10));
	const number = bytes / 1024 ** power;
	return `${power === 0 ? number : number.toFixed(1)} ${units[power]}`;
}

const timeText = (milliseconds) =>
	new Date(milliseconds).toISOString().slice(0, 19).replace('T', ' ');

/** One row: something with bytes, or (without) a line of text. */
function row({ id, name, note, size, time, sha256, child = false }) {
	const shown =
		sha256 && id
			? markup`<a href="/store/${id}/${encodeURIComponent(name)}">${name}</a>`
			: markup`${name}`;
	return markup`<tr id="${id}" class="${child ? 'child' : 'item'}"><td class="name">${shown}${note && markup` <small>${note}</small>`}</td><td class="size">${size === undefined ? '' : sizeText(size)}</td><td class="time">${time && timeText(time)}</td><td class="hash" title="${sha256 ?? ''}">${sha256?.slice(0, 12)}</td></tr>
`;
}

function table(rows) {
	return markup`<table><thead><tr><th>Name</th><th>Size</th><th>Time (UTC)</th><th>SHA-256</th></tr></thead><tbody>
${rows}</tbody></table>
`;
}

function documentRows(document) {
	const { id, title, size, modified, sha256, version, visibility, tags } = document;
	const note = [`version ${version}`, visibility, ...tags.map((tag) => `#${tag}`)].join(' · ');
	return [
		row({ id, name: title, note, size, time: modified, sha256 }),
		...document.attachments.map((attachment) =>
			row({
				...attachment,
				name: attachment.label,
				time: attachment.modified,
				note: 'attachment',
				child: true,
			}),
		),
		...document.comments.map((comment) =>
			row({ name: comment.text, time: comment.created, note: 'comment', child: true }),
		),
	];
}

function librarySection(store, library) {
	const documents = [...store.files.documents.values()]
		.filter(({ libraryId }) => libraryId === library.id)
		.reverse();
	if (documents.length === 0) return null;
	return markup`<h3 id="${library.id}">${library.title} <small>${library.type}</small></h3>
${table(documents.map(documentRows))}`;
}

function fieldRow(field) {
	return field.type === 'file'
		? row({
				...field,
				id: field.fid,
				name: field.fileName,
				time: field.modified,
				note: `field ${field.name}`,
				child: true,
			})
		: row({
				name: field.value ?? field.href ?? field.userId,
				note: `field ${field.name}`,
				child: true,
			});
}

function activitySection(store, root) {
	const nodes = [...store.activities.nodes.values()].filter(
		({ activityId }) => activityId === root.id,
	);
	const rows = nodes.map((node) => [
		row({
			id: node.id,
			name: node.title,
			note: node.deletion ? `${node.type} · in the trash` : node.type,
			time: node.updated,
		}),
		node.fields.map(fieldRow),
	]);
	return markup`<h3>${root.title}</h3>
${table(rows)}`;
}

function document({ title, store }) {
	const libraries = [...store.files.libraries.values()].map((library) =>
		librarySection(store, library),
	);
	const roots = [...store.activities.nodes.values()].filter(({ parentId }) => parentId === null);
	return markup`<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${title}</title><style>${STYLE}</style></head>
<body><main><h1>${title}</h1><p class="about">What arrived here, newest first. Reload to see more.</p>
<h2>Files</h2>
${libraries}
<h2>Activities</h2>
${roots.map((root) => activitySection(store, root))}
</main></body></html>
`;
}

function sendText(response, status, type, text) {
	response.writeHead(status, {
		'Content-Type': `${type}; charset=utf-8`,
		'Content-Security-Policy': "default-src 'none'; style-src 'unsafe-inline'",
		'X-Content-Type-Options': 'nosniff',
		'Cache-Control': 'no-store',
	});
	response.end(String(text));
}

async function sendBytes(response, store, id) {
	const item = store.bytesById(id);
	if (!item?.blob) return sendText(response, 404, 'text/plain', 'Nothing is stored under this id.');
	const inline = SAFE_INLINE.test(item.contentType);
	const plain = /^text\/plain/.test(item.contentType);
	response.writeHead(200, {
		'Content-Type': plain
			? 'text/plain; charset=utf-8'
			: inline
				? item.contentType
				: 'application/octet-stream',
		'Content-Length': item.size,
		'Content-Disposition': `${inline ? 'inline' : 'attachment'}; filename*=UTF-8''${encodeURIComponent(item.name)}`,
		'X-Content-Type-Options': 'nosniff',
		'Cache-Control': 'no-store',
	});
	await pipeline(createReadStream(store.bytes.pathOf(item)), response).catch(() => {});
}

/** Where the web address of something in Connections is shown on this page. */
function placeOnPage(url) {
	const id =
		/\/app\/file\/([\w-]+)/.exec(url)?.[1] ??
		/[?&#](?:file|uuid|activityUuid)=([\w-]+)/.exec(url)?.[1];
	return id ? `/#${id}` : '/';
}

const WEB_ADDRESS = /^\/[\w-]+\/(app\/|service\/html\/)/;

/** Whether a request is for people, not for the API: the page, stored bytes, web addresses. */
export function isPagePath({ method, url }) {
	return (
		method === 'GET' &&
		(/^\/(\?|$)/.test(url) || /^\/(store\/|favicon\.ico)/.test(url) || WEB_ADDRESS.test(url))
	);
}

/** Answers with the page that shows what is stored, or with one stored thing. */
export async function page(request, response, services) {
	const store = /^\/store\/([^/?]+)/.exec(request.url);
	if (store) return await sendBytes(response, services.store, store[1]);
	if (WEB_ADDRESS.test(request.url)) {
		response.writeHead(302, { Location: placeOnPage(request.url) });
		return response.end();
	}
	if (request.url.startsWith('/favicon')) return sendText(response, 404, 'text/plain', '');
	sendText(response, 200, 'text/html', document(services));
}
