import type { IDataObject } from 'n8n-workflow';
import type { NodeResult } from '../../../engine/engine';
import { everyJson } from '../runs';
import { setStage } from '../stage';
import { keyOf, operationsOfFiles, trials } from './trials';
import { attached, commented, revised } from './trials/children';
import { byHand, entry, ownFor, tryOut, type Own } from './trials/trial';

const stage = setStage();
const operations = new Map(operationsOfFiles.map(({ key, operation }) => [key, operation]));
const previewOf = (key: string) => Object.keys(operations.get(key)?.output ?? {});
const isSimplified = (key: string) =>
	operations.get(key)?.fields.some(({ name }) => name === 'simplify') === true;

const isEmpty = (value: unknown) => value === null || (Array.isArray(value) && value.length === 0);

/** The first item that each operation gives, by the name of its trial. */
async function firstOfEach(
	names: string[],
	more: IDataObject,
): Promise<Record<string, IDataObject>> {
	const chosen = names.map((name) => trials[name]);
	const owns = await ownFor(stage, chosen);
	const told = await Promise.all(
		names.map(async (name, index) => {
			const [json = {}] = everyJson(await tryOut(stage, name, chosen[index], owns[index], more));
			return [name, json] as const;
		}),
	);
	return Object.fromEntries(told);
}

describe('the output of each operation of Files', () => {
	it('is what its preview shows, in that order; what else there is holds nothing', async () => {
		const names = Object.keys(trials);
		const told = await firstOfEach(names, {});
		const shown = names.map((name) => {
			const preview = previewOf(keyOf(name));
			const fields = Object.entries(told[name]);
			return [
				name,
				fields
					.filter(([field, value]) => preview.includes(field) || !isEmpty(value))
					.map(([f]) => f),
			];
		});
		expect(shown).toEqual(names.map((name) => [name, previewOf(keyOf(name))]));
	});

	it('is the whole entry without Simplify', async () => {
		const names = Object.keys(trials).filter((name) => isSimplified(keyOf(name)));
		expect(names.length).toBeGreaterThan(15);
		const told = await firstOfEach(names, { simplify: false });
		const whole = names.map((name) => {
			const { entry: read, headers } = told[name];
			return [name, Object.keys(read ?? {}).includes('id'), Object.keys(headers ?? {})];
		});
		expect(whole).toEqual(names.map((name) => [name, true, ['location', 'etag', 'lastModified']]));
	});
});

/** Makes five of a thing, and gives the parameters of the list that holds them. */
type Filling = (own: Own) => Promise<IDataObject>;

const five = [1, 2, 3, 4, 5];
const lists: Record<string, Filling> = {
	async 'attachment.getAll'(own) {
		for (const number of five) await attached(stage, own, `notes ${number}.bin`);
		return {};
	},
	async 'comment.getAll'(own) {
		await Promise.all(five.map(async () => await commented(stage, own)));
		return {};
	},
	async 'file.getAll'({ folder, file }) {
		const { libraryId } = stage.seed.documents[0];
		const ids = await stage.server.files.add({ libraryId, count: 4, label: 'Pier.txt' });
		await stage.server.files.fillFolder({ folderId: folder, ids: [file, ...ids] });
		return { list: 'folder', folderId: folder };
	},
	async 'folder.getAll'({ folder }) {
		for (const number of five) {
			const title = `<title type="text">Part ${number}</title>`;
			await byHand(stage, 'POST', `collection/${folder}/feed`, entry('collection', title));
		}
		return { list: 'folder', folderId: folder };
	},
	async 'version.getAll'(own) {
		await Promise.all(five.slice(1).map(async () => await revised(stage, own)));
		return {};
	},
};

describe('each list of Files, from a server that gives two entries a page', () => {
	it('is tried here', () => {
		const known = operationsOfFiles.filter(({ operation }) => operation.value === 'getAll');
		expect(Object.keys(lists)).toEqual(known.map(({ key }) => key));
	});

	it.each(Object.entries(lists))('tells all of %s, each once', async (key, fill) => {
		const [own] = await ownFor(stage, [{ ...trials[key], prepare: undefined }]);
		const parameters = await fill(own);
		await stage.server.settings({ largestPage: 2 });
		const idsOf = (result: NodeResult) => everyJson(result).map(({ id }) => id);
		const get = async (more: IDataObject) =>
			idsOf(await tryOut(stage, key, { ...trials[key], parameters: () => parameters }, own, more));
		const all = await get({ returnAll: true });
		expect(all).toHaveLength(5);
		expect(new Set(all).size).toBe(5);
		const pages = (await stage.server.requests()).filter(({ query }) =>
			query.some(([name]) => name === 'ps'),
		);
		expect(pages.map(({ query }) => Object.fromEntries(query).page)).toEqual(['1', '2', '3']);
		expect(await get({ limit: 3 })).toEqual(all.slice(0, 3));
		expect(await get({ limit: 7 })).toEqual(all);
	});
});
