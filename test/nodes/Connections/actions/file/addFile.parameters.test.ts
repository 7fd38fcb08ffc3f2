import type { IDataObject } from 'n8n-workflow';
import { documentParameters } from '../../../../../nodes/Connections/actions/file/documentParameters';
import { note, onlyJson, setStage } from '../../stage';

const stage = setStage();

const order = documentParameters.map(({ name }) => name);
const byName = ([a]: string[], [b]: string[]) => order.indexOf(a) - order.indexOf(b);

/** The query of the only upload, without the label that always goes. */
async function sentBeside(additionalFields: IDataObject, timezone = 'Europe/Berlin') {
	onlyJson(await stage.addFile({ additionalFields, run: { workflowSettings: { timezone } } }));
	const uploads = await stage.uploads();
	expect(uploads).toHaveLength(1);
	expect(uploads[0].query.at(-1)).toEqual(['label', 'note.txt']);
	return uploads[0].query.slice(0, -1);
}

type Sent = Array<[name: string, value: unknown, wire: string[]]>;

/** Each parameter with a value as a workflow stores it, and its values on the wire. */
function everyParameter(): Sent {
	const { folders, communities, users } = stage.seed;
	const folderIds = folders.slice(0, 2).map(({ id }) => id);
	const communityIds = communities.map(({ id }) => id);
	const userIds = users.slice(1).map(({ id }) => id);
	return [
		['commentNotification', 'off', ['off']],
		['created', '2024-02-29T10:00:00.000Z', ['1709200800000']],
		['includePath', true, ['true']],
		['mediaNotification', 'on', ['on']],
		['modified', '2024-03-01T10:00:00.000Z', ['1709287200000']],
		['propagate', true, ['true']],
		['sharePermission', 'Edit', ['Edit']],
		['shareSummary', 'Für dich & mich: 100 % + ü?', ['Für dich & mich: 100 % + ü?']],
		['shareWith', userIds, userIds],
		['tag', ['quay', 'Ebbe & Flut', '潮'], ['quay', 'Ebbe & Flut', '潮']],
		['visibility', 'public', ['public']],
		['draft', true, ['true']],
		['doctype', 'd0c7e000-0000-4000-8000-000000000001', ['d0c7e000-0000-4000-8000-000000000001']],
		['includePropertySheets', true, ['true']],
		['replace', true, ['true']],
		['submit', true, ['true']],
		['lock', true, ['true']],
		['sendEmail', false, ['false']],
		['includeLocked', true, ['true']],
		['includeLockOwner', true, ['true']],
		['createVersion', true, ['true']],
		['restrictedVisibility', 'null', ['null']],
		['favorite', true, ['true']],
		['primaryCollection', folderIds[0], [folderIds[0]]],
		['addToCollection', folderIds, folderIds],
		['shareWithCommunity', communityIds, communityIds],
		['addToCollectionWithEdit', folderIds, folderIds],
		['shareWithCommunityWithEdit', communityIds, communityIds],
		['encrypt', true, ['true']],
		['externalResourceType', 'ibmdoc', ['ibmdoc']],
		['externalResourceUrl', 'https://a.example/?b=c&d', ['https://a.example/?b=c&d']],
		['externalResourceId', '#7/8', ['#7/8']],
		['updatedVia', 'docs.manual', ['docs.manual']],
		['sync', true, ['true']],
	];
}

