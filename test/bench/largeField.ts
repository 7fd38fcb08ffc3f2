import { measureLargeUpload } from './largeUpload';

void measureLargeUpload({
	title: 'Upload Activity Field',
	gib: 5,
	parameters: ({ activities }) => ({
		resource: 'activity',
		operation: 'uploadActivityField',
		activityNodeId: { __rl: true, mode: 'id', value: activities[0].nodes[0].id },
	}),
	stored: ({ fields }, name) => fields.filter(({ fileName }) => fileName === name),
});
