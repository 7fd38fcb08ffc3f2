/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- runs outside n8n */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { operationOf } from '../../nodes/Connections/actions/resources';

interface TemplateNode {
	name: string;
	type: string;
	onError?: string;
	parameters: Record<string, unknown>;
}

interface Template {
	nodes: TemplateNode[];
	connections: Record<string, { main: Array<Array<{ node: string }>> }>;
}

const folder = join(__dirname, '../../docs/workflows');
const templates = readdirSync(folder)
	.filter((file) => file.endsWith('.json'))
	.map((file) => [file, JSON.parse(readFileSync(join(folder, file), 'utf8')) as Template] as const);

describe.each(templates)('the template %s', (_file, { nodes, connections }) => {
	it('says in its note what happens with a name that exists', () => {
		const notes = nodes.filter(({ type }) => type === 'n8n-nodes-base.stickyNote');
		expect(notes).toEqual([
			expect.objectContaining({
				parameters: expect.objectContaining({
					content: expect.stringContaining('**A name that exists**'),
				}),
			}),
		]);
	});

	it('leads each error output to an end', () => {
		for (const { name, onError } of nodes) {
			if (onError === 'continueErrorOutput') {
				expect([name, connections[name].main[1]?.length]).toEqual([name, 1]);
			}
		}
	});

	it('leads only to nodes that are there', () => {
		const targets = Object.values(connections).flatMap(({ main }) => main.flat());
		const names = nodes.map(({ name }) => name);
		expect(names).toEqual(expect.arrayContaining(targets.map(({ node }) => node)));
	});

	it('knows the fields of the operations as they are now', () => {
		const ours = nodes.filter(({ type }) => type === 'n8n-nodes-hcl-connections.connections');
		expect(ours.length).toBeGreaterThan(0);
		for (const { parameters } of ours) {
			const { authentication, resource, operation, ...own } = parameters;
			const known = operationOf(String(resource), String(operation))?.fields ?? [];
			expect(authentication).toBe('basicAuth');
			expect(known.map(({ name }) => name)).toEqual(expect.arrayContaining(Object.keys(own)));
		}
	});
});
