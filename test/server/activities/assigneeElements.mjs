import { markup } from '../atom/xml.mjs';
import { personById } from '../people.mjs';

function assignee(services, { userId }, tick = null) {
	const { name, email } = personById(services, userId) ?? { name: '', email: '' };
	return markup`
    <snx:assignedto name="${name}" userid="${userId}"${tick}>${email}</snx:assignedto>`;
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
