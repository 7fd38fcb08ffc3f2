import { listDatedVersions } from '../../api/files/oldVersions';
import { childList } from '../childList';
import { versionExample, versionOutput } from './versionOutput';

/** Lists the versions of a file. */
export const getAllOperation = childList({
	action: 'Get many versions',
	description: 'List the versions of a file, newest first, the current one among them',
	output: versionExample,
	file: 'The file whose versions to list',
	list: listDatedVersions,
	toJson: versionOutput,
});
