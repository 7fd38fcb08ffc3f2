/**
 * What the page does by itself: it shows what its address names (the part after # never reaches a
 * server), and keeps itself new, but not while somebody marks a text to copy.
 */
export const SCRIPT = `
const main = document.querySelector('main');
function show(scroll) {
	let found = null;
	for (const word of decodeURIComponent(location.href).split(/[^\\w.-]+/)) {
		found = (word && document.getElementById(word)) || found;
	}
	if (!found) return;
	found.classList.add('here');
	if (scroll) found.scrollIntoView({ block: 'center' });
}
async function renew() {
	if (document.hidden || String(getSelection())) return;
	const answer = await fetch(location.href).catch(() => null);
	if (!answer || !answer.ok) return;
	const fresh = new DOMParser().parseFromString(await answer.text(), 'text/html').querySelector('main');
	if (fresh.innerHTML === shown) return;
	shown = fresh.innerHTML;
	main.innerHTML = shown;
	show(false);
}
let shown = main.innerHTML;
show(true);
addEventListener('hashchange', () => show(true));
setInterval(renew, 2000);
`;
