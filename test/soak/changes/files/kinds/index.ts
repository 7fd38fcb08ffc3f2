import type { FileKind } from '../kind';
import { addFiles } from './addFile';
import { attachments } from './attachments';
import { comments } from './comments';
import { folders } from './folders';
import { locks } from './lock';
import { oldVersions } from './oldVersions';
import { reads } from './reads';
import { shares } from './share';
import { trash } from './trash';
import { update } from './update';
import { versions } from './versions';

/** All kinds of operation on a file that a soak mixes. */
export const kinds: FileKind[] = [
	update,
	...addFiles,
	...attachments,
	...comments,
	...folders,
	...locks,
	...oldVersions,
	...reads,
	...shares,
	...trash,
	...versions,
];
