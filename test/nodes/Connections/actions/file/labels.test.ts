import type { ItemSpec } from '../../../../engine/engine';
import { addAttachment, everyJson, failureOf, locator } from '../../runs';
import { note, onlyJson, setStage } from '../../stage';
import { trials } from '../trials';
import { endOf, ownFor, tryOut } from '../trials/trial';

const stage = setStage();
const post = { method: 'POST' };
const name = 'Where to: "quay" or <pier>? a|b*.txt';
const label = 'Where to_ _quay_ or _pier__ a_b_.txt';
const file = { ...note, name };

const documentsNamed = async (wanted: string) =>
	(await stage.server.store()).documents.filter((one) => one.label === wanted);

/** Items of one name in the server's eyes, each with a content of its own. */
const alike: ItemSpec[] = ['a:b.txt', 'a?b.txt', 'a_b.txt'].map((one, i) => ({
	json: { i },
	files: { data: { name: one, bytes: Buffer.from(`${'x'.repeat(i)} ${one}`) } },
}));

/** The sizes of the bodies in their order, none of which began before the one before it ended. */
async function oneAfterTheOther() {
	const uploads = (await stage.uploads()).filter(({ method }) => method === 'POST');
	for (const [i, { startedAt }] of uploads.slice(1).entries()) {
		expect(startedAt >= (uploads[i].endedAt ?? '')).toBe(true);
	}
	return uploads.map(({ bodyBytes }) => bodyBytes);
}

describe('a name with characters that a label cannot have', () => {
	it('goes out as it is and comes back as label and title', async () => {
		expect(onlyJson(await stage.addFile({ file }))).toMatchObject({ label, title: name });
		expect((await stage.uploads())[0].query).toEqual([['label', name]]);
	});

	it('is found in the library where the answer was lost', async () => {
		await stage.server.fault({ match: post, action: { type: 'resetAfterStore' } });
		const json = onlyJson(await stage.addFile({ file }));
		expect(json).toMatchObject({
			label,
			size: 29,
			note: 'The connection was lost after the upload; the file was found in the library.',
		});
		expect(await documentsNamed(label)).toMatchObject([{ id: json.id }]);
	});

	it('is found as the label of a document that has metadata only', async () => {
		await stage.server.fault({ match: post, action: { type: 'resetAfterStore' } });
		const parameters = { source: 'atomEntry', title: 'Pier 1/2: plan?' };
		const json = onlyJson(await stage.addFile({ items: [{}], parameters }));
		expect(json).toMatchObject({
			label: 'Pier 1-2_ plan_',
			title: 'Pier 1/2: plan?',
			note: expect.stringContaining('was found in the library'),
		});
	});

	it('is found on the file where the answer was lost', async () => {
		await stage.server.fault({ match: post, action: { type: 'resetAfterStore' } });
		expect(onlyJson(await addAttachment(stage, { file }))).toMatchObject({
			label,
			note: 'The connection was lost after the upload; the attachment was found on the file.',
		});
	});

	it('is found under the name itself on a server that keeps it', async () => {
		await stage.server.fault([
			{ match: post, action: { type: 'resetAfterStore' } },
			{
				match: { method: 'GET', path: encodeURIComponent(name) },
				action: {
					type: 'status',
					status: 200,
					connectionsHeader: true,
					contentType: 'application/atom+xml',
					body: `<entry xmlns="http://www.w3.org/2005/Atom" xmlns:td="urn:ibm.com/td"><td:label>${name.replace(/</g, '&lt;')}</td:label><link rel="enclosure" length="29"/><updated>${new Date().toISOString()}</updated></entry>`,
				},
			},
			{
				match: { method: 'GET', path: encodeURIComponent(label) },
				action: { type: 'status', status: 404 },
			},
		]);
		expect(onlyJson(await stage.addFile({ file }))).toMatchObject({
			label: name,
			note: expect.stringContaining('was found in the library'),
		});
	});
});

describe('items of names that make one label', () => {
	const replace = { replace: true };

	it('go into a library one after the other, so that the last one stays', async () => {
		await stage.server.fault({ match: post, action: { type: 'delay', ms: 150 } });
		everyJson(await stage.addFile({ items: alike, additionalFields: replace }));
		expect(await oneAfterTheOther()).toEqual([8, 9, 10]);
		expect(await documentsNamed('a_b.txt')).toMatchObject([{ size: 10 }]);
	});

	it('go to a file one after the other, so that the last one stays', async () => {
		await stage.addFile({ file: { ...note, name: 'plan?.txt' } });
		const before = (await stage.uploads()).length;
		await stage.server.fault({
			match: { ...post, path: 'attachment' },
			action: { type: 'delay', ms: 150 },
		});
		const id = locator('label', 'plan_.txt');
		everyJson(await addAttachment(stage, { id, items: alike, additionalFields: replace }));
		expect((await oneAfterTheOther()).slice(before)).toEqual([8, 9, 10]);
		expect(await documentsNamed('plan_.txt')).toMatchObject([
			{ attachments: [{ label: 'a_b.txt', size: 10 }] },
		]);
	});
});

describe('a file chosen by its label, typed as its title is written', () => {
	const byLabel = (typed: string) => ({
		library: 'myLibrary',
		documentId: locator('label', typed),
	});
	const get = async (typed: string) => await stage.run('file', 'get', byLabel(typed));
	const looks = async () =>
		(await stage.server.requests()).map(({ path }) => decodeURIComponent(path.split('/')[6]));

	it('is found by each operation on a file', async () => {
		const onFile = Object.entries(trials).filter(
			([name]) => !/\.(addFile|create|restore)$|^file.getAll|^folder/.test(name),
		);
		const chosen = onFile.map(([, trial]) => trial);
		const owns = await ownFor(stage, chosen);
		await Promise.all(
			owns.map(
				async ({ file: id }, i) => await stage.server.files.change([id], { label: `a_${i}` }),
			),
		);
		const ends = await Promise.all(
			onFile.map(async ([key, trial], i) => [
				key,
				endOf(await tryOut(stage, key, trial, owns[i], byLabel(`a:${i}`))),
			]),
		);
		expect(ends).toEqual(onFile.map(([key]) => [key, 'done']));
		const store = await stage.server.store();
		chosen.forEach(({ done }, i) => done?.(store, { ...owns[i] }));
	});

	it('is looked for as it was typed first, so that no other file is meant', async () => {
		const { libraryId } = stage.seed.documents[0];
		const [kept] = await stage.server.files.add({ libraryId, label: 'a:b.txt' });
		const [other] = await stage.server.files.add({ libraryId, label: 'a_b.txt' });
		expect(onlyJson(await get('a:b.txt')).id).toBe(kept);
		expect(onlyJson(await get('a?b.txt')).id).toBe(other);
		expect(await looks()).toEqual(['a:b.txt', 'a?b.txt', 'a_b.txt']);
	});

	it('is looked for once where both forms are the same', async () => {
		expect(failureOf(await get('a_b.txt')).httpCode).toBe('404');
		expect(await looks()).toEqual(['a_b.txt']);
	});

	it('is named as it was typed where there is none', async () => {
		expect(failureOf(await get('a:b.txt'))).toMatchObject({
			message: expect.stringMatching(/^Not found: the file 'a:b\.txt' in my library/),
			httpCode: '404',
		});
	});
});
