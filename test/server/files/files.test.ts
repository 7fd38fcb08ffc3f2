import { createHash } from 'node:crypto';
import { addFile, element, link, setGround, type Caller } from '../testing';

const MY_LIBRARY = '/files/basic/api/myuserlibrary';
const BINARY = { slug: 'file.bin', 'content-type': 'application/octet-stream' };

const ground = setGround();
const call: Caller = async (...sent) => await ground.call(...sent);

describe('the test server as Files', () => {
	it('asks for a password and says that Connections is speaking', async () => {
		const answer = await call('GET', '/files/basic/api/nonce', { user: null });
		expect(answer.status).toBe(401);
		expect(answer.headers['www-authenticate']).toMatch(/^Basic realm="/);
		expect(answer.headers['x-lconn-auth']).toBe('false');
	});

	it('does not look at a Basic password where the path holds /oauth', async () => {
		const answer = await call('GET', '/files/oauth/api/nonce');
		expect(answer.status).toBe(401);
		expect(answer.headers['www-authenticate']).toMatch(/^Bearer realm="/);
	});

	it('gives the nonce twice, in the body and in a header', async () => {
		const answer = await call('GET', '/files/basic/api/nonce');
		expect(answer.headers['content-type']).toBe('text/plain; charset=UTF-8');
		expect(answer.text).toBe(answer.headers['x-update-nonce']);
	});

	it('stores a file and answers with its entry and address', async () => {
		const answer = await addFile(call, 'Grüße & mehr.txt', 'twelve bytes', '&tag=a&tag=b');
		expect(answer.status).toBe(201);
		expect(answer.headers['content-type']).toBe('application/atom+xml;type=entry;charset=UTF-8');
		expect(answer.headers.location).toBe(link(answer.text, 'self'));
		expect(answer.headers.etag).toContain(element(answer.text, 'td:uuid'));
		expect(element(answer.text, 'td:label')).toBe('Grüße &amp; mehr.txt');
		expect(element(answer.text, 'td:totalMediaSize')).toBe('12');
		expect(answer.text).toContain('rel="enclosure" type="application/octet-stream"');

		const { documents } = await ground.server.store();
		const sha256 = createHash('sha256').update('twelve bytes').digest('hex');
		expect(documents.find(({ label }) => label === 'Grüße & mehr.txt')).toMatchObject({
			sha256,
			size: 12,
			tags: ['a', 'b'],
		});
		expect((await call('GET', link(answer.text, 'edit-media'))).text).toBe('twelve bytes');
		expect(await ground.server.violations()).toEqual([]);
	});

	it('takes the name from an encoded Slug where no label is given', async () => {
		const answer = await call('POST', `${MY_LIBRARY}/feed`, {
			body: 'x',
			headers: { ...BINARY, slug: '=?UTF-8?B?w6Q=?= =?UTF-8?Q?_=C3=B6.bin?=' },
		});
		expect(element(answer.text, 'td:label')).toBe('ä ö.bin');
		expect(await ground.server.violations()).toEqual([]);
	});

	it('turns each character that a label cannot have into _, and keeps it in the title', async () => {
		const file = await addFile(call, 'a*b|c\\d:e"f<g>h?i/j.bin', 'x');
		const attachment = await call('POST', `${link(file.text, 'replies')}?category=attachment`, {
			body: 'x',
			headers: { ...BINARY, slug: 'What: a <plan>?.bin' },
		});
		const told = [file, attachment].map(({ text }) => [
			element(text, 'td:label'),
			element(text, 'title'),
		]);
		expect(told).toEqual([
			['a_b_c_d_e_f_g_h_i_j.bin', 'a*b|c\\d:e&quot;f&lt;g&gt;h?i/j.bin'],
			['What_ a _plan__.bin', 'What: a &lt;plan&gt;?.bin'],
		]);
		expect((await addFile(call, 'a_b|c_d_e_f_g_h_i_j.bin', 'x')).status).toBe(409);
	});

	it('makes a document of metadata alone from an Atom entry', async () => {
		const answer = await call('POST', `${MY_LIBRARY}/feed`, {
			headers: { 'content-type': 'application/atom+xml' },
			body: '<a:entry xmlns:a="http://www.w3.org/2005/Atom"><a:title>Bare &amp; simple</a:title></a:entry>',
		});
		expect(answer.status).toBe(201);
		expect(element(answer.text, 'td:label')).toBe('Bare &amp; simple');
		expect(element(answer.text, 'td:totalMediaSize')).toBe('0');
	});

	it('counts up the version when a file gets new bytes', async () => {
		const before = await addFile(call, 'v.bin', 'one');
		const after = await call('PUT', link(before.text, 'edit-media'), {
			body: 'three',
			headers: { 'content-type': 'application/octet-stream' },
		});
		expect(after.status).toBe(200);
		expect(element(after.text, 'td:versionLabel')).toBe('2');
		expect(element(after.text, 'td:uuid')).toBe(element(before.text, 'td:uuid'));
	});

	it('keeps attachments beside the comments of a file found by its label', async () => {
		const { label } = ground.seed.documents[0];
		const feed = `${MY_LIBRARY}/document/${encodeURIComponent(label)}/feed`;
		const answer = await call('POST', `${feed}?category=attachment&identifier=label`, {
			body: 'attached',
			headers: { ...BINARY, slug: 'extra.bin' },
		});
		expect(answer.status).toBe(201);
		expect(answer.text).toContain('<category term="attachment"');
		expect((await call('GET', link(answer.text, 'edit-media'))).text).toBe('attached');
		const attachments = await call('GET', `${feed}?category=attachment&identifier=label`);
		expect(attachments.text).toContain('extra.bin');
		const comments = await call('GET', `${feed}?identifier=label`);
		expect(comments.text).toContain('term="comment"');
		expect(comments.text).not.toContain('extra.bin');
		expect(await ground.server.violations()).toEqual([]);
	});

	it('takes a file in two phases, and its token only once', async () => {
		const target = `${MY_LIBRARY}/feed?label=phases.bin`;
		const method = { ...BINARY, 'x-ibm-upload-method': 'phases' };
		const first = await call('POST', target, {
			headers: { ...method, 'x-ibm-upload-size': '5', 'content-length': '0' },
		});
		const token = first.headers['x-ibm-upload-token'];
		expect([first.status, first.text]).toEqual([200, '']);
		expect(token).toMatch(/^[0-9A-Za-z-]+$/);
		const second = { headers: { ...method, 'x-ibm-upload-token': token }, body: 'hallo' };
		expect((await call('POST', target, second)).status).toBe(201);
		const again = await call('POST', `${target}&replace=true`, second);
		expect([again.status, again.text]).toEqual([400, expect.stringContaining('used before')]);
	});
});
