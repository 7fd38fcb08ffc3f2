import { requireRight } from '../failures/refusal';
import type { Subject } from '../failures/subject';
import type { ActivityNode } from './node';

/** Looks whether the user may add to an activity, by the node that was read anyway. */
export function checkNode(node: ActivityNode | null, subject: Subject): void {
	requireRight(node?.permissions ?? null, 'create_entries', subject);
}
