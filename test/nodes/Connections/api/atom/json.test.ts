import { elementToJson } from '../../../../../nodes/Connections/api/atom/json';
import { parseXml } from '../../../../../nodes/Connections/api/atom/xml';

const json = (text: string) => elementToJson(parseXml(text));

describe('an element as JSON', () => {
	it('is its text where it has nothing else', () => {
		expect(json('<a> 007 </a>')).toBe('007');
		expect(json('<a/>')).toBe('');
	});

	it('has attributes under "@" and text under "#text"', () => {
		expect(json('<a type="text">Hi</a>')).toEqual({ '@': { type: 'text' }, '#text': 'Hi' });
		expect(json('<a href=""/>')).toEqual({ '@': { href: '' } });
		expect(json('<a>Hi<b>you</b></a>')).toEqual({ '#text': 'Hi', b: 'you' });
	});

	it.each(['author', 'category', 'contributor', 'entry', 'link'])(
		'has a list for one %s already',
		(name) => {
			expect(json(`<r><${name}>x</${name}></r>`)).toEqual({ [name]: ['x'] });
		},
	);

	it.each(['field', 'isExternal', 'rank'])('has a list for one snx:%s already', (name) => {
		const text = `<r xmlns:s="http://www.ibm.com/xmlns/prod/sn"><s:${name}>x</s:${name}></r>`;
		expect(json(text)).toEqual({ [`snx:${name}`]: ['x'] });
	});

	it('makes a list of whatever else comes again', () => {
		expect(json('<r><a>1</a><b>x</b><a>2</a><a>3</a></r>')).toEqual({ a: ['1', '2', '3'], b: 'x' });
	});

	it('writes the documented prefixes whatever prefixes came', () => {
		expect(
			json(
				'<x:r xmlns:x="urn:ibm.com/td" xmlns:y="http://www.w3.org/2005/Atom"><x:uuid>7</x:uuid><y:id>8</y:id></x:r>',
			),
		).toEqual({ 'td:uuid': '7', id: '8' });
	});
});
