import { nodeIn } from '../../../../../nodes/Connections/api/activities/node';

/** An entry of Activities as servers write it: blank lines before the root, odd spacing inside. */
const entry = (content: string) => `<?xml version="1.0" encoding="utf-8"?>



<entry xmlns="http://www.w3.org/2005/Atom"
  xmlns:app="http://www.w3.org/2007/app"   
  xmlns:snx="http://www.ibm.com/xmlns/prod/sn"
  xmlns:thr="http://purl.org/syndication/thread/1.0"
  >
${content}
</entry>`;

const typed = (term: string) =>
	`<category scheme="http://www.ibm.com/xmlns/prod/sn/type"   term="${term}" label="X"/>`;

const whole = entry(`
  <id>urn:lsid:ibm.com:oa:node-7</id>
  <title type="text">Order &amp; ribbon</title>
  <category scheme="http://www.ibm.com/xmlns/prod/sn/flags" term="internal" label="Internal"/>
  ${typed('todo')}
  <category term="quay" />
  <thr:in-reply-to ref="urn:lsid:ibm.com:oa:section-1"
     type="application/atom+xml"
     source="urn:lsid:ibm.com:oa:activity-1"
  />
  <snx:activity>activity-1</snx:activity>
  <link rel="alternate" type="application/xhtml+xml" href="https://c.example/xhtml"/>
  <link rel="alternate" type="text/html" href="https://c.example/html"/>
  <snx:depth>2</snx:depth>
  <snx:permissions>none, view_activity, create_entries</snx:permissions>
  <snx:field name="Plan"  fid="field-1" position="1000" type="file">
     <link type="text/plain" href="https://c.example/download/field-1/plan.txt" length="7" title="plan.txt"/>
  </snx:field>
  <snx:field name="Remark" fid="field-2" position="2000" type="text"><summary type="text">x</summary></snx:field>
  <snx:field name="Attachment" fid="field-3" position="3000" type="file">
     <link type="image/png" href="https://c.example/download/field-3/a.png" length="-1" title="a.png"/>
  </snx:field>`);

describe('an activity node', () => {
	it('is read from its entry', () => {
		expect(nodeIn(whole)).toMatchObject({
			id: 'node-7',
			activityId: 'activity-1',
			title: 'Order & ribbon',
			kind: 'todo',
			depth: 2,
			parentId: 'section-1',
			permissions: ['none', 'view_activity', 'create_entries'],
			url: 'https://c.example/html',
		});
	});

	it('has those of its fields that hold files, a length of -1 being none', () => {
		expect(nodeIn(whole)?.fileFields).toMatchObject([
			{
				fid: 'field-1',
				name: 'Plan',
				fileName: 'plan.txt',
				mimeType: 'text/plain',
				size: 7,
				downloadUrl: 'https://c.example/download/field-1/plan.txt',
			},
			{
				fid: 'field-3',
				name: 'Attachment',
				fileName: 'a.png',
				mimeType: 'image/png',
				size: null,
				downloadUrl: 'https://c.example/download/field-3/a.png',
			},
		]);
	});

	it('is read whatever prefixes the server chose', () => {
		const prefixed = whole
			.replaceAll('snx:', 'n1:')
			.replace('xmlns:snx', 'xmlns:n1')
			.replaceAll('thr:', 'n2:')
			.replace('xmlns:thr', 'xmlns:n2');
		expect(prefixed).not.toBe(whole);
		expect(nodeIn(prefixed)).toEqual(nodeIn(whole));
	});

	it('has nulls where the entry says nothing', () => {
		expect(nodeIn(entry('<id/><title type="text"></title>'))).toMatchObject({
			id: null,
			activityId: null,
			title: null,
			kind: null,
			depth: 0,
			parentId: null,
			permissions: null,
			fileFields: [],
			url: null,
		});
	});

	it('has a field without a file', () => {
		const field = '<snx:field type="file" fid="field-1"/>';
		expect(nodeIn(entry(field))?.fileFields).toMatchObject([
			{
				fid: 'field-1',
				name: null,
				fileName: null,
				mimeType: null,
				size: null,
				downloadUrl: null,
			},
		]);
	});

	it('has no field that lacks an id', () => {
		expect(nodeIn(entry('<snx:field type="file" name="a"/>'))?.fileFields).toEqual([]);
	});

	it('is its own activity where it is one', () => {
		const activity = entry(`<id>urn:lsid:ibm.com:oa:a-1</id>${typed('activity')}`);
		expect(nodeIn(activity)).toMatchObject({ id: 'a-1', activityId: 'a-1', kind: 'activity' });
	});

	it('takes the only web page that there is', () => {
		const page = '<link rel="alternate" type="application/xhtml+xml" href="https://c.example/x"/>';
		expect(nodeIn(entry(page))?.url).toBe('https://c.example/x');
	});

	it.each([
		['nothing', ''],
		['a web page', '<html><body>Sign in</body></html>'],
		['JSON', '{"id":"node-7"}'],
		['a truncated entry', whole.slice(0, -20)],
		['a feed', '<feed xmlns="http://www.w3.org/2005/Atom"><entry><id>x</id></entry></feed>'],
		['an error', '<error xmlns="http://www.ibm.com/xmlns/prod/sn"><code/></error>'],
	])('is not read from %s', (_case, body) => {
		expect(nodeIn(body)).toBeNull();
	});
});
