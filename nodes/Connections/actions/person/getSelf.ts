import { simplifyField } from '../fields/binary';
import { optionsField } from '../fields/options';
import { one, type Operation } from '../operation';
import { readSelf } from '../self';
import { personExample, personOutput } from './personOutput';

/** Tells who the credential belongs to. */
export const getSelfOperation: Operation = {
	value: 'getSelf',
	name: 'Who Am I',
	action: 'Get user of credential',
	description: 'Tell who is signed in: ID, name and e-mail address of the user of the credential',
	fields: [simplifyField, optionsField(['batchSize', 'maxRetries', 'stallTimeout'])],
	output: personExample,
	prepare: async (parameters, connection) => {
		const simplify = parameters.flag('simplify', true);
		return {
			run: async () => one(personOutput(await readSelf(connection), simplify)),
		};
	},
};
