import type { IDataObject, INodeExecutionData, IPollFunctions } from 'n8n-workflow';
import { connect } from '../actions/connect';
import { InvalidInput } from '../api/failures/invalidInput';
import { tellingKind } from '../api/files/otherKind';
import type { Connection } from '../api/server/connection';
import type { Told } from './event';
import { events } from './events';
import { isFirstAfterStart, pollError } from './failures';
import { follow, followHolding, type Store } from './follow';
import { readTriggerOptions } from './options';
import { pollParameters } from './parameters';
import { newestOf } from './sample';
import { scopeFor } from './scope';

/** ms that a poll may take where n8n does not say */
const usualBudget = 30_000;
/** ms; a request that takes longer is given up, and so is the poll */
const longestRequest = 60_000;
/** How often a request is sent again; the next poll is another try, and not far. */
const maxRetries = 2;
/** ms */
const longestPause = 10_000;

/**
 * One poll: what is new since the last one, oldest first; null where nothing is. What passes by
 * itself is an error as well, which n8n shows, but for the first poll after a start of n8n.
 */
export async function poll(context: IPollFunctions): Promise<INodeExecutionData[][] | null> {
	const isFirst = isFirstAfterStart(context);
	const told = await newsOf(context).catch((thrown: unknown) => {
		const { error, mayPass } = pollError(thrown, context);
		if (!isFirst || !mayPass || context.getMode() === 'manual') throw error;
		context.logger.warn(`The first poll failed, the next will try again: ${error.message}`, {
			description: error.description,
		});
		return [];
	});
	if (told.length > 0) return [told.map((json) => ({ json }))];
	context.logger.debug('HCL Connections Trigger found nothing new');
	return null;
}

async function newsOf(context: IPollFunctions): Promise<IDataObject[]> {
	const budget = context.getPollBudgetMs?.() ?? usualBudget;
	const end = performance.now() + budget;
	const isOver = () => performance.now() >= end;
	// an answer may take ten times as long as a connection may stand still
	const stallTimeout = Math.min(longestRequest, budget) / 10_000;
	const connection = await connect(context, { maxRetries, stallTimeout, longestPause });
	return await newsFrom(connection, context, isOver).catch(async (error: unknown) => {
		throw await tellingKind(connection, error);
	});
}

async function newsFrom(
	connection: Connection,
	context: IPollFunctions,
	isOver: () => boolean,
): Promise<IDataObject[]> {
	const parameters = pollParameters(context);
	const options = readTriggerOptions(parameters.collection('options'));
	const simplify = parameters.flag('simplify', true);
	const event = chosenEvent(parameters.text('event'));
	const watch = await event.watch(parameters, connection);
	const shape = (told: Told) => ({ event: event.value, ...told.json(simplify) });

	if (context.getMode() === 'manual') return (await newestOf(watch, isOver)).map(shape);
	const scope = await scopeFor(context, connection, event.value, watch.place);
	const store = context.getWorkflowStaticData('node') as Store;
	return 'happenings' in watch
		? await follow(store, scope, watch.happenings, { ...options, isOver }, shape)
		: await followHolding(store, scope, watch.standings, options, shape);
}

function chosenEvent(value: string) {
	const event = events.find((one) => one.value === value);
	if (event) return event;
	throw new InvalidInput(
		`The trigger knows no event '${value}'`,
		"Choose 'Trigger On' anew; a newer version of the package may know it.",
	);
}
