/* eslint-disable @n8n/community-nodes/no-restricted-imports -- runs outside n8n */
import { rmSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';

import { type RunningN8n, startN8n } from '../host/n8n';
import { pack, type PackedPackage, temporaryFolder } from '../host/pack';
import type { Workflow } from '../host/rest';
import { asWorkflow, fillIn } from '../host/workflow';
import { type ConnectionsServer, startConnections } from '../server/client';
import { everySeconds } from './polling';
import workflowJson from './workflows/trigger.json';
import { CONNECTIONS_CREDENTIAL, credentialData, START_WITHIN_MS } from './world';

const TRIGGER = 'HCL Connections Trigger';
const encryption = ['the', 'same', 'in', 'each', 'life'].join(' ');

describe('an activated trigger in the real n8n', () => {
	let packed: PackedPackage;
	let connections: ConnectionsServer;
	let n8n: RunningN8n | undefined;
	let workflow: Workflow & { id: string };
	const folder = temporaryFolder('e2e');
	const userFolder = temporaryFolder('e2e-n8n');
	const added: string[] = [];

	const start = async () => {
		n8n = await startN8n({
			folder,
			userFolder,
			tarball: packed.tarball,
			env: { N8N_ENCRYPTION_KEY: encryption },
		});
		return n8n;
	};

	const addFiles = async (label: string, count = 1) => {
		const [{ id: libraryId }] = (await connections.seed()).libraries;
		added.push(...(await connections.files.add({ libraryId, label, count, step: 1 })));
	};

	const told = async () => {
		const executions = (await n8n?.rest.executions(workflow)) ?? [];
		return executions.flatMap(({ items }) => (items.Told ?? []).map(({ json }) => json.id));
	};

	/** Waits until all that was added came out; the test's time is the limit. */
	const untilAllIsTold = async () => {
		while ((await told()).length < added.length) await sleep(500);
	};

	/** Waits until n8n has polled that often more. */
	const untilPolled = async (times: number) => {
		const since = (await connections.requests()).at(-1)?.id ?? 0;
		const polls = async () =>
			(await connections.requests(since)).filter(({ path }) => path.endsWith('/feed')).length;
		while ((await polls()) < times) await sleep(500);
	};

	beforeAll(async () => {
		packed = await pack();
		connections = await startConnections();
		const { rest } = await start();
		const { name, type } = CONNECTIONS_CREDENTIAL;
		const id = await rest.createCredential(name, type, credentialData(connections));
		workflow = await rest.createWorkflow(
			fillIn(asWorkflow(workflowJson), {
				parameters: { [TRIGGER]: everySeconds(3) },
				credentials: { [type]: id },
			}),
		);
		await addFiles('known.txt', 3);
		added.length = 0;
		await rest.activate(workflow);
	}, START_WITHIN_MS);

	afterAll(async () => {
		await n8n?.stop();
		await connections?.stop();
		packed?.remove();
		for (const each of [folder, userFolder]) rmSync(each, { recursive: true, force: true });
	});

	afterEach(async () => {
		await untilPolled(2);
		expect((await told()).sort()).toEqual([...added].sort());
		expect(await connections.violations()).toEqual([]);
	});

	test('tells of files that come', async () => {
		await addFiles('first.txt');
		await untilAllIsTold();
		await addFiles('second.txt', 4);
		await untilAllIsTold();
	});

	test('tells of files that came while n8n was stopped', async () => {
		await n8n?.stop();
		await addFiles('while stopped.txt', 3);
		await start();
		await untilAllIsTold();
	});

	test('tells of files that came before n8n was killed, and until it is back', async () => {
		await addFiles('before the end.txt', 3);
		await untilAllIsTold();
		await untilPolled(2);
		await n8n?.kill();
		await addFiles('while killed.txt', 3);
		await start();
		await untilAllIsTold();
	});

	test('is still there where Connections was away when n8n started', async () => {
		await n8n?.stop();
		await addFiles('while both were away.txt', 2);
		const action = { type: 'status', status: 503, headers: { 'Retry-After': '0' } } as const;
		await connections.fault({ action, times: 'always' });
		const { logs } = await start();
		while (!logs().includes('The first poll failed')) await sleep(500);
		await connections.clearFaults();
		await untilAllIsTold();
	});

	test('goes on where it was when it is switched off and on', async () => {
		await n8n?.rest.deactivate(workflow);
		await addFiles('while off.txt', 2);
		await n8n?.rest.activate(workflow);
		await untilAllIsTold();
	});
});
