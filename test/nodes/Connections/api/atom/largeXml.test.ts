import { parseLargeXml } from '../../../../../nodes/Connections/api/atom/largeXml';
import {
	textOf,
	UnreadableXml,
	type XmlElement,
} from '../../../../../nodes/Connections/api/atom/xml';

const entries = (count: number) =>
	Array.from({ length: count }, (_, index) => `<entry><id>${index}</id></entry>`);
const pause = async () => undefined;
const idOf = (entry: XmlElement) => textOf(entry, 'id');

describe('a long XML answer', () => {
	it('is read while it comes: what has come is taken before the rest is there', async () => {
		const taken: Array<string | null> = [];
		const takenWhen: number[] = [];
		function* coming() {
			yield '<feed>';
			for (const entry of entries(100)) {
				takenWhen.push(taken.length);
				yield entry;
			}
			yield '<total>100</total></feed>';
		}
		const take = (child: XmlElement) => child.name === 'entry' && taken.push(idOf(child)) > 0;
		const feed = await parseLargeXml(coming(), { pause, take, size: 100 });
		expect(taken).toEqual(Array.from({ length: 100 }, (_, index) => String(index)));
		expect(feed.children.map(({ name }) => name)).toEqual(['total']);
		takenWhen.forEach((count, index) => {
			expect(count).toBeGreaterThan(index - 8);
		});
	});

	it('gives an element over when it has ended, with all that is in it', async () => {
		const seen: XmlElement[] = [];
		const take = (child: XmlElement) => seen.push(structuredClone(child)) > 0;
		const text = '<feed><entry a="1"><id> 7 </id><b><c/></b>x</entry><entry/></feed>';
		await parseLargeXml([text], { pause, take });
		const empty = { attributes: {}, children: [], text: '' };
		expect(seen).toEqual([
			{
				name: 'entry',
				attributes: { a: '1' },
				children: [
					{ ...empty, name: 'id', text: '7' },
					{ ...empty, name: 'b', children: [{ ...empty, name: 'c' }] },
				],
				text: 'x',
			},
			{ ...empty, name: 'entry' },
		]);
	});

	it.each([
		['ends in the middle', ['</fe']],
		['goes on with another word', ['</other>']],
		['has something behind its end', ['</feed>', '<feed/>']],
	])('is refused where it %s, though parts of it were read', async (_case, end) => {
		const take = jest.fn(() => true);
		const reading = parseLargeXml(['<feed>', ...entries(50), ...end], { pause, take, size: 100 });
		await expect(reading).rejects.toThrow(UnreadableXml);
		expect(take).toHaveBeenCalled();
	});

	it('is looked through in growing parts where it cannot be cut, so that each is met a few times', async () => {
		let pauses = 0;
		const count = async () => {
			pauses += 1;
		};
		const long = `<a>${'<b/>'.repeat(50_000)}</a>`;
		const { children } = await parseLargeXml([`<feed>${long}</feed>`], { pause: count, size: 100 });
		expect(children[0].children).toHaveLength(50_000);
		expect(pauses).toBe(0);
	});

	it('fails as what takes its elements does', async () => {
		const mistake = new TypeError('a mistake of ours');
		const take = () => {
			throw mistake;
		};
		for (const size of [1, 1000]) {
			const reading = parseLargeXml(['<feed>', ...entries(3), '</feed>'], { pause, take, size });
			await expect(reading).rejects.toBe(mistake);
		}
	});

	it('fails as the wire does where that breaks off', async () => {
		const cut = new Error('cut');
		function* coming() {
			yield '<feed>';
			throw cut;
		}
		await expect(parseLargeXml(coming(), { pause })).rejects.toBe(cut);
	});
});