describe('the query parameters of Add File', () => {
	it('are only the label where nothing was added', async () => {
		expect(await sentBeside({})).toEqual([]);
	});

	it.each(documentParameters.map(({ name }) => name).filter((name) => name !== 'label'))(
		'have %s alone where it alone was added',
		async (name) => {
			const [, value, wire] = everyParameter().find(([one]) => one === name) ?? [];
			expect(wire).toBeDefined();
			expect(await sentBeside({ [name]: value as string })).toEqual(
				wire?.map((one) => [name, one]),
			);
		},
	);

	it('go out all together, each list repeated', async () => {
		const all = everyParameter();
		const sent = await sentBeside(
			Object.fromEntries(all.map(([name, value]) => [name, value])) as IDataObject,
		);
		expect(sent).toEqual(all.flatMap(([name, , wire]) => wire.map((one) => [name, one])));
	});

	it('are percent-encoded UTF-8', async () => {
		await sentBeside({ tag: ['Ebbe & Flut', 'a+b', '潮'] });
		const [{ rawUrl }] = await stage.uploads();
		expect(rawUrl).toContain('?tag=Ebbe%20%26%20Flut&tag=a%2Bb&tag=%E6%BD%AE&');
	});

	it('carry switches that are off', async () => {
		const flags = documentParameters.filter(({ kind }) => kind === 'flag');
		expect(flags).toHaveLength(14);
		const off = Object.fromEntries(flags.map(({ name }) => [name, false]));
		expect(await sentBeside(off)).toEqual(flags.map(({ name }) => [name, 'false']));
	});

	it.each([
		['commentNotification', 'on', 'off'],
		['mediaNotification', 'on', 'off'],
		['sharePermission', 'Edit', 'View'],
		['visibility', 'private', 'public'],
		['restrictedVisibility', 'true', 'false', 'null'],
		['externalResourceType', 'microblog', 'ibmdoc'],
		['updatedVia', 'files', 'verse', 'docs.auto', 'docs.manual', 'filesync'],
	])('know every documented value of %s', async (name, ...values) => {
		const { values: offered } = documentParameters.find((one) => one.name === name) ?? {};
		expect(offered?.map(({ value }) => value).sort()).toEqual([...values].sort());

		const items = values.map((value) => ({ json: { value }, files: { data: note } }));
		const additionalFields = { [name]: '={{ $json.value }}', label: '={{ $json.value }}' };
		const { error } = await stage.addFile({ items, additionalFields, options: { batchSize: 1 } });
		expect(error).toBeUndefined();
		const sent = (await stage.uploads()).map(({ query }) => query);
		expect(sent).toEqual(
			values.map((value) =>
				[
					[name, value],
					['label', value],
				].sort(byName),
			),
		);
	});

	it('do not have what was added and left empty', async () => {
		const empty = { shareSummary: '', created: '', tag: [], shareWith: ['', '  '], doctype: '' };
		expect(await sentBeside(empty)).toEqual([]);
	});

	it.each([
		['an expression for the whole list', '={{ ["quay", "tide"] }}'],
		['an expression for one of its values', ['={{ ["quay", "tide"] }}']],
		['a value and an expression', ['quay', '={{ ["tide"] }}']],
		['values with blanks around them', [' quay', 'tide ']],
	])('repeat a list that is given as %s', async (_case, tag) => {
		expect(await sentBeside({ tag } as IDataObject)).toEqual([
			['tag', 'quay'],
			['tag', 'tide'],
		]);
	});

	it('take one value for a list from an expression', async () => {
		expect(await sentBeside({ tag: '={{ "quay" }}' })).toEqual([['tag', 'quay']]);
	});

	it.each([
		['from a switch by expression', '={{ 1 < 2 }}'],
		['as text', 'true'],
	])('take true %s', async (_case, replace) => {
		expect(await sentBeside({ replace })).toEqual([['replace', 'true']]);
	});

	it('take a choice in other letters', async () => {
		expect(await sentBeside({ sharePermission: 'edit' })).toEqual([['sharePermission', 'Edit']]);
	});
});

describe('the dates of Add File', () => {
	it.each([
		['of the picker, in the timezone of the workflow', '2026-07-01T12:00:00', 1782921600000],
		['with a zone', '2026-07-01T12:00:00+05:00', 1782889200000],
		['in UTC', '2026-07-01T12:00:00.250Z', 1782907200250],
		['of a day', '2026-07-01', 1782878400000],
		['in milliseconds', '={{ 1782907200250 }}', 1782907200250],
		['in milliseconds as text', '1782907200250', 1782907200250],
		['of an expression', '={{ DateTime.fromISO("2026-07-01T12:00:00Z") }}', 1782907200000],
		['in milliseconds of the first day', '={{ 0 }}', 0],
		['of an HTTP header', 'Wed, 01 Jul 2026 12:00:00 GMT', 1782907200000],
		['of a date of JavaScript', '={{ new Date(1782907200250) }}', 1782907200250],
	])('go out in milliseconds: one %s', async (_case, created, ms) => {
		expect(await sentBeside({ created }, 'America/New_York')).toEqual([['created', String(ms)]]);
	});

	it('can be the present moment', async () => {
		const before = Date.now();
		const [[name, value]] = await sentBeside({ modified: '={{ $now }}' });
		expect(name).toBe('modified');
		expect(Number(value)).toBeGreaterThanOrEqual(before);
		expect(Number(value)).toBeLessThanOrEqual(Date.now());
	});

	it('take folders from their lists, as addresses, and from an expression', async () => {
		const [one, other] = stage.seed.folders.map(({ id }) => id);
		const locator = (mode: string, value: string) => ({ __rl: true, mode, value });
		expect(
			await sentBeside({
				primaryCollection: locator('list', one),
				addToCollection: [
					locator('id', one),
					locator('url', `https://connections.example.com/files/app/folder/${other}`),
				],
			}),
		).toEqual([
			['primaryCollection', one],
			['addToCollection', one],
			['addToCollection', other],
		]);
	});
});
