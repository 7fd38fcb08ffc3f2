import { pageOf, pagingElements } from '../atom/feeds.mjs';
import { markup } from '../atom/xml.mjs';
import { answer, htmlAnswer, Refusal } from '../http/answers.mjs';
import { numberedPeople } from '../seed/people.mjs';
import { profileEntry } from './entries.mjs';

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

/**
 * GET search.do: people by name, in the shape of the documentation's example, as no recorded answer
 * shows it. Where the setting profilesInstalled is off, nothing lives here.
 */
export function search(exchange, _params, { store, settings, recorder }) {
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
