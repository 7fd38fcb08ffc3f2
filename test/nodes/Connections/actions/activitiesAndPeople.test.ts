import type { IDataObject, INodeProperties } from 'n8n-workflow';
import { operationOf } from '../../../../nodes/Connections/actions/resources';
import type { ConnectionsFaultAction } from '../../../server/client';
import { setActivitiesStage } from '../activitiesStage';
import { failureOf } from '../runs';
import { onlyJson } from '../stage';
import {
	fieldsOf,
	knows,
	type Name,
	namesIn,
	namesOf,
	operations,
	rowIn,
} from './activitiesAndPeople';

const ground = setActivitiesStage();
const { stage } = ground;
const rowOf = (resource: Name, operation: string) => rowIn(ground, resource, operation);

/** Options that all these operations share, which change nothing of what comes out. */
const shared: IDataObject = { apiPath: 'service', batchSize: 2, maxRetries: 1, stallTimeout: 30 };

async function run(
	resource: Name,
	operation: string,
	parameters: IDataObject,
	{ options = {}, user }: { options?: IDataObject; user?: string } = {},
) {
	const { items } = rowOf(resource, operation);
	const all = { ...parameters, options: { ...(parameters.options as IDataObject), ...options } };
	return await stage.run(resource, operation, all, { items, user });
}

