/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/require-node-api-error -- runs outside n8n */
import { parseArgs } from 'node:util';

import { Problem } from './problem';

/** What may stand behind `npm run demo --` and `npm start --`. */
export interface Arguments {
	/** End after the run instead of staying until Ctrl-C. */
	once: boolean;
	/** The user's own file to upload. */
	file?: string;
}

/** Reads the command line; a {@link Problem} tells what is allowed when something else stands there. */
export function readArguments(usage: string, withFile: boolean): Arguments {
	try {
		const { values } = parseArgs({
			options: {
				once: { type: 'boolean', default: false },
				...(withFile ? { file: { type: 'string' } as const } : {}),
			},
		});
		return { once: values.once === true, file: (values as { file?: string }).file };
	} catch (error) {
		throw new Problem(`${(error as Error).message}\n${usage}`);
	}
}
