/* eslint-disable @n8n/community-nodes/no-restricted-imports -- runs outside n8n */
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';

import { parse as parseFlatted } from 'flatted';
import type { INodeTypeDescription, IWorkflowBase } from 'n8n-workflow';
import { request } from 'undici';

/** A workflow as n8n exports and imports it. */
export type Workflow = Pick<IWorkflowBase, 'name' | 'nodes' | 'connections'> &
	Partial<IWorkflowBase>;

/** An item as a node put it out. */
export interface ExecutedItem {
	json: Record<string, unknown>;
	binary?: Record<string, Record<string, unknown>>;
	pairedItem?: unknown;
}

/** An error as n8n stores it with an execution. */
export interface ExecutionError {
	message: string;
	description?: string | null;
	httpCode?: string | null;
}

/** A run of a workflow that has ended. */
export interface Execution {
	id: string;
	status: 'success' | 'error' | 'canceled' | 'crashed';
	error?: ExecutionError;
	/** What each node put out on its first output in its last run, by the node's name. */
	items: Record<string, ExecutedItem[]>;
	/** The same for the second output, which is the error output where a node has one. */
	failed: Record<string, ExecutedItem[]>;
}

/** What a credential's test found out. */
export interface CredentialTest {
	status: 'OK' | 'Error';
	message: string;
}

interface RunData {
	resultData?: {
		error?: ExecutionError;
		runData?: Record<string, Array<{ data?: { main?: Array<ExecutedItem[] | null> } }>>;
	};
}

interface StoredExecution {
	id: string;
	status: string;
	data: string;
}

interface PublicationStatus {
	status: 'not_published' | 'in_progress' | 'published' | 'partial' | 'failed';
	triggers: Array<{ errorMessage?: string | null }>;
}

const RUNNING = ['new', 'running', 'waiting', 'unknown'];

/** The account that owns the n8n of the tests and of `npm start`; that n8n hears 127.0.0.1 only. */
export const OWNER = {
	email: 'owner@n8n.example',
	firstName: 'Nina',
	lastName: 'Eight',
	password: 'Connections-1',
};

/** What n8n answered; undefined where it does not know the address, as an older one may not. */
async function orUnknown<T>(answer: Promise<T>): Promise<T | undefined> {
	return await answer.catch((error: Error) => {
		if (/ with 404: /.test(error.message)) return undefined;
		throw error;
	});
}

/** n8n's REST API, as the editor uses it, for one signed-in owner. */
export class RestClient {
	// n8n ties the session to the browser that it was given to.
	private readonly browserId = randomUUID();

	private cookie = '';

	constructor(private readonly url: string) {}

	/** Calls the API; gives the answer's `data`, or throws with n8n's own message. */
	async call<T>(
		method: 'GET' | 'POST' | 'PATCH' | 'DELETE',
		path: string,
		body?: unknown,
	): Promise<T> {
		const answer = await request(`${this.url}${path}`, {
			method,
			headers: {
				'browser-id': this.browserId,
				cookie: this.cookie,
				...(body === undefined ? {} : { 'content-type': 'application/json' }),
			},
			body: body === undefined ? undefined : JSON.stringify(body),
		});
		const cookies = [answer.headers['set-cookie'] ?? []].flat();
		if (cookies.length > 0) this.cookie = cookies.map((cookie) => cookie.split(';')[0]).join('; ');
		const text = await answer.body.text();
		if (answer.statusCode >= 300) {
			throw new Error(`n8n answered ${method} ${path} with ${answer.statusCode}: ${text}`);
		}
		const parsed = JSON.parse(text) as { data: T } | T;
		return typeof parsed === 'object' && parsed !== null && 'data' in parsed ? parsed.data : parsed;
	}

	/** Makes the owner's account of a fresh n8n; the session is then the owner's. */
	async setUpOwner(): Promise<void> {
		await this.call('POST', '/rest/owner/setup', OWNER);
	}

	/** Signs the owner of an n8n in that was started before. */
	async signIn(): Promise<void> {
		const { email, password } = OWNER;
		await this.call('POST', '/rest/login', { emailOrLdapLoginId: email, password });
	}

	/** Stores a credential and gives its id. */
	async createCredential(
		name: string,
		type: string,
		data: Record<string, unknown>,
	): Promise<string> {
		const { id } = await this.call<{ id: string }>('POST', '/rest/credentials', {
			name,
			type,
			data,
		});
		return id;
	}

	/** Tests a credential as the editor does when it is saved. */
	async testCredential(
		id: string,
		name: string,
		type: string,
		data: Record<string, unknown>,
	): Promise<CredentialTest> {
		return await this.call('POST', '/rest/credentials/test', {
			credentials: { id, name, type, data },
		});
	}

