import { type INode, NodeHelpers } from 'n8n-workflow';
import { Connections } from '../../../../../nodes/Connections/Connections.node';

const { description } = new Connections();

/** The notices that n8n shows in the editor for these parameters of Add File. */
function noticesFor(library: string, additionalFields: object): string[] {
	const parameters = { resource: 'file', operation: 'addFile', library, additionalFields } as never;
	return description.properties
		.filter(({ type }) => type === 'notice')
		.filter((property) =>
			NodeHelpers.displayParameter(parameters, property, { typeVersion: 1 } as INode, description),
		)
		.map(({ name }) => name);
}

describe('the notices of Add File', () => {
	it.each(['myLibrary', 'library'])('tell what public means in %s', (library) => {
		expect(noticesFor(library, { visibility: 'public' })).toEqual(['publicNotice']);
		expect(noticesFor(library, { visibility: 'private' })).toEqual([]);
	});

	it.each(['private', 'public'])(
		'tell that communities know no visibility, where it is %s',
		(visibility) => {
			expect(noticesFor('communityLibrary', { visibility })).toEqual(['communityNotice']);
		},
	);

	it('tell what Replace overwrites, and nothing where nothing was added', () => {
		expect(noticesFor('communityLibrary', { replace: true })).toEqual(['replaceNotice']);
		expect(noticesFor('communityLibrary', {})).toEqual([]);
	});
});
