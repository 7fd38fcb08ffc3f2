import { roleIn } from '../activities/roles.mjs';
import { markup } from '../atom/xml.mjs';
import { mayAdd, mayView } from '../files/access.mjs';
import { heading } from './rows.mjs';

const list = (what, names) => names.length > 0 && markup`<p>${what}: ${names.join(', ')}</p>`;

/** What somebody may do, by the places of the seed and those that were made since. */
function rightsOf({ store }, user) {
	const libraries = [...store.files.libraries.values()];
	const roots = [...store.activities.nodes.values()].filter(({ parentId }) => parentId === null);
	const inActivities = (...roles) =>
		roots.filter(({ id }) => roles.includes(roleIn(store, id, user.id))).map(({ title }) => title);
	const titles = (items) => items.map(({ title }) => title);
	return [
		user.external && markup`<p>An external user: sees and makes nothing public.</p>`,
		list('Adds files to', titles(libraries.filter((each) => mayAdd(each, user)))),
		list(
			'Reads files of',
			titles(libraries.filter((each) => mayView(each, user) && !mayAdd(each, user))),
		),
		list('Adds to the activities', inActivities('owner', 'member')),
		list('Reads the activities', inActivities('reader')),
	];
}

function userRow(services, here, user) {
	const { id, name, login, password, email } = user;
	return markup`<tr id="${id}" class="${here === id ? 'here' : ''}"><td class="name">${name}<br><small>${email || 'no e-mail address'}</small></td><td><code>${login}</code></td><td><code>${password}</code></td><td>${rightsOf(services, user)}</td><td><code>${id}</code></td></tr>
`;
}

/** Who can sign in, and what each may do. */
function usersTable(services, here) {
	const users = [...services.store.users.values()];
	return markup`<table><thead><tr><th class="who">Name</th><th class="short">User name</th><th class="short">Password</th><th>May</th><th class="id">ID</th></tr></thead><tbody>
${users.map((user) => userRow(services, here, user))}</tbody></table>
`;
}

function clientLines({ id, secret, redirectUris }) {
	return markup`<p>OAuth2: client ID <code>${id}</code>, client secret <code>${secret}</code>, redirect to ${redirectUris.map((uri, index) => markup`${index > 0 && ', '}<code>${uri}</code>`)}</p>
`;
}

function communityLine({ store, settings }, here, { id, title, members }) {
	const names = members.map((userId) => store.users.get(userId)?.name ?? userId).join(', ');
	const href = `${settings.contextRoots.communities}/service/html/communityview?communityUuid=${id}`;
	return heading({ id, title, href, note: names, here });
}

/** People, the OAuth2 client and communities. `here` is the id that the page's address names. */
export function peopleSection(services, here) {
	const communities = [...services.store.communities.communities.values()];
	return markup`<h2>Who can sign in, and what each may do</h2>
${usersTable(services, here)}${clientLines(services.oauth.client)}<h2>Communities</h2>
${communities.map((each) => communityLine(services, here, each))}`;
}
