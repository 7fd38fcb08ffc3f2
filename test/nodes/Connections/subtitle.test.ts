import { type INode, type INodeTypes, Workflow } from 'n8n-workflow';
import { Connections } from '../../../nodes/Connections/Connections.node';
import { ConnectionsTrigger } from '../../../nodes/Connections/ConnectionsTrigger.node';
import { resources } from '../../../nodes/Connections/actions/resources';
import { events } from '../../../nodes/Connections/trigger/events';

/** What the canvas shows below the name of a node with those parameters. */
function subtitleOf(nodeType: Connections | ConnectionsTrigger, parameters: INode['parameters']) {
	const { name, version, subtitle } = nodeType.description;
	const node: INode = {
		id: 'node',
		name: 'Node',
		type: name,
		typeVersion: Number(version),
		position: [0, 0],
		parameters,
	};
	const nodeTypes = { getByNameAndVersion: () => nodeType } as unknown as INodeTypes;
	const { expression } = new Workflow({ nodes: [node], connections: {}, active: false, nodeTypes });
	return expression.getSimpleParameterValue(node, subtitle, 'internal', {});
}

describe('what stands below the name of a node on the canvas', () => {
	it.each(
		resources.flatMap(({ value: resource, name, operations }) =>
			operations.map((one) => ({ resource, operation: one.value, name, shown: one.name })),
		),
	)('is the operation: $resource $operation', ({ resource, operation, name, shown }) => {
		const subtitle = subtitleOf(new Connections(), { resource, operation });
		expect([shown, `${shown}: ${name}`]).toContain(subtitle);
	});

	it.each(events)('is the event: $value', ({ value: event, name }) => {
		expect(subtitleOf(new ConnectionsTrigger(), { event })).toBe(name);
	});
});
