import type { Subject } from '../../../../../nodes/Connections/api/failures/subject';
import { answered, remedies, words } from './refusals';

const { noRight, onePhase, badType, noRoom } = remedies;

describe("a failure with the server's code", () => {
	it.each([
		[
			'ItemExists',
			409,
			"A file named 'plan.pdf' exists already in my library",
			"Choose with the option 'If File Exists' what becomes of it, switch on 'Replace' under 'Additional Fields' to overwrite it, or set another 'File Name'.",
		],
		[
			'ItemNotFound',
			404,
			'Not found: my library',
			'Check that Files runs on this server under the path in the credential.',
		],
		['AccessDenied', 403, "No right to add the file 'plan.pdf' in my library", noRight],
		[
			'QuotaViolation',
			403,
			"There is not enough room left in my library for the file 'plan.pdf'",
			noRoom,
		],
		[
			'ContentMaxSizeExceeded',
			400,
			"The file 'plan.pdf' is larger than Connections allows",
			onePhase,
		],
		[
			'InvalidType',
			415,
			"Connections does not take the content type of the file 'plan.pdf'",
			badType,
		],
		[
			'ExtensionViolation',
			403,
			"Connections does not allow files with the extension of the file 'plan.pdf'",
			"Set another 'File Name', or ask the administrator which extensions are allowed.",
		],
		[
			'InvalidPath',
			400,
			"Connections does not take 'plan.pdf' as a name",
			"Set a 'File Name' without special characters.",
		],
		[
			'SharingIntentRestriction',
			400,
			"The file 'plan.pdf' may not be shared in this way",
			"Check 'Visibility', 'Share With' and 'Restricted Visibility' under 'Additional Fields'.",
		],
		[
			'UnsupportedOperation',
			404,
			'Connections does not know this operation in my library',
			'The server may be older than the operation, or the feature is switched off there.',
		],
		[
			'ConcurrentModification',
			412,
			"Someone else changed the file 'plan.pdf' at the same moment",
			'Run the item again.',
		],
	])('%s explains itself', (code, status, message, remedy) => {
		expect(answered(status, words(code))).toMatchObject({
			message,
			description: `${remedy} The server's code: ${code}.`,
			httpCode: String(status),
			code,
			repeatable: 'no',
		});
	});

	it('is decided by the code, not by the status', () => {
		expect(answered(400, words('ItemExists')).message).toMatch(/exists already/);
		expect(answered(403, words('QuotaViolation')).message).toMatch(/not enough room/);
	});

	it('that nobody knows is decided by the status, and names the code', () => {
		expect(answered(404, words('Surprise'))).toMatchObject({
			message: 'Not found: my library',
			description: expect.stringContaining("The server's code: Surprise."),
		});
	});

	it('carries the words of the server and the numbers of a quota', () => {
		const more =
			'<td:errorMessage>No room here.</td:errorMessage><td:libraryQuota>100</td:libraryQuota><td:uploadSize>20</td:uploadSize>';
		expect(answered(403, words('QuotaViolation', more))).toMatchObject({
			message: "There is not enough room left in my library for the file 'plan.pdf': No room here",
			description: `${noRoom} Quota 100 bytes, in use unknown, this upload 20 bytes. The server's code: QuotaViolation.`,
		});
	});

	it.each([
		['A file named plan.pdf exists already.', ''],
		['There is a file plan.pdf already, by Bob.', ': There is a file plan.pdf already, by Bob'],
	])('repeats the words of the server only where they say more: %s', (said, shown) => {
		const body = words('ItemExists', `<td:errorMessage>${said}</td:errorMessage>`);
		expect(answered(409, body).message).toBe(
			`A file named 'plan.pdf' exists already in my library${shown}`,
		);
	});

	it('tells nothing of Replace where there is none, nor of an option', () => {
		const remedyFor = (about: Partial<Subject>) =>
			answered(409, words('ItemExists'), about).description;
		expect(remedyFor({ replaceable: false })).toMatch(
			/^Choose with the option 'If File Exists' .+, or set/,
		);
		expect(remedyFor({ existsLabel: undefined })).toMatch(
			/^Switch on 'Replace' .+, or set another/,
		);
		expect(remedyFor({ replaceable: false, existsLabel: undefined, nameLabel: 'Name' })).toBe(
			"Set another 'Name'. The server's code: ItemExists.",
		);
	});

	it('names the parameter that chose the place', () => {
		const place = { target: 'the library 7', placeLabel: 'Library to Use' };
		expect(answered(404, words('ItemNotFound'), place)).toMatchObject({
			message: 'Not found: the library 7',
			description:
				"Check 'Library to Use': it may be deleted, misspelt, or not visible to the user of the credential. 'Get Many' finds what is there. The server's code: ItemNotFound.",
		});
	});

	it('names the reference into the log of the server', () => {
		const reference = `LC${'AB12'.repeat(8)}`;
		const body = `\n\n<error xmlns="http://www.ibm.com/xmlns/prod/sn"><code/><message>Identifier: ${reference}\nNo way in.</message></error>`;
		expect(answered(500, body)).toMatchObject({
			message: 'Connections failed while it handled the request: No way in',
			description: `Ask the administrator to look into the log of the server. Reference in the server's log: ${reference}.`,
		});
	});
});
