import type { TriggerEvent } from '../event';
import { fileAdded } from './fileAdded';
import { fileUpdated } from './fileUpdated';

/** All that the trigger can tell of, in the order of the menu; the first is a fresh node's. */
export const events: TriggerEvent[] = [fileAdded, fileUpdated];
