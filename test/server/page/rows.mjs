import { markup } from '../atom/xml.mjs';

/** How many things of a kind are shown at once: a page for people, not for ten thousand files. */
const MOST = 200;

/** Bytes for people: 1 MiB is 1,048,576 bytes. */
export function sizeText(bytes) {
	if (bytes === 1) return '1 byte';
	const units = ['bytes', 'KiB', 'MiB', 'GiB', 'TiB'];
	const power = Math.min(units.length - 1, Math.floor(Math.log2(Math.max(1, bytes)) / 10));
	const number = bytes / 1024 ** power;
	return `${power === 0 ? number : number.toFixed(1)} ${units[power]}`;
}

/** A time for people, UTC. */
export const timeText = (milliseconds) =>
	new Date(milliseconds).toISOString().slice(0, 19).replace('T', ' ');

/** What somebody is called; the id of one whom the server does not know. */
export const nameOf = ({ store }, userId) => store.users.get(userId)?.name ?? userId;

/** The class of what the page's address names. */
const hereClass = (here, id) => (here !== null && here === id ? ' here' : '');

/**
 * One row: something with a name, and whatever of it there is. `href` is its address in Connections,
 * `opens` the id under which its bytes are opened, `here` the id that the page's address names.
 */
export function row({
	id,
	name,
	href,
	opens,
	note,
	size,
	time,
	sha256,
	child = false,
	here = null,
}) {
	const shown = href ? markup`<a href="${href}">${name}</a>` : markup`${name}`;
	const open =
		opens && sha256 && markup` <a href="/store/${opens}/${encodeURIComponent(name)}">open</a>`;
	return markup`<tr id="${id}" class="${child ? 'child' : 'item'}${hereClass(here, id)}"><td class="name">${shown}${open}${note && markup` <small>${note}</small>`}</td><td class="size">${size !== undefined && sizeText(size)}</td><td class="time">${time && timeText(time)}</td><td class="hash" title="${sha256}">${sha256?.slice(0, 12)}</td><td>${id && markup`<code>${id}</code>`}</td></tr>
`;
}

/** A table of rows; the first `MOST` of `items`, each made to rows by `rowsOf`. */
export function table(items, rowsOf) {
	if (items.length === 0)
		return markup`<p class="none">Nothing here yet.</p>
`;
	const rest = items.length - MOST;
	return markup`<table><thead><tr><th>Name</th><th class="size">Size</th><th class="time">Time (UTC)</th><th class="hash">SHA-256</th><th class="id">ID</th></tr></thead><tbody>
${items.slice(0, MOST).map(rowsOf)}</tbody></table>
${rest > 0 && markup`<p class="none">… and ${rest.toLocaleString('en-US')} more.</p>`}`;
}

/** A heading with what it is and its id. */
export const heading = ({ id, title, note, href, here = null }) =>
	markup`<h3 id="${id}" class="${hereClass(here, id)}">${href ? markup`<a href="${href}">${title}</a>` : title} <small>${note}</small> ${id && markup`<code>${id}</code>`}</h3>
`;

/** Several notes in one line; those that are empty are left out. */
export const noteOf = (...notes) => notes.flat().filter(Boolean).join(' · ');
