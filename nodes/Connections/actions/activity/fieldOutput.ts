import type { IDataObject } from 'n8n-workflow';
import type { UploadedField, UploadFieldRequest } from '../../api/activities/uploadField';
import { rawOutput } from '../rawOutput';

/** An uploaded field as the user sees it; what the server did not say is null. */
export function fieldOutput(
	uploaded: UploadedField,
	{ nodeId, replaces }: UploadFieldRequest,
	simplify: boolean,
): IDataObject {
	if (!simplify) return rawOutput(uploaded);
	const { node, field, bytesSent, note } = uploaded;
	return {
		activityId: node?.activityId ?? null,
		nodeId: node?.id ?? nodeId,
		fieldId: field?.fid ?? replaces ?? null,
		fieldName: field?.name ?? null,
		fileName: field?.fileName ?? null,
		mimeType: field?.mimeType ?? null,
		size: field?.size ?? null,
		downloadUrl: field?.downloadUrl ?? null,
		url: node?.url ?? null,
		bytesSent,
		...(note ? { note } : {}),
	};
}
