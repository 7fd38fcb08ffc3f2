import { addAttachment } from '../../runs';
import { note, onlyJson, setStage } from '../../stage';

const stage = setStage();
const post = { method: 'POST' };
const name = 'Where to: "quay" or <pier>? a|b*.txt';
const label = 'Where to_ _quay_ or _pier__ a_b_.txt';
const file = { ...note, name };

const documentsNamed = async (wanted: string) =>
	(await stage.server.store()).documents.filter((one) => one.label === wanted);

describe('a name with characters that a label cannot have', () => {
	it('goes out as it is and comes back as label and title', async () => {
		expect(onlyJson(await stage.addFile({ file }))).toMatchObject({ label, title: name });
		expect((await stage.uploads())[0].query).toEqual([['label', name]]);
	});

	it('is found in the library where the answer was lost', async () => {
		await stage.server.fault({ match: post, action: { type: 'resetAfterStore' } });
		const json = onlyJson(await stage.addFile({ file }));
		expect(json).toMatchObject({
			label,
			size: 29,
			note: 'The connection was lost after the upload; the file was found in the library.',
		});
		expect(await documentsNamed(label)).toMatchObject([{ id: json.id }]);
	});

	it('is found as the label of a document that has metadata only', async () => {
		await stage.server.fault({ match: post, action: { type: 'resetAfterStore' } });
		const parameters = { source: 'atomEntry', title: 'Pier 1/2: plan?' };
		const json = onlyJson(await stage.addFile({ items: [{}], parameters }));
		expect(json).toMatchObject({
			label: 'Pier 1-2_ plan_',
			title: 'Pier 1/2: plan?',
			note: expect.stringContaining('was found in the library'),
		});
	});

	it('is found on the file where the answer was lost', async () => {
		await stage.server.fault({ match: post, action: { type: 'resetAfterStore' } });
		expect(onlyJson(await addAttachment(stage, { file }))).toMatchObject({
			label,
			note: 'The connection was lost after the upload; the attachment was found on the file.',
		});
	});

	it('is found under the name itself on a server that keeps it', async () => {
		await stage.server.fault([
			{ match: post, action: { type: 'resetAfterStore' } },
			{
				match: { method: 'GET', path: encodeURIComponent(name) },
				action: {
					type: 'status',
					status: 200,
					connectionsHeader: true,
					contentType: 'application/atom+xml',
					body: `<entry xmlns="http://www.w3.org/2005/Atom" xmlns:td="urn:ibm.com/td"><td:label>${name.replace(/</g, '&lt;')}</td:label><link rel="enclosure" length="29"/><updated>${new Date().toISOString()}</updated></entry>`,
				},
			},
			{
				match: { method: 'GET', path: encodeURIComponent(label) },
				action: { type: 'status', status: 404 },
			},
		]);
		expect(onlyJson(await stage.addFile({ file }))).toMatchObject({
			label: name,
			note: expect.stringContaining('was found in the library'),
		});
	});
});
