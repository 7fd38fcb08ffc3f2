import {
	uploadVersion,
	type UploadVersionRequest,
} from '../../../../../nodes/Connections/api/files/uploadVersion';
import { TransportFailure, type WireAnswer } from '../../../../../nodes/Connections/transport/wire';
import { fakeConnection } from '../../../../fuzz/fakeConnection';

const file = (version: number, size: number, updated = '2026-11-24T09:00:01Z') =>
	`<entry xmlns="http://www.w3.org/2005/Atom" xmlns:td="urn:ibm.com/td"><td:uuid>doc</td:uuid><td:label>a.txt</td:label><td:versionUuid>v${version}</td:versionUuid><td:versionLabel>${version}</td:versionLabel><updated>${updated}</updated><link rel="enclosure" length="${size}"/></entry>`;

const feed = (sizes: number[]) =>
	`<feed xmlns="http://www.w3.org/2005/Atom" xmlns:td="urn:ibm.com/td">${sizes
		.map(
			(size, index) =>
				`<entry><td:uuid>v${sizes.length - index}</td:uuid><td:versionLabel>${sizes.length - index}</td:versionLabel><link rel="enclosure" length="${size}"/></entry>`,
		)
		.join('')}</feed>`;

const answer = (body: string): WireAnswer => ({
	status: 200,
	headers: { 'x-lconn-auth': 'true', date: 'Tue, 24 Nov 2026 09:00:00 GMT' },
	body,
});

/** A version of five bytes, whose answer is lost; `later` are the answers to what is asked then. */
async function lost(later: string[]) {
	const answers = [
		answer(file(1, 3)),
		answer('nonce-1'),
		new TransportFailure('cut', 'ECONNRESET', true),
		...later.map(answer),
	];
	const { connection, requests } = fakeConnection(answers);
	const request: UploadVersionRequest = {
		file: { library: { kind: 'anyLibrary' }, by: 'uuid', value: 'doc' },
		query: {},
		headers: { contentType: 'text/plain', slug: '' },
		content: { source: { length: 5, open: async () => Buffer.from('ahead') }, phases: false },
		checkPermission: false,
	};
	const uploaded = await uploadVersion(connection, request);
	expect(requests).toHaveLength(answers.length);
	return {
		uploaded,
		sent: requests.map(({ method, url }) => `${method} ${url.replace(/^.*\/api/, '')}`),
	};
}

describe('a version whose answer was lost', () => {
	it('is found as the current one by its id and size', async () => {
		const { uploaded } = await lost([file(2, 5)]);
		expect(uploaded).toMatchObject({
			document: { version: '2', versionId: 'v2', size: 5 },
			note: expect.stringContaining('was found on the file'),
		});
	});

	it("is found below somebody else's that came since", async () => {
		const { uploaded, sent } = await lost([file(3, 9), feed([9, 5, 3])]);
		expect(uploaded.document).toMatchObject({ version: '2', versionId: 'v2', size: 5 });
		expect(sent.at(-1)).toMatch(/^GET \/document\/doc\/feed\?category=version&/);
	});

	it("is sent again where only somebody else's came since", async () => {
		const theirs = [file(2, 9), feed([9, 3])];
		const { uploaded, sent } = await lost([...theirs, ...theirs, 'nonce-2', file(3, 5)]);
		expect(uploaded.document).toMatchObject({ version: '3' });
		expect(uploaded).not.toHaveProperty('note');
		expect(sent.filter((one) => one.startsWith('PUT'))).toHaveLength(2);
	});

	it('is looked for once more before it is sent again', async () => {
		const { uploaded, sent } = await lost([file(1, 3), file(2, 5)]);
		expect(uploaded).toMatchObject({ document: { version: '2' } });
		expect(sent.filter((one) => one.startsWith('PUT'))).toHaveLength(1);
	});

	it('is left open where the server tells no versions', async () => {
		const silent = file(1, 3).replace(/<td:version.+<.td:versionLabel>/, '');
		await expect(lost([silent])).rejects.toThrow(
			'whether the version was stored could not be found out',
		);
	});

	it('is not one that is older than the nonce', async () => {
		const early = file(2, 5, '2026-11-24T08:59:00Z');
		const { sent } = await lost([early, early, 'nonce-2', file(3, 5)]);
		expect(sent.filter((one) => one.startsWith('PUT'))).toHaveLength(2);
	});
});
