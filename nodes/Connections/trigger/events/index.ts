import type { TriggerEvent } from '../event';
import { commentAdded } from './commentAdded';
import { fileAdded } from './fileAdded';
import { fileUpdated } from './fileUpdated';
import { nodeAdded } from './nodeAdded';
import { nodeUpdated } from './nodeUpdated';
import { todoAssigned } from './todoAssigned';
import { todoCompleted } from './todoCompleted';

/** All that the trigger can tell of; each says itself how it is stored and shown. */
export const events: TriggerEvent[] = [
	fileAdded,
	fileUpdated,
	commentAdded,
	nodeAdded,
	nodeUpdated,
	todoAssigned,
	todoCompleted,
];
