import { pageFrom } from '../atom/feeds.mjs';
import { everybody } from '../people.mjs';
import { refuseHidden } from './access.mjs';
import { profilesAnswer } from './entries.mjs';

const wordsOf = (text) => text.toLowerCase().split(/\s+/).filter(Boolean);

/** What was typed as an expression: % and * stand for anything. */
function patternOf(typed, end = '') {
	const escaped = typed.replace(/[.+?^${}()|[\]\\]/g, '\\$&');
	return new RegExp(`^${escaped.replace(/[*%]+/g, '.*')}${end}`, 'i');
}

/** Whether each word that was typed begins a word of the text; wildcards alone find nobody. */
function fitsWords(text, typed) {
	const wanted = wordsOf(typed).filter((word) => !/^[*%]+$/.test(word));
	const words = wordsOf(text);
	return (
		wanted.length > 0 && wanted.every((one) => words.some((word) => patternOf(one).test(word)))
	);
}

/** Whether what was typed is the whole value, wildcards aside. */
const fitsWhole = (value, typed) => value !== '' && patternOf(typed, '$').test(value);

const CRITERIA = {
	name: ({ name }, typed) => fitsWords(name, typed),
	email: ({ email }, typed) => fitsWhole(email, typed),
	userid: ({ id }, typed) => fitsWhole(id, typed),
	jobTitle: ({ jobTitle }, typed) => fitsWords(jobTitle, typed),
	search: ({ name, email, jobTitle }, typed) => fitsWords(`${name} ${email} ${jobTitle}`, typed),
};

/**
 * GET search.do: people by name, e-mail address, user id, job title or any of it, in the shape of the
 * documentation's example, as no recorded answer shows it. Only active people, unless all are asked for.
 */
export function search(exchange, _params, services) {
	const { query } = exchange;
	refuseHidden(exchange, services);
	const asked = Object.keys(CRITERIA).filter((name) => query.get(name));
	if (asked.length === 0) {
		const names = Object.keys(CRITERIA).join(', ');
		services.recorder.violation(
			exchange,
			`Profiles was searched for nobody: one of ${names} is missing`,
		);
	}
	const onlyActive = exchange.flag('activeUsersOnly', true);
	const found = everybody(services).filter(
		(user) =>
			asked.length > 0 &&
			asked.every((name) => CRITERIA[name](user, query.get(name))) &&
			!(onlyActive && user.state === 'inactive'),
	);
	const title = `profiles where ${asked.map((name) => `${name}=${query.get(name)}`).join(' and ')}`;
	return profilesAnswer(exchange, services, title, pageFrom(found, exchange));
}
