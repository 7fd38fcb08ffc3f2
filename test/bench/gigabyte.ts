import { measureLargeUpload } from './largeUpload';

void measureLargeUpload({
	title: 'Add File',
	gib: 1,
	parameters: () => ({ resource: 'file', operation: 'addFile' }),
	stored: ({ documents }, name) => documents.filter(({ label }) => label === name),
});
