import { readDocumentList } from '../../actions/file/documentList';
import { documentExample, readOutput } from '../../actions/file/documentOutput';
import { textOf } from '../../api/atom/xml';
import { type DocumentList, documentFeed } from '../../api/files/documents';
import { documentIn } from '../../api/files/readDocument';
import type { Query } from '../../api/server/query';
import type { TriggerEvent } from '../event';
import { feedSource, timeOf } from '../feedSource';
import { isJoined, watchedListFields } from './fileLists';

/**
 * What a list is asked for. A folder tells when a file came into it where that is asked (seen in
 * public clients), and lists what came last first (recorded answers), as what is shared does by the
 * time of the share; a library is asked for the newest files first (documented).
 */
function queryOf(list: DocumentList): Query {
	if (list.kind === 'folder') return { added: true, addedBy: true };
	return isJoined(list) ? {} : { sortBy: 'created', sortOrder: 'desc' };
}

/**
 * A file that is new in a list. Its time is td:created, which a restored file keeps, where
 * `published` tells of the restoring (recorded answers); in a folder td:added, in what is shared
 * td:shared, where the list tells them.
 */
export const fileAdded: TriggerEvent = {
	value: 'fileAdded',
	name: 'File Added',
	description: 'A file is new in a library or a folder, or is newly shared',
	fields: watchedListFields,
	output: documentExample,
	async watch(parameters, connection) {
		const list = readDocumentList(parameters);
		return {
			place: list,
			happenings: () =>
				feedSource(connection, documentFeed(connection, list, queryOf(list)), (entry) => {
					const read = documentIn(entry);
					const { id, created, modified } = read.document;
					const joined = isJoined(list)
						? (textOf(entry, 'td:added') ?? textOf(entry, 'td:shared'))
						: null;
					const time = timeOf(joined, created);
					if (id === null || Number.isNaN(time)) return null;
					return {
						id,
						key: id,
						time,
						times: isJoined(list) ? [] : [timeOf(modified) || time],
						json: (simplify) => readOutput(read, simplify),
					};
				}),
		};
	},
};
