import { InvalidInput } from '../../api/failures/invalidInput';
import { type PersonFilters, searchProfiles } from '../../api/profiles/search';
import { simplifyField } from '../fields/binary';
import { optionsField } from '../fields/options';
import { pagingFields, readLimit } from '../fields/paging';
import { filtersOf, type ParameterDefinition } from '../fields/parameterDefinition';
import { readQuery } from '../fields/readQuery';
import type { Operation } from '../operation';
import { personExample, personOutput } from './personOutput';

/** What Get Many searches people by; the names are those of {@link PersonFilters}. */
const personFilters: Array<ParameterDefinition & { name: keyof PersonFilters }> = [
	{
		name: 'name',
		label: 'Name',
		kind: 'text',
		placeholder: 'e.g. amy lind',
		description: 'First or last name, or their beginnings; * stands for any characters',
	},
	{
		name: 'email',
		label: 'E-Mail Address',
		kind: 'text',
		placeholder: 'e.g. ajones@example.com',
		description:
			'E-mail address; * stands for any characters. Servers that hide addresses refuse to search by them.',
	},
	{
		name: 'search',
		label: 'Search',
		kind: 'text',
		placeholder: 'e.g. harbour planner',
		description: 'Words to find anywhere in what is known of a person',
	},
];

/** Lists the people whom a search finds. */
export const getAllOperation: Operation = {
	value: 'getAll',
	name: 'Get Many',
	action: 'Get many people',
	description:
		'Search active people by name, e-mail address or other words; one filter at least is needed',
	fields: [
		...pagingFields,
		filtersOf(personFilters),
		simplifyField,
		optionsField(['batchSize', 'maxRetries', 'stallTimeout']),
	],
	output: personExample,
	async prepare(parameters, connection) {
		const limit = readLimit(parameters);
		const filters: PersonFilters = readQuery(
			personFilters,
			parameters.collection('filters'),
			parameters.context.getTimezone(),
		);
		if (Object.values(filters).every((filter) => /^[\s*%]*$/.test(filter ?? ''))) {
			throw new InvalidInput(
				"'Filters' says nothing to search people by",
				"Add 'Name', 'E-Mail Address' or 'Search' under 'Filters', with more than wildcards in it: Profiles lists nobody else.",
			);
		}
		const simplify = parameters.flag('simplify', true);
		return {
			async run() {
				const found = await searchProfiles(connection, filters, limit);
				return found.map((read) => ({ json: personOutput(read, simplify) }));
			},
		};
	},
};
