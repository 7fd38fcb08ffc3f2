import {
	atomBody,
	atomEntry,
	atomFeed,
	element,
	filesId,
} from '../../../../../nodes/Connections/api/atom/entry';
import { children, parseXml, textOf } from '../../../../../nodes/Connections/api/atom/xml';

const prolog = '<?xml version="1.0" encoding="UTF-8"?>';

describe('an entry that is sent', () => {
	it('says what it is, and nothing that was not given', () => {
		expect(atomEntry({ category: 'comment' })).toEqual({
			text: `${prolog}<entry xmlns="http://www.w3.org/2005/Atom"><category term="comment" label="comment" scheme="tag:ibm.com,2006:td/type"/></entry>`,
			contentType: 'application/atom+xml',
		});
	});

	it('carries id, title, label, summary, content, visibility, tags and further elements', () => {
		const entry = parseXml(
			atomEntry({
				category: 'document',
				id: filesId('6577'),
				title: 'Tides',
				label: 'tides.txt',
				summary: 'of the quay',
				content: { text: 'high' },
				visibility: 'public',
				tags: ['quay', 'sea'],
				elements: [element('td:sharedWhat', '6577', { kind: 'document' })],
			}).text,
		);
		const texts = entry.children.map(({ name, text }) => [name, text]);
		expect(texts).toEqual([
			['category', ''],
			['id', 'urn:lsid:ibm.com:td:6577'],
			['title', 'Tides'],
			['td:label', 'tides.txt'],
			['summary', 'of the quay'],
			['content', 'high'],
			['td:visibility', 'public'],
			['category', ''],
			['category', ''],
			['td:sharedWhat', '6577'],
		]);
		expect(children(entry, 'content')[0].attributes).toEqual({ type: 'text' });
		expect(children(entry, 'category').map(({ attributes }) => attributes.term)).toEqual([
			'document',
			'quay',
			'sea',
		]);
		expect(entry.children.at(-1)?.attributes).toEqual({ kind: 'document' });
	});

	it('keeps an empty summary, which empties the one that is there', () => {
		expect(atomEntry({ category: 'document', summary: '' }).text).toContain(
			'<summary type="text"/>',
		);
	});

	it('escapes texts and attributes, and leaves out what XML cannot write', () => {
		const { text } = atomEntry({ category: 'document', title: 'a<b & "c"\u0000', tags: ['"<&'] });
		const entry = parseXml(text);
		expect(textOf(entry, 'title')).toBe('a<b & "c"');
		expect(children(entry, 'category')[1].attributes).toEqual({ term: '"<&', label: '"<&' });
	});

	it('declares the prefixes that it uses, also in nested elements', () => {
		const { text } = atomBody('entry', [
			element('td:sharedWith', [element('td:user', [element('snx:userid', 'amy')])]),
		]);
		expect(text).toBe(
			`${prolog}<entry xmlns="http://www.w3.org/2005/Atom" xmlns:td="urn:ibm.com/td" xmlns:snx="http://www.ibm.com/xmlns/prod/sn"><td:sharedWith><td:user><snx:userid>amy</snx:userid></td:user></td:sharedWith></entry>`,
		);
	});

	it('goes with others in one feed', () => {
		const { text } = atomFeed(
			['one', 'two'].map((id) => ({
				category: 'community',
				elements: [element('td:itemId', id)],
			})),
		);
		const feed = parseXml(text);
		expect(feed.name).toBe('feed');
		expect(children(feed, 'entry').map((entry) => textOf(entry, 'td:itemId'))).toEqual([
			'one',
			'two',
		]);
	});
});
