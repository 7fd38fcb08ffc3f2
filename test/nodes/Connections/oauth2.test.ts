import { setOAuthStage, tokenAfter } from './oauthStage';
import { addAttachment, everyJson, failureOf, locator, newFields, uploadField } from './runs';
import { note, onlyJson } from './stage';

const stage = setOAuthStage();

const operations = [
	['Add File', async () => await stage.addFile()],
	['Add Attachment', async () => await addAttachment(stage)],
	['Upload Activity Field', async () => await uploadField(stage)],
] as const;

/** How many files of the test's name the server holds, as document, attachment or field. */
async function stored(name = note.name): Promise<number> {
	const { documents } = await stage.server.store();
	const names = [
		...documents.map(({ label }) => label),
		...documents.flatMap(({ attachments }) => attachments.map(({ label }) => label)),
		...(await newFields(stage)).map(({ fileName }) => fileName),
	];
	return names.filter((one) => one === name).length;
}

async function renewals(): Promise<number> {
	return (await stage.server.oauth.stats()).granted.refresh_token ?? 0;
}

describe('with OAuth2', () => {
	it.each(operations)('%s sends its token to the paths that look at it', async (_name, run) => {
		onlyJson(await run());
		const requests = await stage.server.requests();
		expect(requests.length).toBeGreaterThan(1);
		for (const { path, headers, user } of requests) {
			expect(path).toMatch(/^\/(files\/oauth\/api|activities\/oauth\/atom2)\//);
			expect(headers.authorization).toBe(`Bearer ${stage.tokens.access_token}`);
			expect(user).toBe(stage.seed.users[0].id);
		}
		expect(await renewals()).toBe(0);
	});

	it('the lists come from the same paths', async () => {
		const credentials = stage.credential();
		for (const method of ['searchLibraries', 'searchCommunities', 'searchActivities']) {
			const { results } = await stage.engine.listSearch(method, { credentials });
			expect(results).not.toEqual([]);
		}
		const paths = (await stage.server.requests()).map(({ path }) => path);
		expect(paths).toEqual([
			'/files/oauth/api/libraries/feed',
			'/communities/service/atom/oauth/communities/my',
			'/activities/oauth/atom2/activities',
		]);
	});

	it('people are searched below /oauth as well', async () => {
		const credentials = stage.credential();
		const { results } = await stage.engine.listSearch('searchPeople', {
			filter: 'ben',
			credentials,
		});
		expect(results.map(({ value }) => value)).toEqual([stage.seed.users[1].id]);
		const [{ path, headers }] = await stage.server.requests();
		expect(path).toBe('/profiles/oauth/atom/search.do');
		expect(headers.authorization).toBe(`Bearer ${stage.tokens.access_token}`);
	});

	it('the option API Path decides for Activities, and a token that is not looked at is told', async () => {
		const { message, description, httpCode } = failureOf(
			await uploadField(stage, { options: { apiPath: 'service' } }),
		);
		expect(message).toBe('Connections refused the access token [item 0]');
		expect(description).toContain("check the option 'API Path'");
		expect(httpCode).toBe('401');
		const paths = (await stage.server.requests()).map(({ path }) => path);
		expect(new Set(paths)).toEqual(new Set(['/activities/service/atom2/activitynode']));
	});

	it('a base URL that was pasted from the browser still leads to the provider', async () => {
		await stage.server.oauth.expire();
		const baseUrl = ` ${stage.server.url}/files/app#/mylibrary `;
		onlyJson(await stage.addFile({ credential: { baseUrl } }));
		expect(await renewals()).toBe(1);
	});
});

describe('an expired token', () => {
	it.each(operations)('is renewed by %s before a byte is sent', async (_name, run) => {
		await stage.server.oauth.expire();
		const result = await run();
		onlyJson(result);
		const requests = await stage.server.requests();
		const refused = requests.filter(({ status }) => status === 401);
		expect(refused).toEqual([expect.objectContaining({ method: 'GET', bodyBytes: 0 })]);
		expect(await renewals()).toBe(1);
		expect(await stored()).toBe(1);
		expect(tokenAfter(result)).not.toBe(stage.tokens.access_token);
		expect(requests.at(-1)?.headers.authorization).toBe(`Bearer ${String(tokenAfter(result))}`);
	});

	it('is renewed when the server tells of it with 403', async () => {
		await stage.server.settings({ expiredAs403: true });
		await stage.server.oauth.expire();
		const result = await stage.addFile();
		onlyJson(result);
		expect(await renewals()).toBe(1);
		expect(await stored()).toBe(1);
		expect(tokenAfter(result)).not.toBe(stage.tokens.access_token);
	});

	it.each([401, 403])('that is refused with %i is renewed for a list', async (status) => {
		await stage.server.settings({ expiredAs403: status === 403 });
		await stage.server.oauth.expire();
		const credentials = stage.credential();
		const { results } = await stage.engine.listSearch('searchLibraries', { credentials });
		expect(results).not.toEqual([]);
		expect(await renewals()).toBe(1);
	});

	it('is told by the server and not by a clock', async () => {
		const oauthTokenData = { ...stage.tokens, expires_in: 1, n8n_expires_at: '1000' };
		onlyJson(await stage.addFile({ credential: { oauthTokenData } }));
		expect(await renewals()).toBe(0);
	});

	it.each([
		[2, 401],
		[5, 401],
		[5, 403],
	])('is renewed once by %i uploads at once that are refused with %i', async (count, status) => {
		await stage.server.settings({ expiredAs403: status === 403, latencyMs: 50 });
		await stage.server.oauth.expire();
		const names = Array.from({ length: count }, (_, index) => `note ${index}.txt`);
		const result = await stage.addFile({
			items: names.map((name) => ({ files: { data: { ...note, name } } })),
			options: { batchSize: count },
		});
		expect(everyJson(result).map(({ label }) => label)).toEqual(names);
		const refused = (await stage.server.requests()).filter((one) => one.status === status);
		expect(refused).toHaveLength(count);
		expect(await renewals()).toBe(1);
		for (const name of names) expect(await stored(name)).toBe(1);
	});

	it('is renewed again when the new one has expired, with the refresh token that came with it', async () => {
		await stage.server.oauth.expire();
		const first = await stage.addFile({ file: { ...note, name: 'first.txt' } });
		await stage.server.oauth.expire();
		const { oauthTokenData } = first.credentials?.data ?? {};
		const second = await stage.addFile({ credential: { oauthTokenData } as never });
		onlyJson(second);
		expect(await renewals()).toBe(2);
		expect(tokenAfter(second)).not.toBe(tokenAfter(first));
	});

	it('is renewed for a community library as well', async () => {
		await stage.server.oauth.expire();
		const { id, libraryId } = stage.seed.communities[0];
		const parameters = { library: 'communityLibrary', communityId: locator('id', id) };
		expect(onlyJson(await stage.addFile({ parameters })).libraryId).toBe(libraryId);
		expect(await renewals()).toBe(1);
	});
});
