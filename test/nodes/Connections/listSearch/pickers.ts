import type { INodeListSearchResult, INodeParameters } from 'n8n-workflow';
import type { Stage } from '../stage';

/** What a person does with a picker: opens it, or types into it. */
export interface PickerUse {
	filter?: string;
	paginationToken?: string;
	/** Other parameters of the node, as they stand. */
	parameters?: INodeParameters;
	user?: string;
}

/** Opens a picker of the node as the editor does. */
export async function open(
	stage: Stage,
	method: string,
	{ user, ...use }: PickerUse = {},
): Promise<INodeListSearchResult> {
	return await stage.engine.listSearch(method, { ...use, credentials: stage.credential(user) });
}

/** Scrolls a picker to its end; gives what each page showed. */
export async function everyPage(
	stage: Stage,
	method: string,
	use: PickerUse = {},
): Promise<Array<INodeListSearchResult['results']>> {
	const pages: Array<INodeListSearchResult['results']> = [];
	let paginationToken: string | undefined;
	do {
		const page = await open(stage, method, { ...use, paginationToken });
		pages.push(page.results);
		paginationToken = page.paginationToken as string | undefined;
	} while (paginationToken !== undefined && pages.length < 20);
	return pages;
}

/** What a picker says instead of a list. */
export async function refusalOf(promise: Promise<unknown>) {
	const error = await promise.then(
		() => undefined,
		(thrown: unknown) => thrown as Error & { description?: string | null },
	);
	if (!error) throw new Error('The picker did not refuse');
	return { name: error.name, message: error.message, description: error.description };
}

/** Makes so many things at the server, some at a time; `make` gets a number from 1. */
export async function makeMany(count: number, make: (number: number) => Promise<unknown>) {
	for (let first = 1; first <= count; first += 10) {
		const numbers = Array.from({ length: Math.min(10, count - first + 1) }, (_, i) => first + i);
		await Promise.all(numbers.map(make));
	}
}

/** A title that sorts by its number, e.g. `Note 007`. */
export const numbered = (title: string, number: number) =>
	`${title} ${String(number).padStart(3, '0')}`;
