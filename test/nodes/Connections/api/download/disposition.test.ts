import { nameInDisposition } from '../../../../../nodes/Connections/api/download/disposition';

describe('the name in a header Content-Disposition', () => {
	it.each<[string, string | null, string | null]>([
		[
			'is that of Connections, with a language between the quotes',
			'attachment; filename*=UTF-8\'en\'tide%20tables%20%5Bv9%5D.txt; size=36; creation-date="x";',
			'tide tables [v9].txt',
		],
		['has its umlauts', "attachment; filename*=UTF-8'de'%C3%9Cbersicht.pdf;", 'Übersicht.pdf'],
		['may come without a language', "attachment; filename*=utf-8''plan.pdf", 'plan.pdf'],
		[
			'may come in another charset',
			"inline; filename*=ISO-8859-1''%DCbersicht.pdf",
			'Übersicht.pdf',
		],
		['may be a plain one in quotes', 'attachment; filename="a \\"b\\".pdf"', 'a "b".pdf'],
		['may be a plain one without quotes', 'attachment; filename=plan.pdf; size=3', 'plan.pdf'],
		['leads to no other folder', "attachment; filename*=UTF-8''..%2F..%2Fetc%2Fpasswd", 'passwd'],
		['is none where it cannot be decoded', "attachment; filename*=UTF-8''%E0%A4%A", null],
		['is none in a charset that nobody knows', "attachment; filename*=x-none''plan.pdf", null],
		['is none where there is no name', 'attachment', null],
		['is none where it is empty', 'attachment; filename=""', null],
		['is none where there is no header', null, null],
	])('%s', (_case, value, name) => {
		expect(nameInDisposition(value)).toBe(name);
	});
});
