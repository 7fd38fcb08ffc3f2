import type { IDataObject } from 'n8n-workflow';
import type { ItemSpec } from '../../../../engine/engine';
import { everyJson, failureOf, locator } from '../../runs';
import { note, setStage } from '../../stage';

const stage = setStage();

const named = (...names: string[]): ItemSpec[] =>
	names.map((name) => ({ files: { data: { ...note, name } } }));

const five = named('a.txt', 'b.txt', 'c.txt', 'd.txt', 'e.txt');
const perRun = { nonce: 'perRun', maxRetries: 0 };

/** How many nonces were fetched, and with how many different ones the other requests came. */
async function nonces() {
	const requests = await stage.server.requests();
	const sent = requests.flatMap(({ headers }) => headers['x-update-nonce'] ?? []);
	return {
		fetched: requests.filter(({ path }) => path.endsWith('/nonce')).length,
		sent: sent.length,
		different: new Set(sent).size,
	};
}

const upload = async (options: IDataObject, items = five) =>
	await stage.addFile({ items, options });

describe('the option Nonce', () => {
	it('fetches one for each upload where nobody chose', async () => {
		expect(everyJson(await upload({}))).toHaveLength(5);
		expect(await nonces()).toEqual({ fetched: 5, sent: 5, different: 5 });
	});

	it.each([1, 3])('fetches one for a run, however many go at once (%d)', async (batchSize) => {
		expect(everyJson(await upload({ ...perRun, batchSize }))).toHaveLength(5);
		expect(await nonces()).toEqual({ fetched: 1, sent: 5, different: 1 });
	});

	it('fetches another one in the next run', async () => {
		await upload(perRun, named('a.txt'));
		await upload(perRun, named('b.txt'));
		expect(await nonces()).toEqual({ fetched: 2, sent: 2, different: 2 });
	});

	it('fetches one anew where the server refuses it, and sends the upload again', async () => {
		await stage.server.settings({ nonceUses: 2 });
		expect(everyJson(await upload({ ...perRun, batchSize: 1 }))).toHaveLength(5);
		// the third and the fifth upload come twice
		expect(await nonces()).toEqual({ fetched: 3, sent: 7, different: 3 });
	});

	it('fetches one anew for all that meet the refusal together', async () => {
		await stage.server.settings({ nonceUses: 3 });
		expect(everyJson(await upload({ ...perRun, batchSize: 3 }))).toHaveLength(5);
		expect((await nonces()).fetched).toBe(2);
	});

	it('sends again once: what is refused with a new nonce is refused', async () => {
		await stage.server.settings({ nonceUses: 0 });
		const { httpCode } = failureOf(await upload(perRun, named('a.txt')));
		expect(httpCode).toBe('403');
		expect(await nonces()).toEqual({ fetched: 2, sent: 2, different: 2 });
	});

	it('sends nothing again where the refusal has another reason', async () => {
		await stage.server.settings({ quotaBytes: 1 });
		expect(failureOf(await upload(perRun, named('a.txt'))).httpCode).toBe('403');
		expect(await nonces()).toEqual({ fetched: 1, sent: 1, different: 1 });
	});

	it('sends nothing again where each upload has a nonce of its own', async () => {
		await stage.server.settings({ nonceUses: 0 });
		failureOf(await upload({ maxRetries: 0 }, named('a.txt')));
		expect(await nonces()).toEqual({ fetched: 1, sent: 1, different: 1 });
	});

	it('lets each item ask by itself where the first could not get one', async () => {
		await stage.server.fault({
			match: { path: /nonce$/, nth: 1 },
			action: { type: 'status', status: 404 },
		});
		const result = await stage.addFile({
			items: five,
			options: { ...perRun, batchSize: 1 },
			run: { nodeOptions: { onError: 'continueRegularOutput' } },
		});
		expect(result.items.map(({ json }) => 'error' in json)).toEqual([
			true,
			...[false, false, false, false],
		]);
		expect((await nonces()).fetched).toBe(2);
	});

	it('finds an upload whose answer was lost by its own time, not by that of the nonce', async () => {
		await stage.server.fault({
			match: { method: 'POST', path: 'label=c.txt' },
			action: { type: 'resetAfterStore' },
		});
		const options = { ...perRun, maxRetries: 2, batchSize: 1 };
		const jsons = everyJson(await upload(options));
		expect(jsons.map(({ label }) => label)).toEqual(['a.txt', 'b.txt', 'c.txt', 'd.txt', 'e.txt']);
		expect((await nonces()).fetched).toBe(1);
	});

	it('counts for attachments, versions and changes as well', async () => {
		const [file] = stage.seed.documents;
		const parameters = {
			library: 'library',
			libraryId: locator('id', file.libraryId),
			documentId: locator('id', file.id),
			options: { ...perRun, batchSize: 1 },
		};
		await stage.run('file', 'addAttachment', parameters, { items: five });
		expect(await nonces()).toEqual({ fetched: 1, sent: 5, different: 1 });
		await stage.run('file', 'uploadVersion', parameters, { items: five.slice(0, 2) });
		expect(await nonces()).toEqual({ fetched: 2, sent: 7, different: 2 });
		await stage.run('file', 'lock', parameters, { items: [{}, {}] });
		expect(await nonces()).toEqual({ fetched: 3, sent: 9, different: 3 });
	});
});
