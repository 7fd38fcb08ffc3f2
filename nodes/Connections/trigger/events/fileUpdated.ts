import { readDocumentList } from '../../actions/file/documentList';
import { documentExample, readOutput } from '../../actions/file/documentOutput';
import { documentFeed } from '../../api/files/documents';
import { documentIn } from '../../api/files/readDocument';
import type { DocumentEntry } from '../../api/files/document';
import type { TriggerEvent } from '../event';
import { feedSource, timeOf } from '../feedSource';
import { watchedListFields } from './fileLists';

/** The first version comes with the file itself. */
function isFirst({ version, created, modified }: DocumentEntry): boolean {
	return version === null ? created === modified : version === '1';
}

/**
 * A new version of a file, by the version's id. Neither a changed title, tag, lock or share nor a
 * comment moves td:modified (recorded answers), which is the version's time.
 */
export const fileUpdated: TriggerEvent = {
	value: 'fileUpdated',
	name: 'New Version of File',
	description: 'The content of a file was replaced by a newer one',
	fields: watchedListFields,
	output: documentExample,
	async watch(parameters, connection) {
		const list = readDocumentList(parameters);
		const feed = documentFeed(connection, list, { sortBy: 'modified', sortOrder: 'desc' });
		return {
			place: list,
			happenings: () =>
				feedSource(connection, feed, (entry) => {
					const read = documentIn(entry);
					const { document } = read;
					const { id, versionId, version, modified } = document;
					const time = timeOf(modified);
					if (id === null || Number.isNaN(time)) return null;
					return {
						id,
						key: `${id} ${versionId ?? version ?? modified}`,
						time,
						times: [],
						isMute: isFirst(document),
						json: (simplify) => readOutput(read, simplify),
					};
				}),
		};
	},
};
