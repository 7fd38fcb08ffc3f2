import { ConnectionsFailure } from '../../../../../nodes/Connections/api/failures/failure';
import { exchangeTexts } from '../../../../../nodes/Connections/api/server/exchangeTexts';
import { TransportFailure } from '../../../../../nodes/Connections/transport/wire';
import { fakeConnection } from '../../../../fuzz/fakeConnection';
import { listOfFiles } from './listOfFiles';

const url = 'https://connections.example.com/files/feed';
const login = '<!DOCTYPE html><html><body>Sign in</body></html>';

const answerOf = (body: string, type = 'application/atom+xml', status = 200) => ({
	status,
	headers: { 'content-type': type },
	body,
});

async function joined(texts: AsyncIterable<string>): Promise<string> {
	let whole = '';
	for await (const text of texts) whole += text;
	return whole;
}

describe('an answer that is read while it comes', () => {
	it('gives what was made of its text, and its headers', async () => {
		const { connection, requests } = fakeConnection([answerOf('<feed/>')]);
		const { answer, made } = await exchangeTexts(connection, url, listOfFiles, joined);
		expect(made).toBe('<feed/>');
		expect(answer.headers).toEqual({ 'content-type': 'application/atom+xml' });
		expect(requests).toEqual([{ method: 'GET', url, headers: {} }]);
	});

	it.each([
		['a refusal', answerOf('', 'text/plain', 403)],
		['a page of a proxy', answerOf(login, 'text/html')],
	])('is not read where it is %s', async (_case, answer) => {
		const read = jest.fn();
		const { connection } = fakeConnection([answer]);
		const failure: unknown = await exchangeTexts(connection, url, listOfFiles, read).catch(
			(error: unknown) => error,
		);
		expect(failure).toBeInstanceOf(ConnectionsFailure);
		expect(read).not.toHaveBeenCalled();
	});

	it('is told as a login page where one comes under another type', async () => {
		const refused = new Error('no XML');
		const reading = async (body: string) => {
			const { connection } = fakeConnection([answerOf(body)]);
			const read = async (texts: AsyncIterable<string>) => {
				for await (const text of texts) throw text ? refused : new Error('empty');
			};
			return await exchangeTexts(connection, url, listOfFiles, read).catch(
				(error: unknown) => error,
			);
		};
		expect(await reading(login)).toBeInstanceOf(ConnectionsFailure);
		expect(await reading('{"feed": []}')).toBe(refused);
	});

	it('fails in words of the transport where there is none', async () => {
		const { connection } = fakeConnection([new TransportFailure('refused', 'ECONNREFUSED', false)]);
		const failure: unknown = await exchangeTexts(connection, url, listOfFiles, joined).catch(
			(error: unknown) => error,
		);
		expect(failure).toMatchObject({ code: 'refused', repeatable: 'yes' });
	});
});
