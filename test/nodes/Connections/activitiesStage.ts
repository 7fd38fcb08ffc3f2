import { actingAs } from '../../server/activities/testing';
import { type Caller, callerOf } from '../../server/testing';
import { locator } from './runs';
import { setStage, type Stage } from './stage';

/** A stage with what tests of Activities do beside the node, as users of the seed. */
export function setActivitiesStage() {
	const stage: Stage = setStage();
	const call: Caller = async (...request) => await callerOf(stage.server)(...request);
	// the server is there only when the tests run
	const ground = {
		get server() {
			return stage.server;
		},
		get seed() {
			return stage.seed;
		},
		call,
	};
	return {
		stage,
		call,
		amy: actingAs(ground, 'amy'),
		ben: actingAs(ground, 'ben'),
		guest: actingAs(ground, 'guest'),
		/** the first activity of the seed: amy owns it, ben reads it, the guest is a stranger */
		activity: () => stage.seed.activities[0],
		user: (login: 'amy' | 'ben' | 'guest') => {
			const found = stage.seed.users.find((each) => each.login === login);
			if (!found) throw new Error(`The seed has no ${login}`);
			return found;
		},
	};
}

/** A resource locator that holds an id. */
export const byId = (id: string) => locator('id', id);
