import { ATOM, SNX } from '../atom/elements.mjs';

const REVIEW = 'urn:example:review';
const NOTHING = { attributes: [], elements: [] };

/** What the setting foreignMarkup puts into nodes that nobody has written back yet. */
const SAMPLES = {
	node: {
		attributes: [{ namespace: REVIEW, name: 'state', value: 'open & urgent' }],
		elements: [
			`<category xmlns="${ATOM}" scheme="urn:example:scheme" term="amber" label="Amber"></category>`,
			`<mood xmlns="${SNX}" level="3">calm &amp; steady</mood>`,
			`<review xmlns="${REVIEW}" by="nobody"><note>Seen</note><note>Not seen</note></review>`,
		],
	},
	field: {
		attributes: [
			{ namespace: '', name: 'colour', value: 'red' },
			{ namespace: REVIEW, name: 'checked', value: 'yes' },
		],
		elements: [`<remark xmlns="${REVIEW}">by the field</remark>`],
	},
	assignee: { attributes: [{ namespace: '', name: 'since', value: '2026' }], elements: [] },
};

const foreignOf = (kind) => (item, settings) =>
	item.foreign ?? (settings.foreignMarkup ? SAMPLES[kind] : NOTHING);

/** The elements and attributes of a node that the server does not understand: what came last. */
export const nodeForeign = foreignOf('node');

/** Likewise of a field. */
export const fieldForeign = foreignOf('field');

/** Likewise the attributes of somebody a to-do is assigned to. */
export const assigneeForeign = foreignOf('assignee');
