import { readServerWords } from '../../../../../nodes/Connections/api/failures/serverWords';

const answer = (body: string, contentType = 'application/xml') => ({
	status: 400,
	headers: { 'content-type': contentType },
	body,
});
const silence = { code: null, message: null, logReference: null, quota: null };

const reference = `LC${'0123456789ABCDEF'.repeat(2)}`;

describe('what a refusal says', () => {
	it('is read from Files', () => {
		const body =
			'<?xml version="1.0" encoding="UTF-8"?><td:error xmlns:td="urn:ibm.com/td"><td:errorCode>ItemNotFound</td:errorCode><td:errorMessage>No such file.</td:errorMessage></td:error>';
		expect(readServerWords(answer(body))).toEqual({
			...silence,
			code: 'ItemNotFound',
			message: 'No such file.',
		});
	});

	it('is read from Files with its own prefix, and with the numbers of a full library', () => {
		const body =
			'<error xmlns="urn:ibm.com/td"><errorCode>QuotaViolation</errorCode><errorMessage/><libraryQuota>100</libraryQuota><librarySize>90</librarySize><uploadSize>x</uploadSize></error>';
		expect(readServerWords(answer(body))).toEqual({
			...silence,
			code: 'QuotaViolation',
			quota: { limit: 100, used: 90, upload: null },
		});
	});

	it('is read from Activities, behind blank lines and with the log reference apart', () => {
		const body = `<?xml version="1.0" encoding="utf-8"?>\n\n\n\n<error xmlns="http://www.ibm.com/xmlns/prod/sn">
  <code></code>
  <message>Identifier: ${reference}\nYou may not   write here.</message>
  <displaymessage></displaymessage><errortype></errortype>
  <trace>java.lang.Exception: Identifier: LC99999999999999999999999999999999</trace>
</error>`;
		expect(readServerWords(answer(`\n\n${body}`))).toEqual({
			...silence,
			message: 'You may not write here.',
			logReference: reference,
		});
	});

	it('is a log reference alone where Activities say no more', () => {
		const body = `<error xmlns="http://www.ibm.com/xmlns/prod/sn"><code>EX1</code><message>Identifier: ${reference}</message></error>`;
		expect(readServerWords(answer(body))).toEqual({
			...silence,
			code: 'EX1',
			logReference: reference,
		});
	});

	it('is read from the CMIS parts', () => {
		const body =
			'<lcmis:error xmlns:lcmis="http://www.ibm.com/xmlns/prod/sn/cmis"><lcmis:code>nameConstraintViolation</lcmis:code><lcmis:message>In use</lcmis:message></lcmis:error>';
		expect(readServerWords(answer(body))).toEqual({
			...silence,
			code: 'nameConstraintViolation',
			message: 'In use',
		});
	});

	it('is one line of at most 300 characters', () => {
		const body = `<error xmlns="urn:ibm.com/td"><errorMessage>${'ab\n'.repeat(200)}</errorMessage></error>`;
		const { message } = readServerWords(answer(body));
		expect(message).toBe(`${'ab '.repeat(100)}…`);
	});

	it.each([
		['nothing', '', 'application/xml'],
		['HTML', '<!DOCTYPE html><html><body>Error 403</body></html>', 'text/html;charset=UTF-8'],
		['HTML under another name', ' <html><error>no</error></html>', 'application/xml'],
		['XML that is called HTML', '<error><code>X</code></error>', 'text/html'],
		[
			'an entry',
			'<entry xmlns="http://www.w3.org/2005/Atom"><code>X</code></entry>',
			'application/xml',
		],
		['JSON', '{"code":"X"}', 'application/json'],
		['a cut error', '<td:error xmlns:td="urn:ibm.com/td"><td:errorCode>X', 'application/xml'],
		['text', 'Forbidden', 'text/plain'],
	])('is nothing where %s comes', (_case, body, contentType) => {
		expect(readServerWords(answer(body, contentType))).toEqual(silence);
	});
});
