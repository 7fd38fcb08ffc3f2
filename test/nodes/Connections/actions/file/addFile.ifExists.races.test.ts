import { sha256Of } from '../../../../engine/engine';
import { addFile as addByHand, callerOf } from '../../../../server/testing';
import { everyJson, failureOf } from '../../runs';
import { note, onlyJson, setStage, type AddFileRun } from '../../stage';
import { addedFiles, addIf, sameName } from './ifExists';

const stage = setStage();
const add = async (ifExists: string, run?: AddFileRun) => await addIf(stage, ifExists, run);
const files = async () => await addedFiles(stage);
const labels = async () => (await files()).map(({ label }) => label).sort();

/** Adds a file of that name by hand, right before the node's own upload is handled. */
async function quicker(name = note.name) {
	const { status } = await addByHand(callerOf(stage.server), String(name), 'theirs');
	expect(status).toBe(201);
}

describe('Add File, where somebody else was quicker', () => {
	/** Hides the file of that name from the look before the upload. */
	const overlook = async () =>
		await stage.server.fault({
			match: { method: 'GET', path: 'identifier=label' },
			action: { type: 'status', status: 404, connectionsHeader: true },
		});

	beforeEach(async () => {
		await quicker();
		await overlook();
	});

	it('skips the file that came', async () => {
		expect(onlyJson(await add('skip'))).toMatchObject({ size: 6, note: expect.any(String) });
		expect(await labels()).toEqual(['note.txt']);
	});

	it('makes the bytes the next version of it', async () => {
		expect(onlyJson(await add('newVersion'))).toMatchObject({ version: '2', size: 29 });
		expect(await labels()).toEqual(['note.txt']);
	});

	it('goes on to the next number', async () => {
		expect(onlyJson(await add('keepBoth')).label).toBe('note (2).txt');
		expect(await labels()).toEqual(['note (2).txt', 'note.txt']);
	});

	it('fails where the name is taken and the file cannot be seen', async () => {
		await stage.server.fault({
			match: { method: 'GET', path: 'identifier=label' },
			times: 'always',
			action: { type: 'status', status: 404, connectionsHeader: true },
		});
		expect(failureOf(await add('skip')).httpCode).toBe('409');
		expect(failureOf(await add('newVersion')).httpCode).toBe('409');
	});
});

describe('Add File of one name by several items', () => {
	const items = ['one', 'two', 'three'].map((text) => ({ files: { data: sameName(text) } }));

	it('numbers them in their order with Keep Both', async () => {
		const json = everyJson(await add('keepBoth', { items }));
		expect(json.map(({ label, size }) => [label, size])).toEqual([
			['note.txt', 3],
			['note (2).txt', 3],
			['note (3).txt', 5],
		]);
	});

	it('makes versions of them in their order with New Version', async () => {
		const json = everyJson(await add('newVersion', { items }));
		expect(json.map(({ version }) => version)).toEqual(['1', '2', '3']);
		expect(await files()).toMatchObject([{ sha256: sha256Of(Buffer.from('three')) }]);
	});

	it('keeps the first of them with Skip', async () => {
		const json = everyJson(await add('skip', { items }));
		expect(json.map(({ size }) => size)).toEqual([3, 3, 3]);
		expect(await files()).toMatchObject([{ sha256: sha256Of(Buffer.from('one')) }]);
	});

	it('gives two runs at once a number each', async () => {
		const runs = await Promise.all(
			[1, 2, 3].map(async () => await add('keepBoth', { items: items.slice(0, 2) })),
		);
		const given = runs.flatMap(everyJson).map(({ label }) => label);
		expect(new Set(given).size).toBe(6);
		expect(await labels()).toEqual([...(given as string[])].sort());
	});

	it('is no other name where only characters differ that a label cannot have', async () => {
		const named = ['a:b.txt', 'a*b.txt'].map((name) => ({ files: { data: { ...note, name } } }));
		const json = everyJson(await add('keepBoth', { items: named }));
		expect(json.map(({ label }) => label)).toEqual(['a_b.txt', 'a_b (2).txt']);
	});
});

describe('Add File, where an answer is lost', () => {
	it.each(['skip', 'keepBoth', 'newVersion'])('stores the file once with %s', async (value) => {
		await stage.server.fault({ match: { method: 'POST' }, action: { type: 'resetAfterStore' } });
		expect(onlyJson(await add(value))).toMatchObject({
			label: 'note.txt',
			version: '1',
			note: expect.stringContaining('was found in the library'),
		});
		expect(await labels()).toEqual(['note.txt']);
	});

	it('does not go on to the next number where the first may have been stored', async () => {
		await stage.server.fault([
			{ match: { method: 'POST' }, action: { type: 'resetAfterStore' } },
			{
				match: { method: 'GET', path: 'identifier=label', nth: 2 },
				times: 'always',
				action: { type: 'status', status: 403, connectionsHeader: true },
			},
		]);
		expect(failureOf(await add('keepBoth')).message).toContain('could not be found out');
		expect(await labels()).toEqual(['note.txt']);
	});
});
