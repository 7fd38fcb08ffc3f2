import type { INodeProperties, INodePropertyModeTypeOptions } from 'n8n-workflow';

const idPlaceholder = 'e.g. 46ebf3b4-d0a1-4ca3-ac47-113589b801ee';

type Locator = Pick<INodeProperties, 'type' | 'default' | 'modes' | 'builderHint'>;

/** What AI builders of workflows are told of every locator. */
const builderHint = {
	propertyHint:
		"Use mode 'id' with an ID that an earlier node gives; without one leave mode 'list' with an empty value, from which the user then chooses. Never invent an ID.",
};

/**
 * What every resource locator has: the modes list, web address and id, the list first; without an
 * example of a web address there is no such mode.
 */
export function locator(
	searchMethod: string,
	listPlaceholder: string,
	urlPlaceholder?: string,
	listOptions: INodePropertyModeTypeOptions = {},
): Locator {
	const whole: Locator = {
		type: 'resourceLocator',
		default: { mode: 'list', value: '' },
		builderHint,
		modes: [
			{
				displayName: 'From List',
				name: 'list',
				type: 'list',
				placeholder: listPlaceholder,
				typeOptions: { searchListMethod: searchMethod, searchable: true, ...listOptions },
			},
			{ displayName: 'By URL', name: 'url', type: 'string', placeholder: urlPlaceholder },
			{ displayName: 'By ID', name: 'id', type: 'string', placeholder: idPlaceholder },
		],
	};
	if (urlPlaceholder) return whole;
	return { ...whole, modes: whole.modes?.filter(({ name }) => name !== 'url') };
}

/** A community: one of the user's, or any by its page or ID. */
export const communityLocator = () =>
	locator(
		'searchCommunities',
		'Choose a community...',
		'e.g. https://connections.example.com/communities/service/html/communityview?communityUuid=1e60d4e6-4972-421b-bb89-81486b36c0e4',
	);

/**
 * Makes the editor empty a choice when one of those changes that its list belongs to: names of
 * parameters, of resource locators what {@link choiceOf} gives.
 */
export function emptiedBy(...names: string[]): Pick<INodeProperties, 'typeOptions'> {
	return { typeOptions: { loadOptionsDependsOn: names } };
}

/**
 * What a choice from the list of a resource locator leaves behind. Not its value: that of an
 * expression changes with the data, which must not empty anything.
 */
export function choiceOf(name: string): string[] {
	return [`${name}.cachedResultName`, `${name}.cachedResultUrl`];
}

/** A library: one that the user may see, or any by its address or ID. */
export const libraryLocator = () =>
	locator(
		'searchLibraries',
		'Choose a library...',
		'e.g. https://connections.example.com/files/basic/api/library/46ebf3b4-d0a1-4ca3-ac47-113589b801ee/feed',
	);

/** A file, by its page or ID. */
export const fileLocator = () =>
	locator(
		'searchFiles',
		'Choose a file...',
		'e.g. https://connections.example.com/files/app/file/6577329f-add1-4f1a-8dd8-a3a31a68f19c',
	);

/** A file in the user's trash, by its page or ID. */
export const trashedFileLocator = () =>
	locator(
		'searchTrash',
		'Choose a deleted file...',
		'e.g. https://connections.example.com/files/app/file/6577329f-add1-4f1a-8dd8-a3a31a68f19c',
	);

/** A folder that the user may add to, or any by its page or ID. */
export const folderLocator = () =>
	locator(
		'searchFolders',
		'Choose a folder...',
		'e.g. https://connections.example.com/files/app/folder/bafcfc47-77af-486f-9263-96f88436d6c9',
	);

/** A user ID; an e-mail address in its place is looked up. */
const personPlaceholder = 'e.g. 20170081 or ajones@example.com';

/** Profiles lists people only by what is searched for, so the list asks for a name first. */
export function personLocator(): ReturnType<typeof locator> {
	const listOptions = { searchFilterRequired: true };
	const whole = locator('searchPeople', 'Choose a person...', undefined, listOptions);
	const modes = whole.modes?.map((mode) =>
		mode.name === 'id' ? { ...mode, placeholder: personPlaceholder } : mode,
	);
	return { ...whole, modes };
}

const activityPage =
	'https://connections.example.com/activities/service/html/mainpage#activitypage,50a68c83-13ae-46bd-b238-de27e7120726';

/** An activity, by its page or ID. */
export const activityLocator = (searchMethod = 'searchActivities') =>
	locator(searchMethod, 'Choose an activity...', `e.g. ${activityPage}`);

/** An entry or a to-do in the activity that is chosen beside it, or any by its page or ID. */
export const nodeLocator = (
	searchMethod = 'searchActivityNodes',
	listPlaceholder = 'Choose an entry or a to-do...',
) => ({
	...locator(
		searchMethod,
		listPlaceholder,
		`e.g. ${activityPage},entry=1edd103e-9bcf-4b3b-884f-14ec488718df`,
	),
	...emptiedBy(...choiceOf('activityId')),
});

/** What an entry, to-do or reply goes below. */
export const parentLocator = () => nodeLocator(undefined, 'Choose a section or an entry...');
