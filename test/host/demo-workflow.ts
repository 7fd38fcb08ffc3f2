/* eslint-disable @n8n/community-nodes/no-restricted-imports -- runs outside n8n */
import { join } from 'node:path';

import demo from '../../docs/workflows/demo.json';
import { ROOT } from './pack';
import type { Workflow } from './rest';
import { asWorkflow } from './workflow';

/** The folder that the demo workflow's relative path starts at. */
export const DEMO_FOLDER = join(ROOT, 'docs', 'workflows');

/** The workflow of `npm run demo` and `npm start`, as the editor imports it. */
export const demoWorkflow: Workflow = asWorkflow(demo);

/** The names of its nodes. */
export const DEMO_NODES = {
	trigger: 'Manual Trigger',
	read: 'Read File',
	addFile: 'Add File',
	addAttachment: 'Add Attachment',
	uploadField: 'Upload Activity Field',
	download: 'Download',
	hash: 'SHA-256',
};

/** The user of the Connections test server whose library and to-do get the demo's file. */
export const DEMO_USER = { username: 'amy', password: 'amy-secret' };

/** The credential that the demo workflow names. */
export const DEMO_CREDENTIAL = { name: 'HCL Connections (demo)', type: 'connectionsApi' };

/** The file that the demo workflow reads when no other is given. */
export const DEMO_FILE = join(
	DEMO_FOLDER,
	String(demo.nodes.find(({ name }) => name === DEMO_NODES.read)?.parameters.fileSelector),
);
