import { failureOf } from '../../runs';
import { onlyJson, setStage } from '../../stage';
import { changes, letBenEdit, lockAs, seeded, storedFile, welcomeByLabel } from './stored';

const stage = setStage();
const welcome = () => stage.seed.documents[0];
const amy = () => stage.seed.users[0];

describe('Lock', () => {
	it('locks a file, and tells the document with who holds the lock', async () => {
		const json = onlyJson(await stage.run('file', 'lock', seeded(stage)));
		expect(json).toMatchObject({
			id: welcome().id,
			label: 'Welcome.txt',
			lockedBy: { id: amy().id, name: 'Amy Lindqvist', email: amy().email },
		});
		expect((await storedFile(stage, welcome().id)).lock).toMatchObject({ ownerId: amy().id });
		expect(await changes(stage)).toEqual([
			`POST /files/basic/api/document/${welcome().id}/lock?type=HARD`,
		]);
	});

	it('sends a nonce and no body', async () => {
		onlyJson(await stage.run('file', 'lock', seeded(stage)));
		const [nonce, lock] = await stage.server.requests();
		expect(nonce.path).toBe('/files/basic/api/nonce');
		expect(lock.headers).toMatchObject({ 'content-length': '0' });
		expect(lock.headers['x-update-nonce']).toBeTruthy();
		expect(lock.headers['content-type']).toBeUndefined();
	});

	it('gives the whole entry without Simplify', async () => {
		const json = onlyJson(await stage.run('file', 'lock', { ...seeded(stage), simplify: false }));
		expect(json).toMatchObject({
			entry: { 'td:label': 'Welcome.txt', 'td:lock': { '@': { type: 'HARD' } } },
			headers: { etag: expect.stringContaining(welcome().id) },
		});
	});

	it('reads a file that is named by its label first, as the address takes an id', async () => {
		const json = onlyJson(await stage.run('file', 'lock', welcomeByLabel));
		expect(json.lockedBy).toMatchObject({ id: amy().id });
		expect(await changes(stage)).toEqual([
			`POST /files/basic/api/document/${welcome().id}/lock?type=HARD`,
		]);
	});

	it('keeps a file locked that is locked already', async () => {
		await lockAs(stage, 'amy', welcome().id);
		expect(onlyJson(await stage.run('file', 'lock', seeded(stage))).lockedBy).toMatchObject({
			name: 'Amy Lindqvist',
		});
	});

	it.each([403, 409, 423] as const)(
		"tells who holds another's lock, which is refused with %d",
		async (lockedStatus) => {
			await stage.server.settings({ lockedStatus });
			await letBenEdit(stage, welcome().id);
			await lockAs(stage, 'ben', welcome().id);
			const failure = failureOf(await stage.run('file', 'lock', seeded(stage)));
			expect(failure.httpCode).toBe(String(lockedStatus));
			expect(failure.message).toMatch(
				/\. The file is locked by Ben Okafor \(ben\.okafor@connections\.example\) \[item 0\]$/,
			);
			expect(failure.description).toMatch(/^Ask Ben Okafor to unlock it/);
		},
	);

	it('says that the file was locked where it cannot be read afterwards', async () => {
		await stage.server.fault({
			match: { method: 'GET', path: '/entry' },
			action: { type: 'status', status: 403, connectionsHeader: true },
		});
		const { message } = failureOf(await stage.run('file', 'lock', seeded(stage)));
		expect(message).toMatch(/^The file was locked, but could not be read afterwards: /);
	});
});

describe('Unlock', () => {
	it('takes the lock off', async () => {
		await lockAs(stage, 'amy', welcome().id);
		const json = onlyJson(await stage.run('file', 'unlock', seeded(stage)));
		expect(json).toMatchObject({ id: welcome().id, lockedBy: null });
		expect((await storedFile(stage, welcome().id)).lock).toBeNull();
		expect((await changes(stage)).at(-1)).toBe(
			`POST /files/basic/api/document/${welcome().id}/lock?type=NONE`,
		);
	});

	it('leaves a file as it is that is not locked', async () => {
		expect(onlyJson(await stage.run('file', 'unlock', seeded(stage))).lockedBy).toBeNull();
	});

	it('gives the whole entry without Simplify', async () => {
		const json = onlyJson(await stage.run('file', 'unlock', { ...seeded(stage), simplify: false }));
		expect(json).toMatchObject({ entry: { 'td:lock': { '@': { type: 'NONE' } } } });
	});
});
