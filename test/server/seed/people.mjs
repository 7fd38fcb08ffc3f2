export const AMY = 'a3e1f7c2-1d5b-4e8f-9a60-7b2c4d6e8f10';
export const BEN = 'bokafor';
export const GUEST = '20170081';

/** Who can sign in. User ids are not always UUIDs, and an external user may have no address. */
export const users = [
	{
		id: AMY,
		login: 'amy',
		password: 'amy-secret',
		name: 'Amy Lindqvist',
		jobTitle: 'Harbour engineer',
		email: 'amy.lindqvist@connections.example',
		external: false,
	},
	{
		id: BEN,
		login: 'ben',
		password: 'ben-secret',
		name: 'Ben Okafor',
		jobTitle: 'Gardener',
		email: 'ben.okafor@connections.example',
		external: false,
	},
	{
		id: GUEST,
		login: 'guest',
		password: 'guest-secret',
		name: 'Gil Visitor',
		jobTitle: '',
		email: '',
		external: true,
	},
];

function numbered(count, kind, state) {
	return Array.from({ length: count }, (_, index) => {
		const number = String(index + 1).padStart(3, '0');
		return {
			id: `${kind.toLowerCase()}-${number}`,
			name: `${kind} Person ${number}`,
			email: `${state === 'active' ? '' : 'former.'}person.${number}@connections.example`,
			jobTitle: '',
			external: false,
			state,
		};
	});
}

/** People who are known but cannot sign in: Further Person 001, 002 … */
export const numberedPeople = (count) => numbered(count, 'Further', 'active');

/** People who have left, whom only a search for all finds: Former Person 001, 002 … */
export const formerPeople = (count) => numbered(count, 'Former', 'inactive');

/** The people of the seed as the control side shows them. */
export const peopleOverview = () => ({ users: structuredClone(users) });
