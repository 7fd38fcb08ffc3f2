import { figureOf, Measurements, rotated } from './statistics';

describe('figures of a benchmark', () => {
	test('the median of an odd number is the one in the middle, whatever the order', () => {
		expect(figureOf([9, 1, 10])).toEqual({ median: 9, lowest: 1, highest: 10, rounds: 3 });
	});

	test('the median of an even number lies between the two in the middle', () => {
		expect(figureOf([4, 1, 2, 100]).median).toBe(3);
	});

	test('what could not be measured is left out instead of counted as zero', () => {
		const measurements = new Measurements();
		measurements.add('seconds', 2);
		measurements.add('seconds', null);
		measurements.add('growth', null);

		expect(measurements.figures()).toEqual({
			seconds: { median: 2, lowest: 2, highest: 2, rounds: 1 },
		});
	});

	test('each round begins with another one, and leaves none out', () => {
		const rounds = [0, 1, 2, 3].map((round) => rotated(['a', 'b', 'c'], round).join(''));

		expect(rounds).toEqual(['abc', 'bca', 'cab', 'abc']);
	});
});
