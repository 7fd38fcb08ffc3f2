import type { INodeProperties, INodePropertyCollection, INodePropertyOptions } from 'n8n-workflow';
import { ConnectionsTrigger } from '../../../nodes/Connections/ConnectionsTrigger.node';
import codex from '../../../nodes/Connections/ConnectionsTrigger.node.json';

const { description, methods } = new ConnectionsTrigger();
const { properties } = description;

const optionsOf = (name: string) =>
	(properties.find((one) => one.name === name)?.options ?? []) as INodePropertyOptions[];

/** The properties that the editor shows of an event, whatever else is chosen. */
const shownIn = (event: string): INodeProperties[] =>
	properties.filter(({ displayOptions }) => {
		const events = displayOptions?.show?.event;
		return events === undefined || events.includes(event);
	});

describe('the trigger in stored workflows', () => {
	it('is called as it always was', () => {
		expect(description).toMatchObject({
			name: 'connectionsTrigger',
			displayName: 'HCL Connections Trigger',
			version: 1,
			polling: true,
			inputs: [],
		});
		expect(codex.node).toBe('n8n-nodes-hcl-connections.connectionsTrigger');
	});

	it('signs in with the credentials that Authentication names', () => {
		expect(optionsOf('authentication').map(({ value }) => value)).toEqual(['basicAuth', 'oAuth2']);
		expect(description.credentials?.map(({ name }) => name)).toEqual([
			'connectionsApi',
			'connectionsOAuth2Api',
		]);
	});

	it('knows its events, a new file first', () => {
		expect(properties.find(({ name }) => name === 'event')?.default).toBe('fileAdded');
		const known = Object.fromEntries(optionsOf('event').map(({ value, name }) => [value, name]));
		expect(known).toMatchObject({
			commentAdded: 'Comment Added to File',
			fileAdded: 'File Added',
			fileUpdated: 'New Version of File',
			nodeAdded: 'Entry or To-Do Added',
			nodeUpdated: 'Entry or To-Do Changed',
			todoAssigned: 'To-Do Assigned to Me',
			todoCompleted: 'To-Do Completed',
		});
	});

	it.each([
		['commentAdded', ['communityId', 'documentId', 'library', 'libraryId']],
		['fileAdded', ['communityId', 'folderId', 'libraryId', 'list']],
		['fileUpdated', ['communityId', 'folderId', 'libraryId', 'list']],
		['nodeAdded', ['activityId', 'kinds']],
		['nodeUpdated', ['activityId', 'kinds']],
		['todoAssigned', []],
		['todoCompleted', ['activityId']],
	])('asks for %s: %j', (event, names) => {
		const common = ['authentication', 'event', 'simplify', 'options'];
		const shown = shownIn(event).map(({ name }) => name);
		expect(shown.filter((name) => !common.includes(name)).sort()).toEqual(names);
		expect(shown).toEqual(expect.arrayContaining(common));
	});

	it('watches no list that says nothing of what is new', () => {
		const lists = optionsOf('list').map(({ value }) => value);
		expect(lists).toContain('folder');
		expect(lists).not.toContain('pinned');
		expect(lists).not.toContain('trash');
	});

	it('has the options that the documentation names', () => {
		const options = optionsOf('options') as unknown as INodePropertyCollection[];
		expect(options.map(({ name }) => name).sort()).toEqual(['maxItems', 'overlap', 'startFrom']);
	});
});

describe('the editor', () => {
	it('finds the list of each locator', () => {
		const lists = properties.flatMap(({ modes = [] }) =>
			modes.flatMap(({ typeOptions }) => typeOptions?.searchListMethod ?? []),
		);
		expect(Object.keys(methods.listSearch).sort()).toEqual([...new Set(lists)].sort());
	});

	it.each(optionsOf('event').map(({ value }) => String(value)))(
		'shows no two fields of one name for %s',
		(event) => {
			const names = shownIn(event).map(({ displayName }) => displayName);
			expect(names).toEqual([...new Set(names)]);
		},
	);
});
