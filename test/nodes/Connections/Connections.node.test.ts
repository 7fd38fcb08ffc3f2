import type { INodeProperties, INodePropertyCollection, INodePropertyOptions } from 'n8n-workflow';
import { Connections } from '../../../nodes/Connections/Connections.node';
import codex from '../../../nodes/Connections/Connections.node.json';

const { description, methods } = new Connections();
const { properties } = description;

/** The properties that the editor shows for an operation, by name. */
function shownIn(resource: string, operation: string) {
	const shown = properties.filter(({ displayOptions, type }) => {
		const show = displayOptions?.show ?? {};
		const fits = show.resource?.includes(resource) && show.operation?.includes(operation);
		return fits && type !== 'notice';
	});
	return new Map(shown.map((property) => [property.name, property]));
}

const valuesOf = ({ options = [] }: INodeProperties) =>
	(options as INodePropertyOptions[]).map(({ value }) => value).sort();

const namesIn = ({ options = [] }: INodeProperties) =>
	(options as INodePropertyCollection[]).map(({ name }) => name).sort();

function property(name: string, of: Iterable<INodeProperties> = properties): INodeProperties {
	const found = [...of].find((one) => one.name === name);
	if (!found) throw new Error(`There is no ${name}`);
	return found;
}

describe('the node in stored workflows', () => {
	it('is called as it always was', () => {
		expect(description).toMatchObject({
			name: 'connections',
			displayName: 'HCL Connections',
			version: 1,
			usableAsTool: true,
		});
	});

	it('signs in with the credentials that Authentication names', () => {
		const authentication = property('authentication');
		expect(authentication.default).toBe('basicAuth');
		expect(valuesOf(authentication)).toEqual(['basicAuth', 'oAuth2']);
		expect(
			description.credentials?.map(({ name, displayOptions }) => [
				name,
				displayOptions?.show?.authentication,
			]),
		).toEqual([
			['connectionsApi', ['basicAuth']],
			['connectionsOAuth2Api', ['oAuth2']],
		]);
	});

	it('knows its resources and operations', () => {
		const resource = property('resource');
		expect(resource.default).toBe('file');
		expect(valuesOf(resource)).toEqual(expect.arrayContaining(['activity', 'file']));
		const operations = properties
			.filter(({ name }) => name === 'operation')
			.map((operation) => [operation.displayOptions?.show?.resource, valuesOf(operation)]);
		expect(operations).toContainEqual([
			['file'],
			expect.arrayContaining(['addAttachment', 'addFile', 'download', 'get', 'getAll']),
		]);
		expect(operations).toContainEqual([
			['activity'],
			expect.arrayContaining(['uploadActivityField']),
		]);
	});

	it('finds a method for every list', () => {
		const collected = properties.flatMap(({ type, options = [] }) =>
			type === 'collection' ? (options as INodeProperties[]) : [],
		);
		const lists = [...properties, ...collected].flatMap(({ modes = [] }) =>
			modes.flatMap(({ typeOptions }) => typeOptions?.searchListMethod ?? []),
		);
		expect([...new Set(lists)].sort()).toEqual(Object.keys(methods.listSearch).sort());
	});
});

describe('Add File in stored workflows', () => {
	const shown = shownIn('file', 'addFile');

	it('has these parameters and defaults', () => {
		const defaults = [...shown].map(([name, one]) => [name, one.default]);
		expect(Object.fromEntries(defaults)).toEqual({
			library: 'myLibrary',
			libraryId: { mode: 'list', value: '' },
			communityId: { mode: 'list', value: '' },
			source: 'binary',
			text: '',
			binaryPropertyName: 'data',
			fileName: '',
			title: '',
			summary: '',
			simplify: true,
			additionalFields: {},
			options: {},
		});
	});

	it('chooses among these values', () => {
		expect(valuesOf(property('library', shown.values()))).toEqual([
			'communityLibrary',
			'library',
			'myLibrary',
		]);
		expect(valuesOf(property('source', shown.values()))).toEqual(['atomEntry', 'binary', 'text']);
		for (const name of ['libraryId', 'communityId']) {
			const { modes = [] } = property(name, shown.values());
			expect(modes.map((mode) => mode.name)).toEqual(['list', 'url', 'id']);
		}
	});

	it('has every documented query parameter under its name', () => {
		expect(namesIn(property('additionalFields', shown.values()))).toEqual(
			[
				...['addToCollection', 'addToCollectionWithEdit', 'commentNotification', 'created'],
				...['createVersion', 'doctype', 'draft', 'encrypt', 'externalResourceId'],
				...['externalResourceType', 'externalResourceUrl', 'favorite', 'includeLockOwner'],
				...['includeLocked', 'includePath', 'includePropertySheets', 'label', 'lock'],
				...['mediaNotification', 'modified', 'primaryCollection', 'propagate', 'replace'],
				...['restrictedVisibility', 'sendEmail', 'sharePermission', 'shareSummary', 'shareWith'],
				...['shareWithCommunity', 'shareWithCommunityWithEdit', 'submit', 'sync', 'tag'],
				...['updatedVia', 'visibility'],
			].sort(),
		);
	});

	it('has lists to choose from where IDs of people, folders and communities go', () => {
		const { options = [] } = property('additionalFields', shown.values());
		const lists = (options as INodeProperties[])
			.filter(({ type }) => type === 'resourceLocator')
			.map(({ name, modes = [], typeOptions }) => [
				name,
				modes.map((mode) => mode.name).join(),
				modes[0].typeOptions?.searchListMethod,
				typeOptions?.multipleValues === true,
			]);
		expect(lists).toEqual([
			['addToCollection', 'list,url,id', 'searchFolders', true],
			['addToCollectionWithEdit', 'list,url,id', 'searchFolders', true],
			['primaryCollection', 'list,url,id', 'searchFolders', false],
			['shareWith', 'list,id', 'searchPeople', true],
			['shareWithCommunity', 'list,url,id', 'searchCommunities', true],
			['shareWithCommunityWithEdit', 'list,url,id', 'searchCommunities', true],
		]);
		const people = property('shareWith', options as INodeProperties[]);
		expect(people.modes?.[0].typeOptions).toMatchObject({
			searchable: true,
			searchFilterRequired: true,
		});
	});

	it('has these options and defaults', () => {
		const { options = [] } = property('options', shown.values());
		const defaults = (options as INodeProperties[]).map((one) => [one.name, one.default]);
		expect(Object.fromEntries(defaults)).toMatchObject({
			batchSize: 3,
			contentLanguage: '',
			contentType: '',
			maxRetries: 2,
			phasesThreshold: 500,
			slug: '',
			stallTimeout: 60,
			updateNonce: '',
			uploadMethod: 'auto',
		});
		expect(valuesOf(property('uploadMethod', options as INodeProperties[]))).toEqual([
			'auto',
			'phases',
			'single',
		]);
	});
});

describe('the codex', () => {
	it('has what n8n needs to find the node by other names', () => {
		expect(codex).toMatchObject({
			node: 'n8n-nodes-hcl-connections.connections',
			nodeVersion: '1.0',
			codexVersion: '1.0',
			resources: {
				credentialDocumentation: [{ url: expect.stringMatching(/^https:\/\//) }],
				primaryDocumentation: [{ url: expect.stringMatching(/^https:\/\//) }],
			},
		});
		expect(codex.categories.length).toBeGreaterThan(0);
		expect(codex.alias).toEqual(
			expect.arrayContaining(['IBM Connections', 'Lotus Connections', 'Activities', 'Files']),
		);
	});
});
