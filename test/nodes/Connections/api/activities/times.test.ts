import { isWithin, spanQuery } from '../../../../../nodes/Connections/api/activities/times';

const at = (text: string) => Date.parse(text);

describe('the times of Activities, which have whole seconds', () => {
	it.each([
		['at the moment itself', '2026-01-31T12:00:00Z', { after: at('2026-01-31T12:00:00Z') }, true],
		['in its second', '2026-01-31T12:00:00Z', { after: at('2026-01-31T12:00:00.900Z') }, true],
		['a second before', '2026-01-31T11:59:59Z', { after: at('2026-01-31T12:00:00Z') }, false],
		['at the end', '2026-01-31T12:00:00Z', { before: at('2026-01-31T12:00:00Z') }, false],
		[
			'in the second of the end',
			'2026-01-31T12:00:00Z',
			{ before: at('2026-01-31T12:00:00.100Z') },
			true,
		],
		['of no span', null, {}, true],
		['not told', null, { after: 0 }, false],
		['no time', 'yesterday', { before: at('2026-01-31T12:00:00Z') }, false],
	])('lie in a span: %s', (_case, time, span, expected) => {
		expect(isWithin(time, span)).toBe(expected);
	});

	it('are asked for so that nothing is left out', () => {
		expect(spanQuery({ after: 1500, before: 2500 })).toEqual({ since: 1000, until: 3000 });
		expect(spanQuery({})).toEqual({ since: undefined, until: undefined });
	});
});
