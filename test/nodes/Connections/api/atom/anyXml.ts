import fc from 'fast-check';

/** Text as XML may write it: blanks, references, and what only looks like markup. */
export const anyText = fc
	.array(
		fc.constantFrom('calm', ' ', '\n\t', '&amp;', '&lt;b&gt;', '&#65;', '&#x20AC;', 'é', ']]', "'"),
		{ maxLength: 4 },
	)
	.map((parts) => parts.join(''));

const anyAttribute = fc
	.tuple(
		fc.constantFrom('term', 'level', 'a:state', 'xml:lang', 'iscompleted'),
		fc.constantFrom('', 'x', 'a > b', '&amp;', "it's", ' two ', '/'),
		fc.constantFrom(' ', '  ', '\n '),
		fc.constantFrom('=', ' = '),
	)
	.map(([name, value, blank, equals]) => [name, `${blank}${name}${equals}"${value}"`] as const);

const anyAttributes = fc
	.uniqueArray(anyAttribute, { maxLength: 3, selector: ([name]) => name })
	.map((attributes) => attributes.map(([, text]) => text).join(''));

const aside = fc.constantFrom(
	'<!-- a > b <c> -->',
	'<![CDATA[<not markup> & so on]]>',
	'<?php echo "<x>"; ?>',
);

/** An element of names that no documentation knows, with whatever in it. */
export function anyElement(names: string[]): fc.Arbitrary<string> {
	return fc.letrec<{ element: string; content: string }>((tie) => ({
		element: fc
			.tuple(fc.constantFrom(...names), anyAttributes, tie('content'), fc.constantFrom('', ' '))
			.map(([name, attributes, content, blank]) =>
				content === '' && blank === ''
					? `<${name}${attributes}/>`
					: `<${name}${attributes}${blank}>${content}</${name}${blank}>`,
			),
		content: fc
			.array(fc.oneof({ depthSize: 'small' }, anyText, aside, tie('element')), { maxLength: 3 })
			.map((parts) => parts.join('')),
	})).element;
}
