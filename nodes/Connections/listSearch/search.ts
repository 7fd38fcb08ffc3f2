import {
	type IDataObject,
	type ILoadOptionsFunctions,
	type INodeListSearchResult,
	type JsonObject,
	NodeApiError,
} from 'n8n-workflow';
import { connect } from '../actions/connect';
import { ConnectionsFailure } from '../api/failures/failure';
import { InvalidInput } from '../api/failures/invalidInput';
import { tellingKind } from '../api/files/otherKind';
import type { Choices } from '../api/server/choices';
import type { Connection } from '../api/server/connection';

/** Fetches one page of choices. */
export type List = (connection: Connection, search: string, page: number) => Promise<Choices>;

/** seconds; a picker has someone waiting in front of it */
const patience = 15;

/** What a picker says instead of showing nothing. */
export interface Emptiness {
	message: string;
	description: string;
}

/** A picker's page, with the number of the next page as its paging token. */
export async function search(
	context: ILoadOptionsFunctions,
	list: List,
	emptiness: Emptiness,
	filter: string | undefined,
	paginationToken: unknown,
): Promise<INodeListSearchResult> {
	const page = Number(paginationToken ?? 1);
	const text = filter?.trim() ?? '';
	const { choices, hasNext } = await connect(context, {
		maxRetries: 0,
		stallTimeout: patience,
		apiPath: chosenApiPath(context),
	})
		.then(
			async (connection) =>
				await list(connection, text, page).catch(async (error: unknown) => {
					throw await tellingKind(connection, error);
				}),
		)
		.catch((error: unknown) => {
			throw shown(error, context);
		});
	if (choices.length === 0 && page === 1 && !text && !hasNext) {
		throw new NodeApiError(context.getNode(), { ...emptiness }, { ...emptiness });
	}
	return {
		results: choices.map(({ id, name, url }) => ({ name, value: id, url: url ?? undefined })),
		paginationToken: hasNext ? String(page + 1) : undefined,
	};
}

/** The option API Path as it stands in the editor: the lists must come from where uploads go. */
function chosenApiPath(context: ILoadOptionsFunctions): 'service' | 'oauth' | undefined {
	const options = context.getCurrentNodeParameter('options') as IDataObject | undefined;
	return options?.apiPath as 'service' | 'oauth' | undefined;
}

function shown(error: unknown, context: ILoadOptionsFunctions): unknown {
	if (!(error instanceof ConnectionsFailure) && !(error instanceof InvalidInput)) return error;
	const { message, description } = error;
	const httpCode = 'httpCode' in error ? (error.httpCode ?? undefined) : undefined;
	const response: JsonObject = { message };
	return new NodeApiError(context.getNode(), response, { message, description, httpCode });
}
