import { markup } from '../atom/xml.mjs';
import { heading, nameOf, noteOf, row, table } from './rows.mjs';

/** What nodes are to people. */
const KINDS = {
	activity: 'activity',
	entry: 'entry',
	todo: 'to-do',
	section: 'section',
	reply: 'reply',
	chat: 'chat',
	email: 'e-mail',
};

const pageOf = ({ settings }, { id, activityId }) => {
	const root = `${settings.contextRoots.activities}/service/html/mainpage#activitypage,${activityId}`;
	return id === activityId ? root : `${root},entry=${id}`;
};

function fieldRow(here, field) {
	const note = `field ${field.name}`;
	if (field.type !== 'file') {
		const name = field.value ?? field.href ?? field.userId;
		return row({ id: field.fid, name, note, child: true, here });
	}
	const { fid, fileName, size, sha256, modified } = field;
	return row({
		...{ id: fid, opens: fid, name: fileName, note, size, sha256, time: modified },
		...{ child: true, here },
	});
}

/** Who has to do it; of several, who has done his part. */
function assigneesOf(services, { assignees }) {
	return assignees.map(({ userId, completed }) =>
		noteOf(`for ${nameOf(services, userId)}`, assignees.length > 1 && completed && 'his part done'),
	);
}

function noteOfNode(services, node) {
	const { type, completed, dueDate, isPrivate, tags, deletion } = node;
	return noteOf(
		KINDS[type] ?? type,
		completed && 'done',
		dueDate && `due ${dueDate.slice(0, 10)}`,
		assigneesOf(services, node),
		isPrivate && 'private',
		tags.map((tag) => `#${tag}`),
		deletion && 'in the trash',
	);
}

function nodeRows(services, here, node) {
	const note = noteOfNode(services, node);
	const href = pageOf(services, node);
	return [
		row({ id: node.id, name: node.title, href, note, time: node.updated, here }),
		node.fields.map((field) => fieldRow(here, field)),
	];
}

function activitySection(services, here, root) {
	const nodes = [...services.store.activities.nodes.values()].filter(
		({ activityId }) => activityId === root.id,
	);
	return markup`${heading({ title: root.title, href: pageOf(services, root), note: 'Activity' })}${table(nodes, (node) => nodeRows(services, here, node))}`;
}

/** Activities with their entries, to-dos and fields. `here` is the id that the page's address names. */
export function activitiesSection(services, here) {
	const roots = [...services.store.activities.nodes.values()].filter(
		({ parentId }) => parentId === null,
	);
	return markup`<h2>Activities</h2>
${roots.map((root) => activitySection(services, here, root))}`;
}
