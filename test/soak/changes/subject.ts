import type { ConnectionsSeed, ConnectionsStore } from '../../server/client';
import type { SoakStage } from '../rounds';
import type { ChangeKind } from './kind';

/** What a soak knows of things of one sort, whatever is done to them. */
export interface Inventory {
	/** ids of those that are there, in the trash as well, but for the seed's */
	idsIn(store: ConnectionsStore, seed: ConnectionsSeed): string[];
	/** the state of one, without what a step on something else may change */
	apart(store: ConnectionsStore, id: string): object;
}

/** A sort of thing that a soak makes and changes. */
export interface Subject<State extends object> extends Inventory {
	kinds: Array<ChangeKind<State>>;
	/** the state of one in the server's store */
	stateOf(store: ConnectionsStore, id: string): State;
	/** by what a step's own is found among those that are new */
	keyOf(state: State): string;
	/**
	 * Makes one by hand, with all that steps may be about; returns its id.
	 *
	 * @param turn how many of the round were there before it: by this they may differ
	 */
	make(stage: SoakStage, name: string, turn: number): Promise<string>;
}
