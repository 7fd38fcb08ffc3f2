import type { XmlElement } from './xml';

/** JSON as n8n stores it. */
export type Json = string | number | boolean | null | Json[] | { [key: string]: Json };

/** Elements of an entry that may repeat: lists even where only one came, so that paths stay stable. */
const repeating = new Set(
	'author category contributor entry link snx:field snx:isExternal snx:rank'.split(' '),
);

/**
 * An element as JSON: attributes under "@", text under "#text", a child without attributes and
 * children as its bare text, lists for what may repeat.
 */
export function elementToJson(element: XmlElement): Json {
	const hasAttributes = Object.keys(element.attributes).length > 0;
	if (!hasAttributes && element.children.length === 0) return element.text;
	const json: { [key: string]: Json } = {};
	if (hasAttributes) json['@'] = { ...element.attributes };
	if (element.text !== '') json['#text'] = element.text;
	for (const child of element.children) {
		const value = elementToJson(child);
		const seen = json[child.name];
		if (seen === undefined) json[child.name] = repeating.has(child.name) ? [value] : value;
		else if (Array.isArray(seen)) seen.push(value);
		else json[child.name] = [seen, value];
	}
	return json;
}
