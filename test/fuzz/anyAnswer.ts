import fc from 'fast-check';
import { failureOfThrown } from '../../nodes/Connections/transport/thrown';
import type { WireAnswer } from '../../nodes/Connections/transport/wire';

const atom = 'http://www.w3.org/2005/Atom';

/** Pieces that make up answers of Connections, and what does harm between them. */
const pieces = fc.constantFrom(
	'<?xml version="1.0"?>',
	'<!DOCTYPE a [<!ENTITY b "c">]>',
	`<entry xmlns="${atom}" xmlns:td="urn:ibm.com/td">`,
	`<feed xmlns="${atom}">`,
	'</entry>',
	'</feed>',
	'<td:error xmlns:td="urn:ibm.com/td"><td:errorCode>',
	'</td:errorCode></td:error>',
	'<error xmlns="http://www.ibm.com/xmlns/prod/sn"><code>__proto__</code><message>Identifier: LC0123456789</message></error>',
	'<td:uuid>u-1</td:uuid>',
	'<link rel="edit" href="x" length="4"/>',
	'<link rel="enclosure" length="99999999999999999999"/>',
	'<link rel="enclosure" length="4"/>',
	'<snx:field xmlns:snx="http://www.ibm.com/xmlns/prod/sn" type="file" fid="f"/>',
	'ItemExists',
	'constructor',
	'<html>',
	'<!--',
	'-->',
	'<![CDATA[',
	']]>',
	'<?a?>',
	'&#x110000;',
	'&b;',
	'\0',
	'\uFEFF',
	'\uD83C',
	'{"a":1}',
	' ',
);

/** Bodies of answers. */
export const bodies = fc.oneof(
	fc.string({ unit: pieces, maxLength: 30 }),
	fc.string({ unit: 'binary', maxLength: 200 }),
	fc.uint8Array({ maxLength: 300 }).map((bytes) => Buffer.from(bytes).toString('latin1')),
	fc.tuple(pieces, fc.integer({ min: 1, max: 3000 })).map(([piece, times]) => piece.repeat(times)),
);

const headerValues = fc.oneof(
	fc.string({ unit: 'binary', maxLength: 60 }),
	fc.constantFrom(
		'text/html',
		'application/atom+xml; charset=x',
		'120',
		'-1',
		'1e999',
		'a=b; Path',
	),
	fc.constantFrom('Wed, 21 Oct 2026 07:28:00 GMT', '999999999999999999999', '../..', 'https://x'),
	fc.array(fc.string({ maxLength: 20 }), { maxLength: 3 }),
);

const headers = fc.dictionary(
	fc.constantFrom(
		'content-type',
		'date',
		'etag',
		'last-modified',
		'location',
		'retry-after',
		'set-cookie',
		'x-ibm-upload-token',
		'x-lconn-auth',
		'x-update-nonce',
	),
	headerValues,
);

/** Answers of all kinds. */
export const answers: fc.Arbitrary<WireAnswer> = fc.record({
	status: fc.oneof(fc.constantFrom(200, 201, 204, 302, 401, 403, 409, 500, 503), fc.nat(999)),
	headers,
	body: bodies,
});

const thrown = fc.oneof(
	fc
		.constantFrom('ECONNRESET', 'ECONNREFUSED', 'HPE_X', 'constructor', '')
		.map((code) => failureOfThrown(Object.assign(new Error('x'), { code }), code === 'ECONNRESET')),
	fc.anything().map((anything) => failureOfThrown(anything, true)),
);

/** How a request ends: by an answer, or by an error that n8n throws. */
export const endings = fc.oneof(
	{ arbitrary: answers, weight: 6 },
	{ arbitrary: thrown, weight: 1 },
);

/** A nonce as it should be, so that the answers behind it are met too. */
export const nonce: WireAnswer = {
	status: 200,
	headers: { 'x-update-nonce': 'n-1', date: 'Wed, 21 Oct 2026 07:28:00 GMT' },
	body: 'n-1',
};
