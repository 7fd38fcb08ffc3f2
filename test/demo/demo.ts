/* eslint-disable @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/no-restricted-imports -- runs outside n8n */
import { join, resolve } from 'node:path';

import { startEngine } from '../engine/engine';
import { readArguments } from '../host/arguments';
import { arrivalOf, demoOutput, type DemoOutput } from '../host/arrival';
import {
	DEMO_CREDENTIAL,
	DEMO_FILE,
	DEMO_NODES,
	DEMO_USER,
	demoWorkflow,
} from '../host/demo-workflow';
import { fileSize } from '../host/file';
import { ROOT, temporaryFolder } from '../host/pack';
import { Problem, runScript, untilInterrupted } from '../host/problem';
import { fillIn } from '../host/workflow';
import { startConnections } from '../server/client';

const USAGE = 'Use: npm run demo -- [--file PATH] [--once]';

/** Runs the demo workflow in n8n's engine, in this process. */
async function runWorkflow(baseUrl: string, file: string): Promise<DemoOutput> {
	const engine = await startEngine({
		folder: temporaryFolder('engine'),
		distFolder: join(ROOT, 'dist'),
	});
	try {
		const { type } = DEMO_CREDENTIAL;
		const { status, error, itemsOf } = await engine.runWorkflow({
			workflow: fillIn(demoWorkflow, {
				parameters: { [DEMO_NODES.read]: { fileSelector: file } },
				credentials: { [type]: 'demo' },
			}),
			credentials: [{ id: 'demo', type, data: { baseUrl, ...DEMO_USER } }],
		});
		if (status === 'success') {
			return demoOutput((node) => itemsOf(node)[0]?.json);
		}
		throw new Problem(
			['The workflow failed:', error?.message, error?.description].filter(Boolean).join('\n  '),
		);
	} finally {
		await engine.stop();
	}
}

async function main(): Promise<void> {
	const args = readArguments(USAGE, true);
	// npm runs scripts in the repository; a relative path is meant from where the user stands.
	const from = process.env.INIT_CWD ?? process.cwd();
	const file = args.file === undefined ? DEMO_FILE : resolve(from, args.file);
	fileSize(file);
	const connections = await startConnections({ folder: temporaryFolder('store') });
	try {
		const arrival = await arrivalOf(connections, await runWorkflow(connections.url, file), file);
		if (!arrival.equal) process.exitCode = 1;
		const lines = ["n8n's engine ran the workflow; this arrived in Connections:", ...arrival.lines];
		process.stdout.write(`\n${lines.join('\n')}\n`);
		if (args.once) return;
		process.stdout.write(`\nSee it at ${arrival.page} until Ctrl-C.\n`);
		await untilInterrupted();
	} finally {
		await connections.stop();
	}
}

void runScript(main);
