import type { INodeProperties } from 'n8n-workflow';
import type { Chapter, Choice } from './chapter';
import { partsOf } from './fieldText';

/** A field, and the collection that it stands in. */
export interface Place {
	collection: INodeProperties | null;
	field: INodeProperties;
}

/** Where a field is told of: with its choice, once for its page, or once for all pages. */
export type Home = 'choice' | 'page' | 'everywhere';

/** Whether nothing of two descriptions differs. */
export const same = (one: object, other: object) => JSON.stringify(one) === JSON.stringify(other);

/** Two fields are one where nothing of them differs. */
const keyOf = ({ collection, field }: Place) => JSON.stringify([collection?.name, field]);

/** The fields of a choice: those of collections one by one, under the collection. */
export function placesOf({ fields }: Pick<Choice, 'fields'>): Place[] {
	return fields.flatMap((field): Place[] =>
		field.type === 'collection'
			? partsOf(field).map((part) => ({ collection: field, field: part }))
			: [{ collection: null, field }],
	);
}

/**
 * Says where each field is told of: what several pages have once for all of them, what several
 * choices of a page have once for the page.
 */
export function homesIn(chapters: Chapter[]): (place: Place) => Home {
	const pages = new Map<string, Set<string>>();
	const choices = new Map<string, number>();
	for (const { file, choices: ofChapter } of chapters) {
		for (const key of ofChapter.flatMap(placesOf).map(keyOf)) {
			pages.set(key, (pages.get(key) ?? new Set()).add(file));
			choices.set(key, (choices.get(key) ?? 0) + 1);
		}
	}
	return (place) => {
		const key = keyOf(place);
		if ((pages.get(key)?.size ?? 0) > 1) return 'everywhere';
		return (choices.get(key) ?? 0) > 1 ? 'page' : 'choice';
	};
}

/** The places without those that come again. */
export function once(places: Place[]): Place[] {
	const known = new Set<string>();
	return places.filter((place) => !known.has(keyOf(place)) && known.add(keyOf(place)));
}