	/** Stores a workflow and gives it as n8n stored it, with its id. */
	async createWorkflow(workflow: Workflow): Promise<Workflow & { id: string }> {
		return await this.call('POST', '/rest/workflows', { settings: {}, active: false, ...workflow });
	}

	/**
	 * Publishes a stored workflow and waits until its webhooks answer and its triggers listen, which
	 * n8n does after its answer. Throws with what a trigger says that cannot listen.
	 */
	async activate(workflow: Workflow): Promise<void> {
		const path = `/rest/workflows/${workflow.id}`;
		const { versionId } = workflow;
		// an n8n without publishing, or without this status, answers when the triggers listen
		const published = await orUnknown(this.call('POST', `${path}/activate`, { versionId }));
		if (published === undefined) {
			await this.call('PATCH', path, { active: true, versionId });
			return;
		}
		for (;;) {
			const state = await orUnknown(
				this.call<PublicationStatus>('GET', `${path}/publication-status`),
			);
			if (!state) return;
			const { status, triggers } = state;
			if (status === 'published') return;
			if (status === 'failed' || status === 'partial') {
				const said = triggers.map(({ errorMessage }) => errorMessage).filter(Boolean);
				throw new Error(`n8n could not publish '${workflow.name}': ${said.join('; ')}`);
			}
			await sleep(100);
		}
	}

	/** Withdraws a published workflow: its webhooks and triggers are gone. */
	async deactivate(workflow: Workflow): Promise<void> {
		await this.call('POST', `/rest/workflows/${workflow.id}/deactivate`);
	}

	/** Runs a stored workflow from its trigger, as "Execute workflow" does, to its end. */
	async run(workflow: Workflow, trigger: string): Promise<Execution> {
		const { executionId } = await this.call<{ executionId: string }>(
			'POST',
			`/rest/workflows/${workflow.id}/run`,
			{ workflowData: workflow, startNodes: [], triggerToStartFrom: { name: trigger } },
		);
		return await this.execution(executionId);
	}

	/** Asks n8n to stop a running execution. */
	async stop(executionId: string): Promise<void> {
		await this.call('POST', `/rest/executions/${executionId}/stop`);
	}

	/** Waits for the end of an execution and gives its result. */
	async execution(id: string): Promise<Execution> {
		let stored = await this.call<StoredExecution>('GET', `/rest/executions/${id}`);
		// n8n 1.x tells of the success a moment before it has written the data
		const isWritten = () => stored.status !== 'success' || parseFlatted(stored.data) !== undefined;
		while (RUNNING.includes(stored.status) || !isWritten()) {
			await sleep(100);
			stored = await this.call<StoredExecution>('GET', `/rest/executions/${id}`);
		}
		const { resultData } = parseFlatted(stored.data) as RunData;
		const items: Execution['items'] = {};
		const failed: Execution['failed'] = {};
		for (const [node, runs] of Object.entries(resultData?.runData ?? {})) {
			const main = runs.at(-1)?.data?.main;
			items[node] = main?.[0] ?? [];
			failed[node] = main?.[1] ?? [];
		}
		const status = stored.status as Execution['status'];
		return { id, status, error: resultData?.error, items, failed };
	}

	/**
	 * Waits until an active workflow has been run by its trigger, and gives the execution that is
	 * the `nth` one (from 1, in order of their start). It has no end of its own: the test's has.
	 */
	async nthExecution(workflow: Workflow, nth = 1): Promise<Execution> {
		for (;;) {
			const ids = await this.executionIds(workflow);
			if (ids.length >= nth) return await this.execution(ids[nth - 1]);
			await sleep(200);
		}
	}

	/** All executions of a workflow so far, in order of their start. */
	async executions(workflow: Workflow): Promise<Execution[]> {
		const ids = await this.executionIds(workflow);
		return await Promise.all(ids.map(async (id) => await this.execution(id)));
	}

	private async executionIds({ id: workflowId }: Workflow): Promise<string[]> {
		const filter = encodeURIComponent(JSON.stringify({ workflowId }));
		const { results } = await this.call<{ results: Array<{ id: string }> }>(
			'GET',
			`/rest/executions?filter=${filter}&limit=100`,
		);
		return results.map(({ id }) => id).sort((one, other) => Number(one) - Number(other));
	}

	/** The descriptions of all node types, as the editor gets them. */
	async nodeTypes(): Promise<INodeTypeDescription[]> {
		return await this.call('GET', '/types/nodes.json');
	}
}
