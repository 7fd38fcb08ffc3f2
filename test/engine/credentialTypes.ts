import type { ICredentialType, INodeProperties } from 'n8n-workflow';
import type { Runtime } from './runtime';
import { oAuth2Api } from './oAuth2Api';

/** The credential types that a run knows, with what they inherit. */
export class CredentialTypes {
	private readonly types: Map<string, ICredentialType>;

	constructor(
		private readonly runtime: Runtime,
		types: ICredentialType[],
	) {
		this.types = new Map([oAuth2Api, ...types].map((type) => [type.name, type]));
	}

	getByName(name: string): ICredentialType {
		const type = this.types.get(name);
		if (!type) throw new Error(`The engine harness knows no credential type ${name}`);
		return type;
	}

	/** All types that this one extends, however far away. */
	getParentTypes(name: string): string[] {
		const parents = this.types.get(name)?.extends ?? [];
		return [...parents, ...parents.flatMap((parent) => this.getParentTypes(parent))];
	}

	/** The type's own properties laid over those that it inherits, by n8n's own merging. */
	getProperties(name: string): INodeProperties[] {
		const type = this.getByName(name);
		if (type.extends === undefined) {
			if (name !== 'oAuth2Api') return type.properties;
			return [
				...type.properties,
				{ displayName: 'oauthTokenData', name: 'oauthTokenData', type: 'json', default: {} },
			];
		}
		const { mergeNodeProperties } = this.runtime.workflow.NodeHelpers;
		const merged: INodeProperties[] = [];
		for (const parent of type.extends) mergeNodeProperties(merged, this.getProperties(parent));
		mergeNodeProperties(merged, type.properties);
		return merged;
	}
}
