import {
	type FromAIArgumentType,
	type INodeProperties,
	type INodeType,
	NodeConnectionTypes,
} from 'n8n-workflow';

/**
 * The expression that "Let the model define this parameter" writes: its key is made from what the
 * field is called, for lists in its path too.
 */
export function fromAI(displayName: string, type: FromAIArgumentType = 'string'): string {
	return `={{ /*n8n-auto-generated-fromAI-override*/ $fromAI('${keyOf(displayName)}', \`\`, '${type}') }}`;
}

/** The key of a model's argument for a field, as n8n's editor makes it. */
export const keyOf = (displayName: string) =>
	displayName.slice(0, 63).replace(/[^a-zA-Z0-9-]/g, '_');

/** The tool that n8n makes of a node that is `usableAsTool`, as its server does when it loads it. */
export function toolOf(node: INodeType): INodeType {
	const { description } = node;
	const choice: INodeProperties = {
		displayName: 'Tool Description',
		name: 'descriptionType',
		type: 'options',
		noDataExpression: true,
		options: [
			{ name: 'Set Automatically', value: 'auto' },
			{ name: 'Set Manually', value: 'manual' },
		],
		default: 'auto',
	};
	const text: INodeProperties = {
		displayName: 'Description',
		name: 'toolDescription',
		type: 'string',
		default: description.description,
		required: true,
		displayOptions: { show: { descriptionType: ['manual'] } },
	};
	return Object.create(node, {
		description: {
			value: {
				...description,
				name: `${description.name}Tool`,
				displayName: `${description.displayName} Tool`,
				inputs: [],
				outputs: [NodeConnectionTypes.AiTool],
				usableAsTool: undefined,
				properties: [choice, text, ...description.properties],
			},
		},
	}) as INodeType;
}
