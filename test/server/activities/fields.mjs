import { activitiesRefusal, answer } from '../http/answers.mjs';
import { mayViewNode, nodeNotFound, nodeOf, requireEditor } from './access.mjs';
import { addEntry, changeEntry, nodeAnswer } from './nodes.mjs';
import { admit, namesOf, receiveFile } from './uploads.mjs';

/** A new entry below a node that holds nothing but the file, in a field named Attachment. */
function entryWithFile(exchange, store, parent, { fileName, file }) {
	const node = store.activities.addNode({
		activityId: parent.activityId,
		parentId: parent.id,
		authorId: exchange.user.id,
		title: fileName,
	});
	const field = store.activities.addField(node, {
		name: 'Attachment',
		type: 'file',
		fileName,
		...file,
	});
	node.ownFile = field.fid;
	return nodeAnswer(exchange, store, node, 201, { lengths: false });
}

/** POST activity: an Atom entry makes a node, bytes make a field, in one phase or in two. */
export async function addToActivity(exchange, _params, services) {
	const { store, settings } = services;
	const parent = nodeOf(store, exchange, 'activityUuid');
	requireEditor(store, parent, exchange.user);
	if (exchange.mimeType === 'application/atom+xml' && exchange.phase === null) {
		return await addEntry(exchange, parent, services);
	}
	const early = admit(exchange, `node ${parent.id}`, services);
	if (early) return early;
	const file = await receiveFile(exchange, services);
	if (!store.activities.nodes.has(parent.id)) {
		await store.bytes.drop(file);
		throw nodeNotFound(parent.id);
	}
	const { fileName, name } = namesOf(exchange, 'Attachment');
	if (exchange.phase === null || settings.fieldCreation === 'newEntry') {
		return entryWithFile(exchange, store, parent, { fileName, file });
	}
	store.activities.addField(parent, { name, type: 'file', fileName, ...file });
	return answer(200);
}

function fileFieldOf(store, exchange) {
	const fid = exchange.query.get('activityNodeUuid');
	const found = store.activities.fieldById(fid);
	if (!found) throw nodeNotFound(fid);
	if (found.field.type !== 'file') {
		throw activitiesRefusal(400, 'Bad Request. The field is not a file field.', '400');
	}
	return found;
}

/** PUT activitynode: an Atom entry changes a node; in two phases bytes replace a file field's. */
export async function changeNode(exchange, _params, services) {
	const { store } = services;
	if (exchange.phase === null) {
		if (exchange.mimeType === 'application/atom+xml') return await changeEntry(exchange, services);
		throw activitiesRefusal(415, 'Unsupported Media Type. An Atom entry is needed here.');
	}
	const { field, node } = fileFieldOf(store, exchange);
	requireEditor(store, node, exchange.user);
	const early = admit(exchange, `field ${field.fid}`, services);
	if (early) return early;
	const file = await receiveFile(exchange, services);
	const before = { ...field };
	const { headers } = exchange;
	const names = headers.slug || headers.title ? namesOf(exchange) : {};
	Object.assign(field, file, names, { modified: Date.now() });
	node.updated = Date.now();
	await store.bytes.drop(before);
	return answer(200);
}

/** GET download/{fid}/{name}: the file of a field. */
export function getFile(exchange, { fid }, { store }) {
	const found = store.activities.fieldById(fid);
	if (found?.field.type !== 'file') throw nodeNotFound(fid);
	if (!mayViewNode(store, found.node, exchange.user)) {
		throw activitiesRefusal(403, 'Access Denied. You are no member of this activity.');
	}
	const { contentType, fileName, size } = found.field;
	return {
		...answer(200, {
			'Content-Type': contentType,
			'Content-Disposition': `attachment; filename*=UTF-8''${encodeURIComponent(fileName)}`,
		}),
		file: { path: store.bytes.pathOf(found.field), size },
	};
}
