import { readDocument } from '../../../../../nodes/Connections/api/files/document';
import { parseXml } from '../../../../../nodes/Connections/api/atom/xml';
import { count, listOf, uuidOf } from '../../../../../nodes/Connections/api/atom/values';

const id = 'd0c00000-0000-4000-8000-000000000090';
const api = 'https://connections.example.com/files/basic/api/library/lib-7/document';

/** An entry as Files writes it, with a server's usual oddities; `more` comes first in it. */
function entry(more = '', without: RegExp = /$^/) {
	const text = `<?xml version="1.0" encoding="UTF-8"?>
<entry xmlns:thr="http://purl.org/syndication/thread/1.0" xmlns:snx="http://www.ibm.com/xmlns/prod/sn" xmlns:td="urn:ibm.com/td" xmlns="http://www.w3.org/2005/Atom">${more}
<id>urn:lsid:ibm.com:td:${id}</id><td:uuid>${id}</td:uuid><td:label>tide tables.txt</td:label>
<link href="${api}/${id}/entry" rel="self"></link>
<link href="https://connections.example.com/files/app/file/${id}" rel="alternate" type="text/html"></link>
<link href="${api}/${id}/entry?x=1&amp;y=2" rel="edit"></link>
<link href="${api}/${id}/media" rel="edit-media"></link>
<link href="https://connections.example.com/files/basic/anonymous/api/x" rel="enclosure" type="text/plain" title="tide tables.txt" hreflang="en" length="2048"></link>
<link href="" rel="thumbnail"></link>
<category term="document" scheme="tag:ibm.com,2006:td/type" label="document"></category>
<category term="quay"></category><category term="tide"></category>
<author><name>Amy Lindqvist</name><snx:userid>lindqvist</snx:userid><email></email><snx:userState>active</snx:userState></author>
<td:modifier><name>Ben Okafor</name><snx:userid>20170081</snx:userid><email>ben@connections.example</email></td:modifier>
<title type="text">Tide tables</title><published>2026-01-02T03:04:05.006Z</published>
<updated>2026-03-04T05:06:07.008Z</updated><td:created>2026-01-02T03:04:05.000Z</td:created>
<td:modified>2026-03-04T05:06:07.000Z</td:modified><td:lastAccessed></td:lastAccessed>
<td:visibility>private</td:visibility><snx:isExternal>false</snx:isExternal>
<td:libraryId>lib-7</td:libraryId><td:libraryType>personalFiles</td:libraryType>
<td:versionLabel>3</td:versionLabel><td:permissions>View, Edit ,AddChild,</td:permissions>
<td:totalMediaSize>2048</td:totalMediaSize><summary type="text"></summary>
<content type="application/x-other" src="${api}/${id}/media"></content><snx:isExternal>false</snx:isExternal>
</entry>`;
	return parseXml(text.replace(without, ''));
}

describe('the entry of a document', () => {
	it('is read whole', () => {
		expect(readDocument(entry())).toEqual({
			id,
			label: 'tide tables.txt',
			title: 'Tide tables',
			libraryId: 'lib-7',
			libraryType: 'personalFiles',
			visibility: 'private',
			mimeType: 'text/plain',
			size: 2048,
			version: '3',
			created: '2026-01-02T03:04:05.000Z',
			modified: '2026-03-04T05:06:07.000Z',
			updated: '2026-03-04T05:06:07.008Z',
			author: { id: 'lindqvist', name: 'Amy Lindqvist', email: null },
			tags: ['quay', 'tide'],
			url: `https://connections.example.com/files/app/file/${id}`,
			downloadUrl: `${api}/${id}/media`,
			editUrl: `${api}/${id}/entry?x=1&y=2`,
			permissions: ['View', 'Edit', 'AddChild'],
			path: null,
			summary: null,
			versionId: null,
			modifiedBy: { id: '20170081', name: 'Ben Okafor', email: 'ben@connections.example' },
			lockedBy: null,
			comments: null,
			likes: null,
			downloads: null,
			shares: null,
			folders: null,
			trashed: null,
		});
	});

	it('has null for whatever the server did not say', () => {
		const nothing = readDocument(parseXml('<entry xmlns="http://www.w3.org/2005/Atom"/>'));
		const { author, modifiedBy, tags, ...others } = nothing;
		expect(author).toEqual({ id: null, name: null, email: null });
		expect(modifiedBy).toEqual(author);
		expect(tags).toEqual([]);
		expect(Object.values(others)).toEqual(Object.values(others).map(() => null));
	});

	it('has the size of the enclosure, not the total of all versions', () => {
		const total = '<td:totalMediaSize>9999</td:totalMediaSize>';
		expect(readDocument(entry(total)).size).toBe(2048);
	});

	it.each([
		['is missing', / length="2048"/],
		['link is missing', /<link[^>]*rel="enclosure"[^>]*><\/link>/],
	])('has no size where the length of the enclosure %s', (_case, without) => {
		expect(readDocument(entry('', without)).size).toBeNull();
	});

	it('has the type of the content where there is no enclosure', () => {
		const { mimeType } = readDocument(entry('', /<link[^>]*rel="enclosure"[^>]*><\/link>/));
		expect(mimeType).toBe('application/x-other');
	});

	it('has its id from the Atom id where td:uuid is missing', () => {
		expect(readDocument(entry('', /<td:uuid>.*?<\/td:uuid>/)).id).toBe(id);
	});

	it('has the Atom times where those of Files are missing', () => {
		const { created, modified } = readDocument(entry('', /<td:created>[^]*?<\/td:modified>/));
		expect([created, modified]).toEqual(['2026-01-02T03:04:05.006Z', '2026-03-04T05:06:07.008Z']);
	});

	it('takes the first of repeated elements that says something', () => {
		expect(readDocument(entry('<td:label/><td:label> first </td:label>')).label).toBe('first');
	});

	it('never downloads from the anonymous address', () => {
		const { downloadUrl } = readDocument(entry('', /<link[^>]*rel="edit-media"[^>]*><\/link>/));
		expect(downloadUrl).toBeNull();
	});
});

describe('the small parts of an entry', () => {
	it.each<[string | null | undefined, number | null]>([
		['0', 0],
		['2048', 2048],
		['-1', null],
		['2 KB', null],
		['', null],
		[null, null],
		[undefined, null],
	])('count %p as %p bytes', (text, bytes) => {
		expect(count(text)).toBe(bytes);
	});

	it.each<[string | null, string | null]>([
		[`urn:lsid:ibm.com:td:${id}`, id],
		['urn:lsid:ibm.com:oa:7', '7'],
		['20170081', '20170081'],
		['urn:lsid:ibm.com:td:', null],
		['', null],
		[null, null],
	])('take %p for the id %p', (text, uuid) => {
		expect(uuidOf(text)).toBe(uuid);
	});

	it('part lists by commas', () => {
		expect(listOf(' a,b , ,c')).toEqual(['a', 'b', 'c']);
		expect(listOf(null)).toBeNull();
	});
});
