import type { IDataObject } from 'n8n-workflow';
import { locator } from '../../kind';
import type { Wanted } from '../../states';
import type { FolderKind, FolderState, FolderStep } from '../state';
import { folderToldWrongly } from '../told';

type Place = Pick<FolderState, 'place' | 'parentId' | 'communityId'>;

const createAt = (ifExists: string) => ({
	parameters: {
		resource: 'folder',
		operation: 'create',
		name: '={{ $json.name }}',
		summary: '={{ $json.summary }}',
		place: '={{ $json.place }}',
		parentFolderId: locator('={{ $json.parentId }}'),
		communityId: locator('={{ $json.communityId }}'),
		options: { ifExists },
	},
});

const summaryOf = ({ index }: FolderStep) => `Made by step ${index}`;

const itemOf = (step: FolderStep, name: string, { place, ...ids }: Place): IDataObject => ({
	...{ name, place, ...ids },
	summary: summaryOf(step),
});

/** Part of the address that makes a folder there. */
function addressOf({ place, parentId, communityId }: Place): string {
	if (place === 'folder') return `collection/${parentId}`;
	return place === 'community' ? `communitycollection/${communityId}` : 'collections/feed';
}

const madeBy = (step: FolderStep, name: string | RegExp, place: Place): Wanted<FolderState> => ({
	...{ place: place.place, parentId: place.parentId, communityId: place.communityId },
	...{ label: name, title: name, summary: summaryOf(step) },
	...{ visibility: 'private', isParent: false, files: [] },
});

/** Where a new folder goes: to the top, into the folder of the step, or to a community. */
function newPlaceOf({ choice, id, before, seed }: FolderStep): Place {
	const places: Place[] = [
		{ place: 'top', parentId: null, communityId: null },
		{ place: 'folder', parentId: id, communityId: before.communityId },
		{ place: 'community', parentId: null, communityId: seed.communities[1].id },
	];
	return places[choice % places.length];
}

/** Create under a name that is free. */
const ofNew = (ifExists: string): FolderKind => {
	const nameOf = ({ index }: FolderStep) => `new-${index}`;
	return {
		...createAt(ifExists),
		name: `create folder ${ifExists} of a new name`,
		fits: () => true,
		item: (step) => itemOf(step, nameOf(step), newPlaceOf(step)),
		address: (step) => addressOf(newPlaceOf(step)),
		after: (step) => ({
			...step.before,
			isParent: step.before.isParent || newPlaceOf(step).place === 'folder',
		}),
		adds: (step) => madeBy(step, nameOf(step), newPlaceOf(step)),
		toldWrongly: folderToldWrongly,
	};
};

/** Create under the name that the step's folder has, beside it. */
const ofTaken = (ifExists: string): FolderKind => ({
	...createAt(ifExists),
	name: `create folder ${ifExists} of a name that is there`,
	// each name once, so that it is known which folder has it
	fits: ({ label }) => !label.includes('('),
	item: (step) => itemOf(step, step.before.label, step.before),
	address: ({ before }) => addressOf(before),
	after: ({ before }) => before,
	toldWrongly: folderToldWrongly,
});

const fail: FolderKind = { ...ofTaken('fail'), refused: true };

const useExisting: FolderKind = {
	...ofTaken('useExisting'),
	toldWrongly: (json, stored, step, outputs) =>
		json.id === step.id ? folderToldWrongly(json, stored, step, outputs) : 'another folder is told',
};

const keepBoth: FolderKind = {
	...ofTaken('keepBoth'),
	adds: (step) => madeBy(step, new RegExp(`^${step.before.label} \\(\\d+\\)$`), step.before),
};

/** Create, whatever is said of a folder that is there. */
export const creations = [
	...[fail, useExisting, keepBoth],
	...['fail', 'useExisting', 'keepBoth'].map(ofNew),
];
