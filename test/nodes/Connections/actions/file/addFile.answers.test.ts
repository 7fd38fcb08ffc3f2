import { onlyJson, setStage } from '../../stage';

const stage = setStage();

describe('an answer of Connections after the file was stored', () => {
	it('that was lost is made up for by the file that is found', async () => {
		await stage.server.fault({ match: { method: 'POST' }, action: { type: 'resetAfterStore' } });
		const { items, error } = await stage.addFile();
		expect(error).toBeUndefined();
		expect(items[0].json).toMatchObject({
			label: 'note.txt',
			size: 29,
			bytesSent: 29,
			note: 'The connection was lost after the upload; the file was found in the library.',
		});
		const { documents } = await stage.server.store();
		expect(documents.filter(({ label }) => label === 'note.txt')).toHaveLength(1);
	});

	it('that cannot be read leaves a success with a note', async () => {
		await stage.server.fault({
			match: { method: 'POST' },
			action: { type: 'storeThenAnswer', contentType: 'application/atom+xml', body: '<entry><id>' },
		});
		const { items, error } = await stage.addFile();
		expect(error).toBeUndefined();
		expect(items[0].json).toMatchObject({
			id: null,
			size: null,
			tags: [],
			author: { id: null, name: null, email: null },
			bytesSent: 29,
			editUrl: expect.stringMatching(/\/entry$/),
			note: 'The upload succeeded, but the answer of the server could not be read.',
		});
	});

	it('that tells another size fails with both numbers', async () => {
		await stage.server.fault({
			match: { method: 'POST' },
			action: {
				type: 'storeThenAnswer',
				body: '<entry xmlns="http://www.w3.org/2005/Atom"><link rel="enclosure" length="28"/></entry>',
			},
		});
		const { error } = await stage.addFile();
		expect(error).toMatchObject({
			message: "The server stored 28 of 29 bytes of the file 'note.txt' [item 0]",
			description:
				'The file in Connections is not complete: delete it there, then run the item again.',
			httpCode: '201',
		});
		expect(await stage.uploads()).toHaveLength(1);
	});

	it('that tells only the sum of all versions does not fail a replaced file', async () => {
		await stage.addFile();
		const { documents } = await stage.server.store();
		const id = documents.at(-1)?.id;
		await stage.server.fault({
			match: { method: 'POST' },
			action: {
				type: 'storeThenAnswer',
				body: `<entry xmlns="http://www.w3.org/2005/Atom" xmlns:td="urn:ibm.com/td"><td:uuid>${id}</td:uuid><td:totalMediaSize>58</td:totalMediaSize></entry>`,
			},
		});
		const json = onlyJson(await stage.addFile({ additionalFields: { replace: true } }));
		expect(json).toMatchObject({ id, size: null, bytesSent: 29 });
		expect(json).not.toHaveProperty('note');
	});
});
