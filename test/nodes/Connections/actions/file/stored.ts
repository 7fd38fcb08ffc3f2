import type { IDataObject } from 'n8n-workflow';
import type { ConnectionsDocument } from '../../../../server/client';
import { callerOf } from '../../../../server/testing';
import { locator } from '../../runs';
import { note, type AddFileRun, type Stage } from '../../stage';

/** What the server has stored of a file, also where it lies in the trash. */
export async function storedFile(stage: Stage, id: string): Promise<ConnectionsDocument> {
	const { documents, trash } = await stage.server.store();
	const found = [...documents, ...trash].find((document) => document.id === id);
	if (!found) throw new Error(`The server has no file ${id}`);
	return found;
}

/** Parameters that choose a file of the seed, wherever it lies. */
export const seeded = (stage: Stage, index = 0) => ({
	documentId: locator('id', stage.seed.documents[index].id),
});

/** Parameters that choose the file Welcome.txt by its label in my library. */
export const welcomeByLabel = {
	library: 'myLibrary',
	documentId: locator('label', 'Welcome.txt'),
};

/** Locks a file as somebody does who works in Connections itself. */
export async function lockAs(stage: Stage, user: 'amy' | 'ben', id: string): Promise<void> {
	const address = `/files/basic/api/document/${id}/lock?type=HARD`;
	const { status } = await callerOf(stage.server)('POST', address, { user });
	if (status !== 204) throw new Error(`The lock was answered with ${status}`);
}

/** Shares a file with Ben, so that he may change it. */
export async function letBenEdit(stage: Stage, id: string): Promise<void> {
	const ben = stage.seed.users.find(({ login }) => login === 'ben')?.id ?? '';
	const { status } = await callerOf(stage.server)('POST', '/files/basic/api/shares/feed', {
		headers: { 'content-type': 'application/atom+xml' },
		body: `<entry xmlns="http://www.w3.org/2005/Atom" xmlns:td="urn:ibm.com/td" xmlns:snx="http://www.ibm.com/xmlns/prod/sn"><category term="share" label="share" scheme="tag:ibm.com,2006:td/type"/><td:sharedWith><td:user><snx:userid>${ben}</snx:userid></td:user></td:sharedWith><td:sharedWhat>${id}</td:sharedWhat><td:sharePermission>Edit</td:sharePermission></entry>`,
	});
	if (status !== 201) throw new Error(`The share was answered with ${status}`);
}

/** Method and address of each request that changed something, nonces left out. */
export async function changes(stage: Stage): Promise<string[]> {
	const requests = await stage.server.requests();
	return requests
		.filter(({ method }) => method !== 'GET')
		.map(({ method, path, query }) => {
			const pairs = query.map(([name, value]) => `${name}=${value}`).join('&');
			return `${method} ${path}${pairs ? `?${pairs}` : ''}`;
		});
}

/** Runs Upload New Version, by default with the small file on the first file of the seed. */
export async function uploadVersion(
	stage: Stage,
	parameters: IDataObject = {},
	{ file = note, items = [{ files: { data: file } }], user }: AddFileRun = {},
) {
	const given = { ...seeded(stage), ...parameters };
	return await stage.run('file', 'uploadVersion', given, { items, user });
}
