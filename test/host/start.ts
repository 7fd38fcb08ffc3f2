/* eslint-disable @n8n/community-nodes/no-restricted-globals -- runs outside n8n */
import { type ConnectionsServer, startConnections } from '../server/client';
import { readArguments } from './arguments';
import { arrivalOf, demoOutput, type DemoOutput } from './arrival';
import {
	DEMO_CREDENTIAL,
	DEMO_FILE,
	DEMO_FOLDER,
	DEMO_NODES,
	DEMO_USER,
	demoWorkflow,
} from './demo-workflow';
import { type RunningN8n, startPackedN8n } from './n8n';
import { temporaryFolder } from './pack';
import { freePortFrom } from './ports';
import { logToStderr as log, Problem, runScript, untilInterrupted } from './problem';
import { OWNER, type Workflow } from './rest';
import { fillIn } from './workflow';

const USAGE = 'Use: npm start, or npm start -- --once to end after one run';

async function choosePort(wanted: number, what: string): Promise<number> {
	const port = await freePortFrom(wanted);
	if (port !== wanted) log(`Port ${wanted} is taken; ${what} gets port ${port}.`);
	return port;
}

/** Puts the demo's credential and workflow into n8n and gives the stored workflow. */
async function bringIn(n8n: RunningN8n, baseUrl: string): Promise<Workflow> {
	const { name, type } = DEMO_CREDENTIAL;
	const credentialId = await n8n.rest.createCredential(name, type, { baseUrl, ...DEMO_USER });
	return await n8n.rest.createWorkflow(
		fillIn(demoWorkflow, { credentials: { [type]: credentialId } }),
	);
}

/** Who can sign in to the test server, and its OAuth2 client, which may send people back to this n8n. */
async function waysIn(connections: ConnectionsServer, n8n: RunningN8n): Promise<string[]> {
	const { users } = await connections.seed();
	const client = await connections.oauth.client();
	const redirect = `${n8n.url}/rest/oauth2-credential/callback`;
	const redirectUris = [...new Set([...client.redirectUris, redirect])];
	await connections.oauth.setClient({ ...client, redirectUris });
	return [
		...users.map(({ login, password, name }) => `  ${login} / ${password}  (${name})`),
		`  OAuth2: client ID ${client.id}, client secret ${client.secret}`,
	];
}

async function runOnce(n8n: RunningN8n, workflow: Workflow): Promise<DemoOutput> {
	const { status, error, items } = await n8n.rest.run(workflow, DEMO_NODES.trigger);
	if (status === 'success') {
		return demoOutput((node) => items[node]?.[0]?.json);
	}
	throw new Problem(
		['The workflow failed:', error?.message, error?.description].filter(Boolean).join('\n  '),
	);
}

async function main(): Promise<void> {
	const { once } = readArguments(USAGE, false);
	const connections = await startConnections({
		folder: temporaryFolder('store'),
		port: await choosePort(8080, 'the Connections test server'),
	});
	try {
		const port = await choosePort(5678, 'n8n');
		const n8n = await startPackedN8n({ folder: DEMO_FOLDER, port });
		try {
			const workflow = await bringIn(n8n, connections.url);
			const arrival = await arrivalOf(connections, await runOnce(n8n, workflow), DEMO_FILE);
			if (!arrival.equal) process.exitCode = 1;
			const ran = ['n8n ran the workflow once; this arrived in Connections:', ...arrival.lines];
			process.stdout.write(`\n${ran.join('\n')}\n`);
			if (once) return;
			const lines = [
				`See it at                      ${arrival.page}`,
				`The workflow in n8n's editor   ${n8n.url}/workflow/${workflow.id}`,
				`  e-mail    ${OWNER.email}`,
				`  password  ${OWNER.password}`,
				`The Connections test server    ${connections.url}/`,
				...(await waysIn(connections, n8n)),
			];
			process.stdout.write(`\n${lines.join('\n')}\n`);
			process.stdout.write('\nCtrl-C ends both and removes what they stored.\n');
			await Promise.race([untilInterrupted(), n8n.ended]);
		} finally {
			await n8n.stop();
		}
	} finally {
		await connections.stop();
	}
}

void runScript(main);
