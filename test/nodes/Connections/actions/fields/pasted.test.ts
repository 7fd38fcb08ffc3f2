import {
	communityIdFrom,
	documentIdFrom,
	libraryIdFrom,
} from '../../../../../nodes/Connections/actions/fields/pasted';

const id = '1e60d4e6-4972-421b-bb89-81486b36c0e4';
const host = 'https://connections.example.com';

type Read = (text: string) => string | null;
const readers: Array<[string, Read]> = [
	['library', libraryIdFrom],
	['community', communityIdFrom],
	['file', documentIdFrom],
];

describe.each(readers)('the id of a %s', (_kind, read) => {
	it.each([id, ` ${id}\n`, `urn:lsid:ibm.com:td:${id}`])('is taken from %j', (text) => {
		expect(read(text)).toBe(id);
	});

	it.each(['lschonfeld', '20170081', 'a.b:c_d-e'])('need be no UUID: %s', (other) => {
		expect(read(other)).toBe(other);
	});

	it.each([
		'',
		'   ',
		'a/b',
		'../x',
		'a b',
		'<id>',
		host,
		`${host}/files/app`,
		`${host}/%E0%A4%A`,
		'x'.repeat(201),
	])('is not there in %j', (text) => {
		expect(read(text)).toBeNull();
	});
});

describe('the id in a web address', () => {
	it.each<[string, Read, string]>([
		['a library’s feed', libraryIdFrom, `${host}/files/basic/api/library/${id}/feed`],
		['a library’s feed with a query', libraryIdFrom, `${host}/files/oauth/api/library/${id}?ps=1`],
		[
			'a document in a library',
			libraryIdFrom,
			`${host}/files/basic/api/library/${id}/document/7/entry`,
		],
		['a page with libraryId', libraryIdFrom, `${host}/files/app/x?a=1&libraryId=${id}#z`],
		[
			'a community’s page',
			communityIdFrom,
			`${host}/communities/service/html/communityview?communityUuid=${id}`,
		],
		[
			'a community’s overview',
			communityIdFrom,
			`${host}/communities/service/html/communityoverview?lang=de&communityUuid=${id}&x=1#y`,
		],
		[
			'a community’s feed',
			communityIdFrom,
			`${host}/communities/service/atom/community/instance?communityuuid=${id}`,
		],
		[
			'a community’s library',
			communityIdFrom,
			`${host}/files/basic/api/communitylibrary/${id}/feed`,
		],
		['an encoded address', communityIdFrom, encodeURIComponent(`${host}/x?communityUuid=${id}`)],
		['a file’s page', documentIdFrom, `${host}/files/app/file/${id}`],
		['a file’s page with a fragment', documentIdFrom, `${host}/files/app/file/${id}#tab`],
		['a document', documentIdFrom, `${host}/files/basic/api/document/${id}/entry?acls=true`],
		[
			'a document of a library',
			documentIdFrom,
			`${host}/files/basic/api/library/8/document/${id}/media`,
		],
		[
			'a community’s view of a file',
			documentIdFrom,
			`${host}/communities/service/html/communityview?communityUuid=8#fullpageWidgetId=W&file=${id}`,
		],
	])('is found in %s', (_case, read, text) => {
		expect(read(text)).toBe(id);
	});
});
