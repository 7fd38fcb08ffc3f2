import { createHash } from 'node:crypto';
import { answer, htmlAnswer, Refusal } from './http/answers.mjs';
import { pageOf, pagingElements } from './feeds.mjs';
import { person } from './files/entries.mjs';
import { numberedPeople } from './seed.mjs';
import { markup } from './xml.mjs';

/** The key under which Profiles knows a person: no user id, and good nowhere else. */
function keyOf({ id }) {
	const hex = createHash('sha256').update(id).digest('hex');
	return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12}).*$/, '$1-$2-$3-$4-$5');
}

/** Words as the search compares them; wildcards at their ends are what it adds itself. */
const wordsOf = (text) =>
	text
		.toLowerCase()
		.split(/\s+/)
		.map((word) => word.replace(/[*%]+$/, ''))
		.filter(Boolean);

/** Whether each word that was typed begins a word of the name; wildcards alone find nobody. */
function fits({ name }, typed) {
	const words = wordsOf(name);
	const wanted = wordsOf(typed);
	return wanted.length > 0 && wanted.every((one) => words.some((word) => word.startsWith(one)));
}

function profileEntry(root, user) {
	const key = keyOf(user);
	return markup`
  <entry>
    <id>tag:profiles.ibm.com,2006:entry${key}</id>
    <title type="text">${user.name}</title>
    <updated>${new Date().toISOString()}</updated>
    <category term="profile" scheme="http://www.ibm.com/xmlns/prod/sn/type"></category>
    <contributor>${person(user)}</contributor>
    <link href="${root}/vcard/profile.do?key=${key}" rel="alternate" type="text/directory"></link>
    <link href="${root}/html/profileView.do?key=${key}" rel="related" type="text/html"></link>
    <summary type="text">Profile information for ${user.name}</summary>
    <content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><span class="vcard"><div><a class="fn url" href="${root}/html/profileView.do?key=${key}">${user.name}</a></div><div class="x-profile-key">${key}</div></span></div></content>
  </entry>`;
}

/**
 * GET search.do: people by name, in the shape of the documentation's example, as no recorded answer
 * shows it. Where the setting profilesInstalled is off, nothing lives here.
 */
function search(exchange, _params, { store, settings, recorder }) {
	if (!settings.profilesInstalled) {
		const options = { connections: false };
		throw new Refusal(htmlAnswer(404, 'Not Found', 'There is nothing at this address.', options));
	}
	const name = exchange.query.get('name') ?? '';
	if (!name) recorder.violation(exchange, 'Profiles was searched for nobody: name is missing');
	const root = `${exchange.origin}${exchange.contextRoots.profiles}`;
	const everybody = [...store.users.values(), ...numberedPeople(settings.furtherPeople)];
	const found = everybody.filter((user) => fits(user, name));
	const paging = pageOf(found, exchange, (user) => user.name);
	const body = markup`<?xml version="1.0" encoding="UTF-8"?>
<feed xmlns:opensearch="http://a9.com/-/spec/opensearch/1.1/" xmlns:snx="http://www.ibm.com/xmlns/prod/sn" xmlns="http://www.w3.org/2005/Atom">
  <id>tag:profiles.ibm.com,2006:feed</id>
  <generator version="6.5" uri="http://www.ibm.com/xmlns/prod/sn">HCL Connections - Profiles</generator>
  <title type="text">profiles where name=${name}</title>
  <author><name>HCL Connections - Profiles</name></author>
  <updated>${new Date().toISOString()}</updated>
  ${pagingElements('opensearch', paging)}${paging.items.map((user) => profileEntry(root, user))}
</feed>
`;
	return answer(200, { 'Content-Type': 'application/atom+xml;charset=UTF-8' }, body);
}

/** The routes of Profiles: the one search that a picker needs, for both ways to sign in. */
export function profilesRoutes() {
	return ['/profiles/atom', '/profiles/oauth/atom'].map((root) => ({
		method: 'GET',
		path: `${root}/search.do`,
		operation: 'peopleSearch',
		application: 'profiles',
		handler: search,
	}));
}
