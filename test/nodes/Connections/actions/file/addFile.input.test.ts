import { setStage } from '../../stage';
import { binary, names, places } from './wrongFiles';
import { servers, values } from './wrongValues';

const stage = setStage();

describe.each([
	['file', binary],
	['destination', places],
	['name', names],
	['value', values],
	['server', servers],
])('Add File with a wrong %s sends nothing and explains', (_kind, refusals) => {
	it.each(refusals)('%s', async (_title, run, message, description) => {
		const { error, items } = await stage.addFile(run);
		expect(error).toMatchObject({
			name: 'NodeOperationError',
			message: `${message} [item 0]`,
			description,
			context: { itemIndex: 0 },
		});
		expect(items).toEqual([]);
		expect(await stage.server.requests()).toEqual([]);
		expect(JSON.stringify(error)).not.toContain('amy-secret');
	});
});
