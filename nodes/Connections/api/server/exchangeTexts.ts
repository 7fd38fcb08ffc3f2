import { textsOf } from '../../transport/text';
import type { WireAnswer } from '../../transport/wire';
import { failureOfAnswer, failureOfError } from '../failures/failure';
import type { Subject } from '../failures/subject';
import { type Connection, isStrangersPage } from './connection';

/**
 * Asks for what may be long, and reads the text of an answer 200 while it comes; nothing of it is
 * kept.
 *
 * @param read gets the text in pieces, and may leave it before its end
 * @throws ConnectionsFailure for every other answer, a web page among them, and for none at all; and
 * what `read` throws
 */
export async function exchangeTexts<T>(
	connection: Connection,
	url: string,
	subject: Subject,
	read: (texts: AsyncIterable<string>) => Promise<T>,
): Promise<{ answer: WireAnswer; made: T }> {
	let start = '';
	let failed: { error: unknown } | undefined;
	const request = {
		url,
		signed: true,
		length: null,
		unpacked: false,
		isWanted: (head: WireAnswer) => !isStrangersPage(head),
	};
	const { answer, taken } = await connection
		.receive(request, async (stream, { headers }) => {
			let isWaiting = false;
			const texts = async function* () {
				isWaiting = true;
				for await (const text of textsOf(stream, headers)) {
					isWaiting = false;
					start ||= text;
					yield text;
					isWaiting = true;
				}
				isWaiting = false;
			};
			return await read(texts()).then(
				(made) => ({ made }),
				(error: unknown) => {
					// what befell the wire is the transport's to tell
					if (isWaiting) throw error;
					failed = { error };
					return null;
				},
			);
		})
		.catch((error: unknown) => {
			throw failureOfError(error, subject, false);
		});
	if (taken) return { answer, made: taken.made };
	const shown = { ...answer, body: answer.body || start };
	if (failed && !isStrangersPage(shown)) throw failed.error;
	// a request without a body stores nothing, so it may always be sent again
	throw failureOfAnswer(shown, subject).withoutDoubt();
}
