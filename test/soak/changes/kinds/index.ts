import type { ChangeKind } from '../kind';
import { locks } from './lock';
import { shares } from './share';
import { trash } from './trash';
import { update } from './update';
import { versions } from './versions';

/** All kinds of change that a soak mixes. */
export const kinds: ChangeKind[] = [update, ...locks, ...shares, ...trash, ...versions];
