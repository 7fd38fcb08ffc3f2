import { setGround } from '../testing';

const FEED = '/files/basic/api/people/feed';
const ground = setGround();

async function items(query: string) {
	const { status, headers, text } = await ground.call('GET', `${FEED}?${query}`);
	expect(status).toBe(200);
	expect(headers['content-type']).toMatch(/^application\/json/);
	return (JSON.parse(text) as { items: Array<Record<string, unknown>> }).items;
}

describe('the people of Files', () => {
	it('are who asks, in JSON', async () => {
		expect(await items('self=true')).toMatchObject([
			{ name: 'Amy Lindqvist', email: 'amy.lindqvist@connections.example', isExternal: false },
		]);
		expect(await ground.complaints()).toEqual([]);
	});

	it('are whose address it is; nobody is no error', async () => {
		expect(await items('email=Ben.Okafor@connections.example')).toMatchObject([{ id: 'bokafor' }]);
		expect(await items('email=nobody@connections.example')).toEqual([]);
		expect(await ground.complaints()).toEqual([]);
	});

	it('are not found by an address where those are hidden, but who asks is told', async () => {
		await ground.server.settings({ emailsHidden: true });
		expect(await items('email=ben.okafor@connections.example')).toEqual([]);
		expect(await items('self=true')).toMatchObject([{ name: 'Amy Lindqvist', email: '' }]);
	});
});
