import { commentExample, commentOutput } from '../../actions/comment/commentOutput';
import { fileFields, readFile } from '../../actions/fields/file';
import { commentFeed } from '../../api/files/comments';
import { plainlyNamed } from '../../api/files/readDocument';
import type { TriggerEvent } from '../event';
import { feedSource, timeOf } from '../feedSource';

/** A comment that is new on a file. A comment that somebody edits keeps its id, and is not new. */
export const commentAdded: TriggerEvent = {
	value: 'commentAdded',
	name: 'Comment Added to File',
	description: 'Somebody commented on a file',
	fields: fileFields('The file whose comments to watch'),
	output: commentExample,
	async watch(parameters, connection) {
		const file = readFile(parameters);
		const feed = commentFeed(connection, await plainlyNamed(connection, file));
		return {
			place: file,
			happenings: () =>
				feedSource(connection, feed, (entry) => {
					const read = feed.read(entry);
					const { id = null, created = null, modified = null } = read?.comment ?? {};
					const time = timeOf(created);
					if (!read || id === null || Number.isNaN(time)) return null;
					return {
						id,
						key: id,
						time,
						times: [timeOf(modified) || time],
						json: (simplify) => commentOutput(read, simplify),
					};
				}),
		};
	},
};
