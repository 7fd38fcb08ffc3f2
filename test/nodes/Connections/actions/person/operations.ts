import { byId } from '../../activitiesStage';
import type { TestedResource } from '../testedOperation';

/** The operations of a person. */
export const personOperations: TestedResource = ({ user }) => {
	const ben = user('ben');

	return {
		get: {
			does: `see the person ${ben.id}`,
			target: `the person ${ben.id}`,
			says: {
				400: 'Profiles did not take what was searched for',
				404: 'This server has no Profiles in which people could be searched',
			},
			request: { method: 'GET' },
			runs: [[{ personId: byId(ben.id) }, { id: ben.id, name: ben.name, email: ben.email }]],
		},
		getAll: {
			does: 'see the list of people in the search of Profiles',
			target: 'the search of Profiles',
			says: {
				400: 'Profiles did not take what was searched for',
				403: 'Profiles does not let the user of the credential search for people',
				404: 'This server has no Profiles in which people could be searched',
			},
			request: { method: 'GET' },
			runs: [
				[{ filters: { name: 'ben' } }, [{ id: ben.id }]],
				[
					{ limit: 1, filters: { name: 'ben', email: ben.email, search: 'gardener' } },
					[{ id: ben.id }],
				],
				[{ returnAll: true, filters: { name: 'nobody' } }, []],
			],
		},
		getSelf: {
			does: 'see the user of the credential',
			target: 'the user of the credential',
			// asked in three ways; the sentence is that of Files
			says: {
				400: 'Connections did not understand the request for the user of the credential',
				409: 'Connections refused to see the user of the credential',
			},
			request: { method: 'GET' },
			runs: [[{}, { id: user('amy').id, name: user('amy').name }]],
		},
	};
};
