import type { IDataObject } from 'n8n-workflow';
import type { UploadedField, UploadFieldRequest } from '../../api/activities';

/** An uploaded field as the user sees it; what the server did not say is null. */
export function fieldOutput(
	{ node, field, bytesSent, note }: UploadedField,
	{ nodeId, replaces }: UploadFieldRequest,
	simplify: boolean,
): IDataObject {
	const remark = note ? { note } : {};
	if (!simplify) {
		return { node: node && { ...node }, field: field && { ...field }, bytesSent, ...remark };
	}
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
		...remark,
	};
}
