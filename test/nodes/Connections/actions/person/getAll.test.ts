import type { IDataObject } from 'n8n-workflow';
import { failureOf } from '../../runs';
import { setStage } from '../../stage';

const stage = setStage();

async function found(filters: IDataObject, parameters: IDataObject = {}): Promise<IDataObject[]> {
	const { items, error } = await stage.run('person', 'getAll', { filters, ...parameters });
	if (error) throw error;
	return items.map(({ json }) => json);
}

const idsOf = (people: IDataObject[]) => people.map(({ id }) => id);

describe('Get Many of people', () => {
	it('finds by the beginnings of names', async () => {
		expect(await found({ name: 'ben oka' })).toMatchObject([
			{ id: 'bokafor', name: 'Ben Okafor', jobTitle: 'Gardener' },
		]);
	});

	it.each(['ben.okafor@connections.example', 'Ben.*@connections.example', '%okafor@%'])(
		'finds by an address, with wildcards too: %s',
		async (email) => {
			expect(idsOf(await found({ email }))).toEqual(['bokafor']);
		},
	);

	it('finds by words of anything', async () => {
		expect(idsOf(await found({ search: 'gardener' }))).toEqual(['bokafor']);
	});

	it('gives nobody where nobody fits', async () => {
		expect(await found({ name: 'nobody' })).toEqual([]);
	});

	it('leaves out those whose address does not fit where a server ignores the filter', async () => {
		const person = (id: string, email: string) =>
			`<entry><contributor><name>${id}</name>${email}<snx:userid>${id}</snx:userid></contributor></entry>`;
		const body = `<feed xmlns="http://www.w3.org/2005/Atom" xmlns:snx="http://www.ibm.com/xmlns/prod/sn">${person('a', '<email>a@x.example</email>')}${person('b', '<email>b@x.example</email>')}${person('c', '')}</feed>`;
		await stage.server.fault({ action: { type: 'storeThenAnswer', body } });
		expect(idsOf(await found({ email: 'B@x.example' }))).toEqual(['b']);
	});

	it('reads all pages, each person once, or as many as the limit says', async () => {
		await stage.server.settings({ furtherPeople: 620 });
		const all = idsOf(await found({ name: 'further' }, { returnAll: true }));
		expect(new Set(all).size).toBe(620);
		expect(idsOf(await found({ name: 'further' }, { limit: 3 }))).toEqual(all.slice(0, 3));
		const requests = await stage.server.requests();
		expect(requests).toHaveLength(3);
	});

	it.each([[{}], [{ name: ' ' }], [{ name: '*', email: '%' }]])(
		'asks for something to search by, before anything is sent: %j',
		async (filters) => {
			const { message, description } = failureOf(
				await stage.run('person', 'getAll', { filters } as IDataObject),
			);
			expect(message).toBe("'Filters' says nothing to search people by [item 0]");
			expect(description).toContain("'Name', 'E-Mail Address' or 'Search'");
			expect(await stage.server.requests()).toEqual([]);
		},
	);

	it('says that addresses are hidden', async () => {
		await stage.server.settings({ emailsHidden: true });
		const { error } = await stage.run('person', 'getAll', { filters: { email: 'a@x.example' } });
		expect(error?.message).toContain('Profiles did not take what was searched for');
		expect(error?.description).toContain('Where the server hides e-mail addresses');
	});
});
