import fc from 'fast-check';
import {
	changedEntry,
	type NodeChanges,
} from '../../../../../nodes/Connections/api/activities/change';
import { readField } from '../../../../../nodes/Connections/api/activities/fields';
import { readNode } from '../../../../../nodes/Connections/api/activities/node';
import {
	elementsIn,
	type FaithfulElement,
	parseFaithful,
	writeFaithful,
} from '../../../../../nodes/Connections/api/atom/faithful';
import { children, parseXml, type XmlElement } from '../../../../../nodes/Connections/api/atom/xml';
import { anyElement, anyText } from '../atom/anyXml';

const sn = 'http://www.ibm.com/xmlns/prod/sn';

/** An entry as a server may write it: its prefixes for the documented namespaces, or strange ones. */
const roots = [
	{ snx: 'snx', thr: 'thr' },
	{ snx: 'ns2', thr: 'thread' },
].map((prefixes) => ({
	...prefixes,
	open: `<entry xmlns="http://www.w3.org/2005/Atom" xmlns:${prefixes.snx}="${sn}" xmlns:${prefixes.thr}='http://purl.org/syndication/thread/1.0' xmlns:a="urn:foreign" a:state="open">`,
}));

type Prefixes = (typeof roots)[number];

/** What a node is made of, apart from what nobody knows. */
const knownParts = ({ snx, thr }: Prefixes) => [
	'<id>urn:lsid:ibm.com:oa:node-1</id>',
	'<title  type="text">Before</title>',
	'<updated>2026-01-31T12:00:00Z</updated>',
	'<content type="text">\n \tBefore &amp; after\n</content>',
	'<summary type="text">\n</summary>',
	`<category scheme="${sn}/type" term="todo" label="To Do"/>`,
	`<category scheme="${sn}/flags" term="internal" label="Internal" />`,
	`<category scheme="${sn}/flags" term="completed"/>`,
	'<category term="quay" />',
	'<category term="north" a:by="ben"/>',
	`<${thr}:in-reply-to ref="urn:lsid:ibm.com:oa:section-1" a:level="2"/>`,
	`<${snx}:activity>activity-1</${snx}:activity>`,
	`<${snx}:position>1000</${snx}:position>`,
	`<${snx}:duedate>2026-02-01T00:00:00Z</${snx}:duedate>`,
	`<${snx}:assignees a:x="y">\n<${snx}:assignedto name="Amy" userid="amy" iscompleted="true">amy@x.example</${snx}:assignedto><!-- and --><${snx}:assignedto userid="ben" iscompleted='false'/></${snx}:assignees>`,
	`<${snx}:field name="Remark" fid="f1" position="1000" type="text" colour="red"><summary type="text">Old</summary><a:note/></${snx}:field>`,
	`<${snx}:field name="Shop"  fid="f2" type="link">\n<link href="https://old.example" title="Shop"/></${snx}:field>`,
	`<${snx}:field name="Plan" fid="f3" type="file"><link href="https://x/download/f3" length="-1"/></${snx}:field>`,
];

const foreignNames = ['a:mood', 'mood', 'a:title', 'a:field', 'link', 'author'];

/** Any node: its known parts in any order, with anything between them. */
const anyEntry = fc.constantFrom(...roots).chain((prefixes) =>
	fc
		.tuple(
			fc.shuffledSubarray(knownParts(prefixes)),
			fc.array(fc.oneof(anyText, anyElement(foreignNames)), { maxLength: 6 }),
			fc.infiniteStream(fc.nat(30)),
		)
		.map(([known, foreign, places]) => {
			const parts = [...known];
			for (const one of foreign) {
				parts.splice((places.next().value ?? 0) % (parts.length + 1), 0, one);
			}
			return `${prefixes.open}${parts.join('')}</entry>`;
		}),
);

