import {
	type ILoadOptionsFunctions,
	type INodeListSearchResult,
	type JsonObject,
	NodeApiError,
} from 'n8n-workflow';
import { connect } from '../actions/connect';
import type { Connection } from '../api/connection';
import { ConnectionsFailure } from '../api/failure';
import { InvalidInput } from '../api/invalidInput';
import type { Choices } from '../api/pickers';

/** Fetches one page of choices. */
export type List = (connection: Connection, search: string, page: number) => Promise<Choices>;

/** seconds; a picker has someone waiting in front of it */
const patience = 15;

/** A picker's page, with the number of the next page as its paging token. */
export async function search(
	context: ILoadOptionsFunctions,
	list: List,
	filter: string | undefined,
	paginationToken: unknown,
): Promise<INodeListSearchResult> {
	const page = Number(paginationToken ?? 1);
	const connection = await connect(context, { maxRetries: 0, stallTimeout: patience });
	const { choices, hasNext } = await list(connection, filter?.trim() ?? '', page).catch(
		(error: unknown) => {
			throw shown(error, context);
		},
	);
	return {
		results: choices.map(({ id, name, url }) => ({ name, value: id, url: url ?? undefined })),
		paginationToken: hasNext ? String(page + 1) : undefined,
	};
}

function shown(error: unknown, context: ILoadOptionsFunctions): unknown {
	if (!(error instanceof ConnectionsFailure) && !(error instanceof InvalidInput)) return error;
	const { message, description } = error;
	return new NodeApiError(context.getNode(), { message } as JsonObject, { message, description });
}
