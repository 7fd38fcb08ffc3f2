import { numberedName } from '../../../../../nodes/Connections/api/files/ifExists';

describe('a name with a number', () => {
	it.each([
		['report.pdf', 1, 'report.pdf'],
		['report.pdf', 2, 'report (2).pdf'],
		['archive.tar.gz', 3, 'archive.tar (3).gz'],
		['README', 2, 'README (2)'],
		['.profile', 2, '.profile (2)'],
		['ends.', 2, 'ends. (2)'],
	])('of %s and %d is %s', (name, number, numbered) => {
		expect(numberedName(name, number)).toBe(numbered);
	});
});
