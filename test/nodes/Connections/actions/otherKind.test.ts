import type { IDataObject, INodeProperties } from 'n8n-workflow';
import type { Operation } from '../../../../nodes/Connections/actions/operation';
import type { ConnectionsFaultAction } from '../../../server/client';
import { open, refusalOf } from '../listSearch/pickers';
import { failureOf, locator } from '../runs';
import { onlyJson, setStage } from '../stage';
import { keyOf, operationsOfFiles, trials } from './trials';
import { ownFor, tryOut } from './trials/trial';

const stage = setStage();
const file = () => stage.seed.documents[0].id;
const folder = () => stage.seed.folders[0].id;
const nowhere = 'ffffffff-0000-4000-8000-000000000000';

/** The parameters that take the id of a file or of a folder, by their names. */
const kinds: Record<string, 'file' | 'folder'> = {
	documentId: 'file',
	folderId: 'folder',
	parentFolderId: 'folder',
};

/** Where a parameter is on view: the first of the choices that show it. */
const shownBy = ({ displayOptions }: INodeProperties): IDataObject =>
	Object.fromEntries(
		Object.entries(displayOptions?.show ?? {}).map(([name, values]) => [
			name,
			(values as string[] | undefined)?.[0] ?? '',
		]),
	);

/** Each parameter of an operation that takes an id, and what else is set with it. */
const idsOf = ({ fields }: Operation) =>
	fields
		.filter(({ name }) => name in kinds)
		.map((field) => ({ name: field.name, kind: kinds[field.name], set: shownBy(field) }));

const cases = operationsOfFiles.flatMap(({ key, operation }) =>
	idsOf(operation).map((id) => ({ key, ...id })),
);

/** The trial of an operation; where it has several, the first. */
function trialOf(key: string) {
	const found = Object.entries(trials).find(([name]) => keyOf(name) === key);
	if (!found) throw new Error(`There is no trial of ${key}`);
	return found[1];
}

/** Runs an operation of Files with other parameters than in its trial. */
async function run(key: string, parameters: IDataObject) {
	const trial = trialOf(key);
	const [own] = await ownFor(stage, [trial]);
	return await tryOut(stage, key, trial, own, parameters);
}

const lookUp = (kind: 'file' | 'folder') => (kind === 'file' ? '/collection/' : '/document/');

describe('the ID of a folder where that of a file is asked for, and the reverse', () => {
	it.each(cases)('is told by $key ($name)', async ({ key, name, kind, set }) => {
		const [other, id] = kind === 'file' ? ['folder', folder()] : ['file', file()];
		const { message, description, httpCode } = failureOf(await run(key, { ...set, [name]: id }));
		expect(message).toMatch(
			new RegExp(`^Not found: .+\\. This is the ID of a ${other}, not of a ${kind} \\[item 0\\]$`),
		);
		expect(description).toMatch(new RegExp(`^Choose the ${kind} from the list`));
		expect(httpCode).toBe('404');
		const looks = (await stage.server.requests()).filter(({ path }) => path.includes(lookUp(kind)));
		expect(looks.at(-1)?.path).toBe(`/files/basic/api${lookUp(kind)}${id}/entry`);
	});

	it.each(cases)('is not claimed by $key ($name) of one that nobody knows', async (given) => {
		const { key, name, set } = given;
		const { message, httpCode } = failureOf(await run(key, { ...set, [name]: nowhere }));
		expect(message).toMatch(/^Not found: /);
		expect(message).not.toContain('This is the ID');
		expect(httpCode).toBe('404');
	});

	it.each<[string, ConnectionsFaultAction]>([
		['is refused', { type: 'status', status: 403, connectionsHeader: true }],
		['fails', { type: 'status', status: 500 }],
		['is cut', { type: 'resetBeforeAnswer' }],
		['meets a login page', { type: 'loginPage' }],
	])('hides nothing where the look-up %s', async (_case, action) => {
		const plain = failureOf(await stage.run('file', 'get', { documentId: nowhere }));
		await stage.server.fault({ match: { path: '/collection/' }, action, times: 'always' });
		expect(failureOf(await stage.run('file', 'get', { documentId: nowhere }))).toEqual(plain);
	});

	it('costs no request where the file is there, or is named by its label', async () => {
		onlyJson(await stage.run('file', 'get', { documentId: file() }));
		failureOf(
			await stage.run('file', 'get', {
				library: 'myLibrary',
				documentId: locator('label', 'Nothing.txt'),
			}),
		);
		expect(await stage.server.requests()).toHaveLength(2);
	});

	it('costs one request where the file is not there', async () => {
		failureOf(await stage.run('file', 'get', { documentId: nowhere }));
		expect(await stage.server.requests()).toHaveLength(2);
	});

	it.each<[string, string, string]>([
		['file', 'documentId', '/files/app/folder/ID'],
		['folder', 'folderId', '/files/app/file/ID'],
	])('is told of a web address before anything is sent by %s', async (resource, name, address) => {
		const value = `https://connections.example.com${address.replace('ID', file())}`;
		const { description } = failureOf(
			await stage.run(resource, 'get', { [name]: locator('url', value) }),
		);
		const kind = resource === 'file' ? 'folder' : 'file';
		expect(description).toMatch(`This is the address of a ${kind}. Choose it from the list`);
		expect(await stage.server.requests()).toEqual([]);
	});

	it('is told by the list of what hangs on a file', async () => {
		const parameters = { resource: 'comment', operation: 'delete', documentId: folder() };
		const { message } = await refusalOf(open(stage, 'searchComments', { parameters }));
		expect(message).toMatch(/This is the ID of a folder, not of a file$/);
	});
});

describe('what is not there, with Ignore Missing', () => {
	const options = { ignoreMissing: true };
	const removals = cases.filter(({ key }) => {
		const known = operationsOfFiles.find((one) => one.key === key)?.operation.fields ?? [];
		const own = known.find(({ name }) => name === 'options')?.options ?? [];
		return own.some(({ name }) => name === 'ignoreMissing');
	});

	it('is an option of each removal', () => {
		expect([...new Set(removals.map(({ key }) => key))].sort()).toEqual([
			'attachment.delete',
			'comment.delete',
			'file.delete',
			'file.unshare',
			'folder.delete',
			'folder.removeFile',
			'version.deleteOld',
		]);
	});

	it.each(removals)('counts as done by $key ($name)', async ({ key, name }) => {
		expect(onlyJson(await run(key, { [name]: nowhere, options }))).toMatchObject({
			note: expect.stringMatching(/was not there \(any more\)\.$/),
		});
	});

	it.each(removals)('does not count as done by $key where it is of another kind', async (given) => {
		const { key, name, kind } = given;
		const id = kind === 'file' ? folder() : file();
		const { message } = failureOf(await run(key, { [name]: id, options }));
		expect(message).toContain(`not of a ${kind}`);
		const { folders, documents } = await stage.server.store();
		expect(folders.map((one) => one.id)).toContain(folder());
		expect(documents.map((one) => one.id)).toContain(file());
	});

	it('is told by Delete for good, too', async () => {
		const permanently = { permanently: true, ...options };
		const gone = { documentId: nowhere, options: permanently };
		expect(onlyJson(await stage.run('file', 'delete', gone))).toMatchObject({ id: nowhere });
		const other = { documentId: folder(), options: permanently };
		expect(failureOf(await stage.run('file', 'delete', other)).message).toContain(
			'This is the ID of a folder, not of a file',
		);
	});
});
