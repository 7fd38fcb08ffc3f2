import { markup } from '../atom/xml.mjs';
import { emailOf, personById } from '../people.mjs';

function assignee(services, { userId }, tick = null) {
	const person = personById(services, userId) ?? { name: '', email: '' };
	return markup`
    <snx:assignedto name="${person.name}" userid="${userId}"${tick}>${emailOf(services, person)}</snx:assignedto>`;
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
