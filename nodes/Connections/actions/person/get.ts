import { fetchPerson } from '../../api/profiles/profile';
import { simplifyField } from '../fields/binary';
import { optionsField } from '../fields/options';
import { personField, readPerson } from '../fields/people';
import { one, type Operation } from '../operation';
import { personExample, personOutput } from './personOutput';

/** Tells what Profiles knows of a person. */
export const getOperation: Operation = {
	value: 'get',
	name: 'Get',
	action: 'Get person',
	description: 'Read the name, e-mail address, state and job title of a person by ID or e-mail',
	fields: [
		personField('personId', 'Person', 'The person to read about'),
		simplifyField,
		optionsField(['batchSize', 'maxRetries', 'stallTimeout']),
	],
	output: personExample,
	async prepare(parameters, connection) {
		const person = readPerson(parameters, 'personId', 'Person');
		const simplify = parameters.flag('simplify', true);
		return {
			run: async () => one(personOutput(await fetchPerson(connection, person), simplify)),
		};
	},
};
