import { pagingElements } from '../atom/feeds.mjs';
import { markup } from '../atom/xml.mjs';
import { answer } from '../http/answers.mjs';
import { emailOf, madeId } from '../people.mjs';

/** The key under which Profiles knows a person: no user id, and good nowhere else. */
export const keyOf = ({ id }) => madeId(id);

/** The address of Profiles. */
const rootOf = (exchange) => `${exchange.origin}${exchange.contextRoots.profiles}`;

/** The card of a person in the content; format=full adds what he does (documentation). */
function card(root, user, email, full) {
	const key = keyOf(user);
	return markup`<div xmlns="http://www.w3.org/1999/xhtml"><span class="vcard"><div><a class="fn url" href="${root}/html/profileView.do?key=${key}">${user.name}</a></div>${
		full && user.jobTitle && markup`<div class="title">${user.jobTitle}</div>`
	}${email && markup`<div><a class="email" href="mailto:${email}">${email}</a></div>`}<div class="x-profile-key">${key}</div><div class="x-profile-uid">${user.id}</div></span></div>`;
}

/** The Atom entry of a profile: the person is its contributor, not its author (recorded answers). */
function profileEntry(exchange, services, user) {
	const root = rootOf(exchange);
	const key = keyOf(user);
	const email = emailOf(services, user);
	const full = exchange.query.get('format') === 'full';
	return markup`
  <entry>
    <id>tag:profiles.ibm.com,2006:entry${key}</id>
    <title type="text">${user.name}</title>
    <updated>${new Date(services.clock.now()).toISOString()}</updated>
    <category term="profile" scheme="http://www.ibm.com/xmlns/prod/sn/type"></category>
    <contributor><name>${user.name}</name><snx:userid>${user.id}</snx:userid><email>${email}</email><snx:userState>${user.state ?? 'active'}</snx:userState><snx:isExternal>${String(user.external)}</snx:isExternal></contributor>
    <link href="${root}/vcard/profile.do?key=${key}" rel="alternate" type="text/directory"></link>
    <link href="${root}/html/profileView.do?key=${key}" rel="related" type="text/html"></link>
    <summary type="text">Profile information for ${user.name}</summary>
    <content type="xhtml">${card(root, user, email, full)}</content>
  </entry>`;
}

/** People as a feed; `page` is what pageOf gave, or { items } alone for one without pages. */
export function profilesAnswer(exchange, services, title, page) {
	const body = markup`<?xml version="1.0" encoding="UTF-8"?>
<feed xmlns:opensearch="http://a9.com/-/spec/opensearch/1.1/" xmlns:snx="http://www.ibm.com/xmlns/prod/sn" xmlns="http://www.w3.org/2005/Atom">
  <id>tag:profiles.ibm.com,2006:feed</id>
  <generator version="6.5" uri="http://www.ibm.com/xmlns/prod/sn">HCL Connections - Profiles</generator>
  <title type="text">${title}</title>
  <author><name>HCL Connections - Profiles</name></author>
  <updated>${new Date(services.clock.now()).toISOString()}</updated>
  ${page.total !== undefined && pagingElements('opensearch', page)}${page.items.map((user) => profileEntry(exchange, services, user))}
</feed>
`;
	const headers = { 'Content-Type': 'application/atom+xml;charset=UTF-8' };
	return answer(200, { ...headers, 'Cache-Control': 'private, max-age=600' }, body);
}
