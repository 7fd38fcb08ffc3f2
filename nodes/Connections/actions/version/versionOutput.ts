import type { IDataObject } from 'n8n-workflow';
import type { DatedVersion } from '../../api/files/oldVersions';
import type { VersionEntry } from '../../api/files/versions';
import { unheard } from '../../api/server/read';
import { wholeEntry } from '../rawOutput';

type Told = Omit<DatedVersion, 'version'> & {
	version: Omit<VersionEntry, 'documentId' | 'updated' | 'mimeType' | 'entry'>;
};

/** The short form of a version; what the server did not say is null. */
function versionShape({ version, documentId, current, replacedAt }: Told): IDataObject {
	return {
		id: version.id,
		documentId,
		version: version.version,
		title: version.title,
		summary: version.summary,
		size: version.size,
		created: version.created,
		replacedAt,
		author: { ...version.author },
		downloadUrl: version.downloadUrl,
		current,
	};
}

/** A version as the user sees it: the short form, or the whole entry. */
export function versionOutput(dated: DatedVersion, simplify: boolean): IDataObject {
	return simplify
		? versionShape(dated)
		: wholeEntry({ entry: dated.version.entry, headers: unheard });
}

/** A version as previews and docs show it. */
export const versionExample: IDataObject = versionShape({
	version: {
		id: 'f31472e9-c789-4b30-accf-15c9ce486faf',
		version: '2',
		title: 'report.pdf [v2]',
		summary: 'Minutes of the meeting',
		size: 48213,
		created: '2026-01-31T12:00:00.000Z',
		author: { id: '20170081', name: 'Amy Lindqvist', email: 'amy@example.com' },
		downloadUrl:
			'https://connections.example.com/files/basic/api/library/46ebf3b4-d0a1-4ca3-ac47-113589b801ee/document/6577329f-add1-4f1a-8dd8-a3a31a68f19c/version/f31472e9-c789-4b30-accf-15c9ce486faf/media',
	},
	documentId: '6577329f-add1-4f1a-8dd8-a3a31a68f19c',
	current: false,
	replacedAt: '2026-02-03T09:30:00.000Z',
});
