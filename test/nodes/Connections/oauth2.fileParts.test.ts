import type { IDataObject } from 'n8n-workflow';
import { setOAuthStage } from './oauthStage';
import { everyJson } from './runs';

const stage = setOAuthStage();
const file = () => stage.seed.documents[0];
const folderId = () => stage.seed.folders[0].id;

describe('comments, attachments, versions and folders with a token', () => {
	it.each<[string, string, () => IDataObject]>([
		['comment', 'create', () => ({ text: 'Tide at nine' })],
		['comment', 'getAll', () => ({})],
		['comment', 'update', () => ({ commentId: file().comments[0].id, text: 'Tide at ten' })],
		['comment', 'delete', () => ({ commentId: file().comments[0].id })],
		['attachment', 'getAll', () => ({})],
		['attachment', 'download', () => ({ attachmentId: file().attachments[0].id })],
		['attachment', 'delete', () => ({ attachmentId: file().attachments[0].id })],
		['version', 'getAll', () => ({})],
		['folder', 'create', () => ({ name: 'Drawings' })],
		['folder', 'get', () => ({ folderId: folderId() })],
		['folder', 'getAll', () => ({})],
		['folder', 'update', () => ({ folderId: folderId(), updateFields: { name: 'Monthly' } })],
		['folder', 'addFile', () => ({ folderId: folderId() })],
		['folder', 'delete', () => ({ folderId: folderId() })],
	])('%s: %s asks below the paths in which one counts', async (resource, operation, parameters) => {
		const given = { documentId: file().id, ...parameters() };
		expect(everyJson(await stage.run(resource, operation, given))).not.toEqual([]);
		const requests = await stage.server.requests();
		expect(requests.length).toBeGreaterThan(0);
		for (const { path, headers } of requests) {
			expect(path).toMatch(/^\/files\/oauth\/api\//);
			expect(headers.authorization).toBe(`Bearer ${stage.tokens.access_token}`);
		}
	});
});
