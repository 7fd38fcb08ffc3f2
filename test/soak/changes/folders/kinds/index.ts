import type { FolderKind } from '../state';
import { changes } from './change';
import { creations } from './create';
import { reads } from './reads';

/** All kinds of operation on a folder that a soak mixes. */
export const kinds: FolderKind[] = [...changes, ...creations, ...reads];