describe.each(operations)('%s %s', (resource, operation) => {
	const row = () => rowOf(resource, operation);
	const needs = () => row().runs[0][0];

	it('does what it is for, with every field that it has', async () => {
		const fields = fieldsOf(resource, operation);
		const known = Object.keys(shared).filter((name) =>
			knows(resource, operation, `options.${name}`),
		);
		const options = Object.fromEntries(known.map((name) => [name, shared[name]]));
		const used = new Set<string>();
		for (const [parameters, output] of row().runs) {
			await stage.server.reset();
			await row().before?.();
			const { items, error } = await run(resource, operation, parameters, { options });
			if (error) throw error;
			const wanted = [output].flat();
			expect(items.map(({ json }) => json)).toMatchObject(wanted);
			const all = {
				...parameters,
				options: { ...(parameters.options as IDataObject), ...options },
			};
			namesOf(all, fields).forEach((name) => used.add(name));
		}
		// these two have tests of their own below
		['simplify', 'options.ignoreMissing'].forEach((name) => used.add(name));
		expect(namesIn(fields).filter((name) => !used.has(name))).toEqual([]);
	});

	it('puts out what its preview shows, and the whole entry without Simplify', async () => {
		await row().before?.();
		const first = await run(resource, operation, needs());
		if (first.error) throw first.error;
		const preview = Object.keys(operationOf(resource, operation)?.output ?? {});
		for (const { json } of first.items) expect(Object.keys(json)).toEqual(preview);
		if (!knows(resource, operation, 'simplify')) return;
		await stage.server.reset();
		const { items, error } = await run(resource, operation, { ...needs(), simplify: false });
		if (error) throw error;
		expect(items).toHaveLength(first.items.length);
		for (const { json } of items) {
			expect(Object.keys(json).sort()).toEqual((row().raw ?? ['entry', 'headers']).sort());
			expect(Object.keys(json.entry as object).length).toBeGreaterThan(1);
		}
	});

	it.each([400, 403, 404, 409])('says what was refused with %d, and what to do', async (status) => {
		await row().before?.();
		const action = { type: 'status', status, connectionsHeader: true } as const;
		await stage.server.fault({ match: row().request, times: 'always', action });
		const { does, target, says } = row();
		const failure = failureOf(await run(resource, operation, needs()));
		const usual: Record<number, string> = {
			400: `Connections did not understand the request to ${does}`,
			403: `No right to ${does}`,
			404: `Not found: ${target}`,
			409: `Connections refused to ${does} as it stands now`,
		};
		expect(failure).toEqual({
			message: expect.stringContaining(says?.[status] ?? usual[status]) as string,
			description: expect.stringMatching(/\w'?\.$/) as string,
			httpCode: String(status),
		});
	});

	it('refuses a value that a choice does not offer, and a date that is none, before it sends anything', async () => {
		const wrong = fieldsOf(resource, operation).flatMap(
			({ name, displayName, type, options = [] }): Array<[string, IDataObject]> => {
				if (type === 'options') return [[displayName, { [name]: '={{ "wrong" }}' }]];
				if (type !== 'collection') return [];
				return (options as INodeProperties[])
					.filter((inner) => inner.type === 'dateTime')
					.map((inner) => [inner.displayName, { [name]: { [inner.name]: '={{ "soon" }}' } }]);
			},
		);
		for (const [label, parameters] of wrong) {
			await stage.server.reset();
			const { message, description } = failureOf(
				await run(resource, operation, { ...row().runs.at(1)?.[0], ...needs(), ...parameters }),
			);
			expect(message).toMatch(
				new RegExp(`^'${label}' (has the value 'wrong'|is not a date: soon) `),
			);
			expect(description).toMatch(/^(Use one of: |Pick a date)/);
			expect(await stage.server.requests()).toEqual([]);
		}
	});

	it('sends a password that is refused once', async () => {
		await row().before?.();
		const since = (await stage.server.requests()).at(-1)?.id;
		expect(failureOf(await run(resource, operation, needs(), { user: 'nobody' }))).toMatchObject({
			message: 'Connections refused the user name or password [item 0]',
			httpCode: '401',
		});
		expect(await stage.server.requests(since)).toHaveLength(1);
	});

	it('takes no login page for an answer', async () => {
		await row().before?.();
		await stage.server.fault({ times: 'always', action: { type: 'loginPage' } });
		const { message } = failureOf(await run(resource, operation, needs()));
		expect(message).toContain('A web page came instead of an answer of Connections');
	});

	it.each<[string, ConnectionsFaultAction]>([
		['before the server acted', { type: 'resetBeforeAnswer' }],
		['after the server acted', { type: 'resetAfterStore' }],
		['by a busy proxy', { type: 'status', status: 503, headers: { 'Retry-After': '0' } }],
		['for too many requests', { type: 'status', status: 429, headers: { 'Retry-After': '0' } }],
	])('is done once, or told as unknown, where the answer is lost %s', async (_how, action) => {
		const { request, runs, before, times, unknown } = row();
		// what only reads is repeated alike after any of them, and cuts take a pause
		if (!times && (action.type !== 'status' || action.status !== 503)) return;
		await before?.();
		await stage.server.fault({ match: request, action });
		const result = await run(resource, operation, needs());
		if (unknown && !(await times?.())) {
			expect(failureOf(result)).toMatchObject({
				message: expect.stringContaining(`whether ${unknown} could not be found out`) as string,
				description: expect.stringContaining('Look in Connections before you run') as string,
			});
			expect(action).not.toMatchObject({ type: 'resetAfterStore' });
			return;
		}
		if (result.error) throw result.error;
		if (unknown && action.type === 'resetAfterStore') {
			expect(result.items[0].json.note).toMatch(/found in/);
		}
		expect(result.items.map(({ json }) => json)).toMatchObject([runs[0][1]].flat());
		if (times) expect(await times()).toBe(1);
	});
});

describe.each(
	operations.filter(([resource, one]) => knows(resource, one, 'options.ignoreMissing')),
)('%s %s of what is not there', (resource, operation) => {
	it('is a failure, or done with Ignore Missing', async () => {
		const { missing } = rowOf(resource, operation);
		if (!missing) throw new Error(`${resource} ${operation} has no row for what is missing`);
		expect(failureOf(await run(resource, operation, missing))).toMatchObject({ httpCode: '404' });
		const options = { ignoreMissing: true };
		expect(onlyJson(await run(resource, operation, missing, { options }))).toMatchObject({
			deleted: true,
			note: 'It was not there (any more).',
		});
	});
});
