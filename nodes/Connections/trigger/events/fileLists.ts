import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import type { DocumentList } from '../../api/files/documents';
import { documentListFields } from '../../actions/file/documentList';

const [listField, ...placeFields] = documentListFields;

/** Lists that say nothing of what is new: what somebody pinned, and what somebody deleted. */
const withoutNews = ['pinned', 'trash'];

/** Which list of files is watched. */
export const watchedListFields: INodeProperties[] = [
	{
		...listField,
		options: (listField.options as INodePropertyOptions[]).filter(
			({ value }) => !withoutNews.includes(String(value)),
		),
		description: 'Which files to watch',
	},
	...placeFields,
];

/** Whether a list tells when a file came into it, which may be long after the file was made. */
export const isJoined = ({ kind }: DocumentList) =>
	kind === 'folder' || kind === 'sharedWithMe' || kind === 'sharedByMe';
