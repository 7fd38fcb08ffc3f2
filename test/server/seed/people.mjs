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
		email: 'amy.lindqvist@connections.example',
		external: false,
	},
	{
		id: BEN,
		login: 'ben',
		password: 'ben-secret',
		name: 'Ben Okafor',
		email: 'ben.okafor@connections.example',
		external: false,
	},
	{
		id: GUEST,
		login: 'guest',
		password: 'guest-secret',
		name: 'Gil Visitor',
		email: '',
		external: true,
	},
];

/** People who are known but cannot sign in: Further Person 001, 002 … */
export function numberedPeople(count) {
	return Array.from({ length: count }, (_, index) => {
		const number = String(index + 1).padStart(3, '0');
		const email = `person.${number}@connections.example`;
		return { id: `further-${number}`, name: `Further Person ${number}`, email, external: false };
	});
}

/** The people of the seed as the control side shows them. */
export const peopleOverview = () => ({ users: structuredClone(users) });
