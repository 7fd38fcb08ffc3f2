import {
	activityIdFrom,
	activityNodeIdFrom,
	documentIdFrom,
	fieldIdFrom,
} from '../../../../../nodes/Connections/actions/fields/pasted';

const id = '6c4e9b1a-52f0-4d7e-8a13-90bd5e7c2f48';
const other = '11111111-2222-4333-8444-555555555555';
const host = 'https://connections.example.com';
const activities = `${host}/activities/service`;
const page = `${activities}/html/mainpage#activitypage`;

type Read = (text: string) => string | null;
const readers: Array<[string, Read]> = [
	['activity', activityIdFrom],
	['activity node', activityNodeIdFrom],
	['field', fieldIdFrom],
];

describe.each(readers)('the id of an Activities %s', (_kind, read) => {
	it.each([id, `\t ${id}\r\n`, `urn:lsid:ibm.com:oa:${id}`])('is taken from %j', (text) => {
		expect(read(text)).toBe(id);
	});

	it.each([
		'',
		'the entry of Amy',
		`../../${id}`,
		`${id}?x=y`,
		`a\n${id}`,
		`${host}/homepage`,
		`${activities}/html/mainpage`,
		`${host}/x?activityUuid=&activityNodeUuid=`,
	])('is not there in %j', (text) => {
		expect(read(text)).toBeNull();
	});
});

describe('the id in an address of Activities', () => {
	it.each<[string, Read, string]>([
		["an activity's page", activityIdFrom, `${page},${id}`],
		["an activity's page at an entry", activityIdFrom, `${page},${id},entry=${other}`],
		[
			"an activity's recent entries",
			activityIdFrom,
			`${activities}/html/activity/recent?activityUuid=${id}`,
		],
		["an activity's feed", activityIdFrom, `${activities}/atom2/activity?activityUuid=${id}`],
		[
			"an activity's entry",
			activityIdFrom,
			`${activities}/atom2/activitynode?activityNodeUuid=${id}`,
		],
		[
			"a node's entry",
			activityNodeIdFrom,
			`${activities}/atom2/activitynode?activityNodeUuid=${id}`,
		],
		["a node's web page", activityNodeIdFrom, `${activities}/html/activityentry?uuid=${id}`],
		['an activity open at a node', activityNodeIdFrom, `${page},${other},entry=${id}`],
		['one with more in between', activityNodeIdFrom, `${page},${other},view=x,entry=${id},y`],
		[
			"a node's children",
			activityNodeIdFrom,
			`${activities}/atom2/activity?activityUuid=${id}&ps=5`,
		],
		["a field's download", fieldIdFrom, `${activities}/download/${id}/plan.txt`],
		["a field's request", fieldIdFrom, `${activities}/atom2/activitynode?activityNodeUuid=${id}`],
	])('is found in %s', (_case, read, text) => {
		expect(read(text)).toBe(id);
	});

	it.each([
		['the page of an activity', `${page},${id}`],
		['its recent entries', `${activities}/html/activity/recent?activityUuid=${id}`],
	])('is none of a node in %s', (_case, text) => {
		expect(activityNodeIdFrom(text)).toBeNull();
	});
});

describe('the id of a file in an address of Files', () => {
	it.each([
		['its download', `${host}/files/form/api/library/${other}/document/${id}/media/a.pdf`],
		['its page on a server with another root', `${host}/teams/files/app/file/${id}?x=1`],
		['a percent-encoded page', `${host}/files/app/file%2F${id}`],
	])('is found in %s', (_case, text) => {
		expect(documentIdFrom(text)).toBe(id);
	});

	it.each([
		['a person', `${host}/files/app/person/${id}`],
		['a folder', `${host}/files/app/folder/${id}`],
		['a community', `${host}/communities/service/html/communityview?communityUuid=${id}`],
	])('is none of %s', (_case, text) => {
		expect(documentIdFrom(text)).toBeNull();
	});
});
