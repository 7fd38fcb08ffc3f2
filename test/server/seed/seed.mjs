import { activitiesOverview } from './activities.mjs';
import { communitiesOverview } from './communities.mjs';
import { filesOverview } from './files.mjs';
import { peopleOverview } from './people.mjs';

/** The seed as the control side shows it. */
export function seedOverview() {
	return {
		...peopleOverview(),
		...filesOverview(),
		...communitiesOverview(),
		...activitiesOverview(),
	};
}
