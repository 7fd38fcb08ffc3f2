import { markup } from '../atom/xml.mjs';
import { emailOf, personById } from '../people.mjs';
import { attributesMarkup } from './fieldElements.mjs';
import { assigneeForeign } from './foreign.mjs';

function assignee(services, each, tick = null) {
	const { userId } = each;
	const person = personById(services, userId) ?? { name: '', email: '' };
	return markup`
    <snx:assignedto name="${person.name}" userid="${userId}"${tick}${attributesMarkup(assigneeForeign(each, services.settings))}>${emailOf(services, person)}</snx:assignedto>`;
}

/**
 * Who a to-do is assigned to: one person in the entry itself, several in snx:assignees, each with
 * what he has completed (seen in public clients).
 */
export function assigneeElements(services, { assignees }) {
	if (assignees.length < 2) return assignees.map((each) => assignee(services, each));
	return markup`
  <snx:assignees>${assignees.map((each) =>
		assignee(services, each, markup` iscompleted="${String(each.completed)}"`),
	)}
  </snx:assignees>`;
}
