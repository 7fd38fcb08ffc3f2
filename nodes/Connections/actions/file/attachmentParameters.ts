import { documentParameters } from './documentParameters';
import type { ParameterDefinition } from '../fields/parameterDefinition';

/**
 * The query parameters of "Adding a file attachment". Its parameter "identifier" is the locator's
 * mode By Label.
 */
export const attachmentParameters: ParameterDefinition[] = documentParameters
	.filter(({ name }) => ['created', 'modified', 'replace'].includes(name))
	.map((definition) => ({
		...definition,
		description: definition.description
			.replace(/\ba file\b/g, 'an attachment')
			.replace(/\bfile\b/g, 'attachment'),
	}));
