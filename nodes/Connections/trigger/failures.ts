import type { Failure, IPollFunctions, NodeApiError, NodeOperationError } from 'n8n-workflow';
import { toNodeError } from '../actions/nodeError';
import { ConnectionsFailure } from '../api/failures/failure';
import { InvalidInput } from '../api/failures/invalidInput';
import { NoStart } from './follow';

/** Modes of an activation that n8n makes by itself, when nobody looks on. */
const startUpModes = ['init', 'leadershipChange', 'update'];

/** ms; n8n's other way of polling gives each poll less, and a context of its own */
const shortestUsualBudget = 60_000;

const known = new WeakSet<IPollFunctions>();

/**
 * Whether this is the first poll after a start of n8n: there it gives up on a trigger after some
 * errors. n8n keeps a context, and with it the mode, for all polls of an activation, so the first is
 * counted here. Where polls are jobs of their own (n8n's durable way), each has a context, a mode
 * "update" and a short budget; there an error only delays the next poll, and is told.
 */
export function isFirstAfterStart(context: IPollFunctions): boolean {
	const isFirst = !known.has(context);
	known.add(context);
	const isJob = (context.getPollBudgetMs?.() ?? Infinity) < shortestUsualBudget;
	return isFirst && !isJob && startUpModes.includes(context.getActivationMode());
}

/** Codes of failures for which somebody has to mend the credential. */
const credentialCodes = ['unauthorized', 'notConnected', 'notRenewable', 'clientRefused'];

/** Codes of failures for which somebody has to mend the node, the credential's address or n8n. */
const configurationCodes = ['certificate', 'insecure', 'blocked'];

/** Why a poll failed, in the words by which n8n plans the next one. */
function causeOf(error: unknown): Failure {
	if (!(error instanceof ConnectionsFailure)) return { cause: 'configuration-invalid' };
	const { code, retryAfter } = error;
	const status = Number(error.httpCode ?? 0);
	const wait = retryAfter === null ? {} : { retryAfterMs: retryAfter };
	if (status === 401 || credentialCodes.includes(code ?? '')) {
		return { cause: 'credential-invalid' };
	}
	if (status === 429) return { cause: 'rate-limited', ...wait };
	const isRefusal = (status >= 300 && status < 500 && status !== 408) || status === 501;
	if (isRefusal || configurationCodes.includes(code ?? ''))
		return { cause: 'configuration-invalid' };
	return { cause: 'temporarily-unavailable', ...wait };
}

/** The error of a poll that failed, and whether it may pass by itself. */
export function pollError(
	thrown: unknown,
	context: IPollFunctions,
): { error: NodeApiError | NodeOperationError; mayPass: boolean } {
	const failure = causeOf(thrown);
	const named =
		thrown instanceof NoStart
			? new InvalidInput(
					thrown.message,
					'Choose a smaller place, such as a folder, or set Start From to Beginning under Options.',
				)
			: thrown;
	return {
		error: toNodeError(named, context.getNode(), undefined, failure),
		mayPass: failure.cause === 'temporarily-unavailable' || failure.cause === 'rate-limited',
	};
}
