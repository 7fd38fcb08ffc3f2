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

/** An uploaded field as previews and docs show it. */
export const fieldExample: IDataObject = {
	activityId: '50a68c83-13ae-46bd-b238-de27e7120726',
	nodeId: '1edd103e-9bcf-4b3b-884f-14ec488718df',
	fieldId: '0e1c8b36-8f4e-4c5d-bb6e-3a1f5e0c7b21',
	fieldName: 'Offer',
	fileName: 'offer.pdf',
	mimeType: 'application/pdf',
	size: 48213,
	downloadUrl:
		'https://connections.example.com/activities/service/download/0e1c8b36-8f4e-4c5d-bb6e-3a1f5e0c7b21/offer.pdf',
	url: 'https://connections.example.com/activities/service/html/activityentry?uuid=1edd103e-9bcf-4b3b-884f-14ec488718df',
	bytesSent: 48213,
};
