import { agrees, anyId, exceeding, shown } from './states';

describe('States in a soak', () => {
	it.each<[unknown, unknown, boolean]>([
		[{ a: 1, b: ['x'] }, { b: ['x'], a: 1 }, true],
		[{ id: '7' }, { id: anyId }, true],
		[{ id: '' }, { id: anyId }, false],
		[{ id: null }, { id: anyId }, false],
		[{ id: '7' }, { id: /^8$/ }, false],
		[['x'], ['x', 'y'], false],
		[['x', 'y'], ['x'], false],
		[{ a: 1, b: 2 }, { a: 1 }, false],
		[{ a: null }, { a: null }, true],
		[{ a: {} }, { a: null }, false],
		[null, {}, false],
	])('%j is as %j should be: %s', (stored, wanted, isSo) => {
		expect(agrees(stored, wanted)).toBe(isSo);
	});

	it.each<[object, string | null]>([
		[{ list: ['x'], number: 1, text: 'long' }, null],
		[{ list: ['x', 'y'], number: 1, text: '' }, null],
		[{ list: ['x', 'y', 'z'], number: 1, text: '' }, 'list'],
		[{ list: [], number: 3, text: '' }, 'number'],
	])('%j holds more of: %s', (stored, name) => {
		const others = [
			{ list: ['x', 'y'], number: 1, text: '' },
			{ list: [], number: 2, text: '' },
		];
		expect(exceeding(stored, others)).toBe(name);
	});

	it('are shown with their expressions', () => {
		expect(shown({ id: anyId })).toBe('{"id":"/./"}');
	});
});
