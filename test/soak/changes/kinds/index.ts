import type { ChangeKind } from '../kind';
import { comments } from './comments';
import { folders } from './folders';
import { locks } from './lock';
import { shares } from './share';
import { oldVersions } from './oldVersions';
import { trash } from './trash';
import { update } from './update';
import { versions } from './versions';

/** All kinds of change that a soak mixes. */
export const kinds: ChangeKind[] = [
	update,
	...comments,
	...folders,
	...locks,
	...oldVersions,
	...shares,
	...trash,
	...versions,
];