const word = fc.stringMatching(/^[a-z<&"' ]{1,8}$/).filter((text) => text.trim() === text);

const anyChange = fc.record<Required<NodeChanges>>(
	{
		title: word,
		description: fc.oneof(
			fc.constant(''),
			word.map((text) => `<p>${text}</p>`),
		),
		tags: fc.uniqueArray(fc.constantFrom('quay', 'north', 'new', 'r&d')),
		dueDate: fc.constantFrom('2026-03-01T00:00:00Z', null),
		kind: fc.constantFrom('entry', 'todo', 'section'),
		assignedTo: fc.uniqueArray(fc.constantFrom({ id: 'amy' }, { id: 'ben' }, { id: 'gil' })),
		private: fc.boolean(),
		position: fc.nat(9000),
		parent: fc.constant({ id: 'other', address: 'https://x/other', activityId: 'activity-1' }),
		fields: fc.constantFrom(
			[{ name: 'Remark', value: 'New' }],
			[{ name: 'Shop', value: 'https://new.example/?a=b&c' }],
			[{ name: 'More', type: 'date' as const, value: '2026-03-01T00:00:00Z', hidden: true }],
			[{ name: 'Remark', type: 'person' as const, value: 'ben' }],
		),
		removeFields: fc.constantFrom(['Plan'], ['f2']),
		completed: fc.boolean(),
	},
	{ requiredKeys: [] },
);

const schemeEnds = (element: XmlElement, end: string) =>
	element.name === 'category' && (element.attributes.scheme ?? '').endsWith(end);

/** Whether a change is about an element; all others must stay. */
function touches(changes: NodeChanges, element: XmlElement): boolean {
	const { name, attributes } = element;
	const said = (key: keyof NodeChanges) => changes[key] !== undefined;
	const fieldNames = [
		...(changes.fields ?? []).map((field) => field.name),
		...(changes.removeFields ?? []),
	];
	return (
		(said('title') && name === 'title') ||
		(said('description') && (name === 'content' || name === 'summary')) ||
		(said('tags') && name === 'category' && !attributes.scheme) ||
		(said('dueDate') && name === 'snx:duedate') ||
		(said('kind') && schemeEnds(element, '/type')) ||
		(said('assignedTo') && (name === 'snx:assignees' || name === 'snx:assignedto')) ||
		(said('private') && schemeEnds(element, '/flags') && attributes.term === 'private') ||
		(said('completed') && schemeEnds(element, '/flags') && attributes.term === 'completed') ||
		(said('position') && name === 'snx:position') ||
		(said('parent') && name === 'thr:in-reply-to') ||
		(name === 'snx:field' &&
			(fieldNames.includes(attributes.name) || fieldNames.includes(attributes.fid)))
	);
}

/** What of an entry a change is not about, in its order, to the last blank. */
const untouched = (entry: FaithfulElement, changes: NodeChanges) =>
	entry.pieces
		.filter((piece) => typeof piece === 'string' || !touches(changes, piece.element))
		.map((piece) => (typeof piece === 'string' ? piece : writeFaithful(piece)))
		.join('');

/** Elements that the change may bring: they declare their namespaces themselves, so they can be told. */
const withoutNew = (text: string) =>
	text.replace(/<(?:content|category)[^<>]* xmlns="[^<>]*?(?:\/>|>[^<]*<\/content>)/g, '');

describe('a node that is changed', () => {
	it('keeps all that the change is not about, in its order, to the last blank', () => {
		fc.assert(
			fc.property(anyEntry, anyChange, (text, changes) => {
				const before = parseFaithful(text);
				const after = parseFaithful(writeFaithful(changedEntry(before, changes)));
				expect(after.open).toBe(before.open);
				const rest = writeFaithful({ ...after, pieces: [untouched(after, changes)] });
				const same = writeFaithful({ ...before, pieces: [untouched(before, changes)] });
				expect(withoutNew(rest)).toBe(same);
			}),
			{ numRuns: 1_000 },
		);
	});

	it('is what the change says', () => {
		fc.assert(
			fc.property(anyEntry, anyChange, (text, changes) => {
				const before = readNode(parseXml(text));
				const after = readNode(parseXml(writeFaithful(changedEntry(parseFaithful(text), changes))));
				const said = <T>(value: T | undefined, otherwise: T) => value ?? otherwise;
				expect(after.title).toBe(said(changes.title, before.title as string));
				expect(after.description ?? '').toBe(said(changes.description, before.description ?? ''));
				expect([...after.tags].sort()).toEqual([...said(changes.tags, before.tags)].sort());
				expect(after.dueDate).toBe(
					changes.dueDate === undefined ? before.dueDate : changes.dueDate,
				);
				expect(after.kind).toBe(said(changes.kind, before.kind as string));
				expect(after.private).toBe(said(changes.private, before.private));
				expect(after.completed).toBe(said(changes.completed, before.completed));
				expect(after.position).toBe(said(changes.position, before.position as number));
				const people = changes.assignedTo?.map(({ id }) => id);
				expect(after.assignees.map(({ id }) => id).sort()).toEqual(
					said(
						people,
						before.assignees.map(({ id }) => id as string),
					).sort(),
				);
				for (const { name, value } of changes.fields ?? []) {
					// a new field has no id yet
					const fields = children(after.entry, 'snx:field').map(readField);
					const field = fields.find((one) => one.name === name);
					expect(JSON.stringify(field?.value)).toContain(JSON.stringify(value));
				}
				for (const gone of changes.removeFields ?? []) {
					expect(after.fields.every(({ name, fid }) => name !== gone && fid !== gone)).toBe(true);
				}
			}),
			{ numRuns: 1_000 },
		);
	});

	it('changes once what is changed twice', () => {
		fc.assert(
			fc.property(anyEntry, anyChange, (text, changes) => {
				const once = writeFaithful(changedEntry(parseFaithful(text), changes));
				const twice = parseFaithful(once);
				expect(writeFaithful(changedEntry(twice, changes))).toBe(once);
			}),
			{ numRuns: 500 },
		);
	});

	it('lets who stays assigned keep the tick', () => {
		const text = `${roots[0].open}${knownParts(roots[0]).join('')}</entry>`;
		const changed = changedEntry(parseFaithful(text), {
			assignedTo: [{ id: 'amy' }, { id: 'gil' }],
		});
		expect(readNode(parseXml(writeFaithful(changed))).assignees).toMatchObject([
			{ id: 'gil' },
			{ id: 'amy', name: 'Amy', completed: true },
		]);
	});
});

describe('the fields of a node that is changed', () => {
	const text = `${roots[0].open}${knownParts(roots[0]).join('')}</entry>`;
	const fieldAfter = (changes: NodeChanges, name: string) => {
		const after = parseFaithful(writeFaithful(changedEntry(parseFaithful(text), changes)));
		const [field] = elementsIn(after, ({ attributes }) => attributes.name === name);
		return writeFaithful(field);
	};

	it('keep what nobody knows in them', () => {
		expect(fieldAfter({ fields: [{ name: 'Remark', value: 'New' }] }, 'Remark')).toBe(
			'<snx:field name="Remark" fid="f1" position="1000" type="text" colour="red"><summary type="text">New</summary><a:note/></snx:field>',
		);
	});

	it('keep the words of a link, and can be hidden', () => {
		const fields = [{ name: 'f2', value: 'https://new.example', hidden: true }];
		expect(fieldAfter({ fields }, 'Shop')).toBe(
			'<snx:field hidden="true" name="Shop"  fid="f2" type="link">\n<link href="https://new.example" title="Shop"/></snx:field>',
		);
	});
});
