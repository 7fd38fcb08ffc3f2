import { activitiesRefusal, answer } from '../http/answers.mjs';
import { badRequest, maySee, nodeNotFound, nodeOf } from './access.mjs';
import { changeByQuery, changeEntry } from './changes.mjs';
import { writtenNode } from './documents.mjs';
import { addEntry } from './nodes.mjs';
import { requireRoom } from './parents.mjs';
import { denied, mayChange, requireRole } from './roles.mjs';
import { admit, namesOf, receiveFile } from './uploads.mjs';

/** A new entry below a node that holds nothing but the file, in a field named Attachment. */
function entryWithFile(exchange, services, parent, { fileName, file }) {
	const { store } = services;
	requireRoom(parent.activityId, services);
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
	return writtenNode(exchange, services, node, 201, { lengths: false });
}

/** POST activity: an Atom entry makes a node, bytes make a field, in one phase or in two. */
export async function addToActivity(exchange, _params, services) {
	const { store, settings } = services;
	const parent = nodeOf(exchange, 'activityUuid', services);
	requireRole(store, parent.activityId, exchange.user, 'member');
	if (exchange.mimeType === 'application/atom+xml' && exchange.phase === null) {
		return await addEntry(exchange, parent, services);
	}
	const early = admit(exchange, `node ${parent.id}`, services);
	if (early) return early;
	const file = await receiveFile(exchange, services);
	if (parent.deletion || !store.activities.nodes.has(parent.id)) {
		await store.bytes.drop(file);
		throw nodeNotFound(parent.id);
	}
	const { fileName, name } = namesOf(exchange, 'Attachment');
	if (exchange.phase === null || settings.fieldCreation === 'newEntry') {
		return entryWithFile(exchange, services, parent, { fileName, file });
	}
	store.activities.addField(parent, { name, type: 'file', fileName, ...file });
	store.activities.touch(parent, exchange.user.id);
	return answer(200);
}

/** The file field of that fid, and its node. */
function fileFieldOf(store, exchange) {
	const fid = exchange.query.get('activityNodeUuid');
	const found = store.activities.fieldById(fid);
	if (!found || found.node.deletion || !maySee(store, found.node, exchange.user.id)) {
		throw nodeNotFound(fid);
	}
	if (found.field.type !== 'file') throw badRequest('The field is not a file field');
	if (!mayChange(store, found.node, exchange.user)) throw denied();
	return found;
}

/** PUT activitynode in two phases: other bytes for a file field. */
async function replaceFile(exchange, services) {
	const { store, clock } = services;
	const { field, node } = fileFieldOf(store, exchange);
	const early = admit(exchange, `field ${field.fid}`, services);
	if (early) return early;
	const file = await receiveFile(exchange, services);
	const before = { ...field };
	const { headers } = exchange;
	const names = headers.slug || headers.title ? namesOf(exchange) : {};
	Object.assign(field, file, names, { modified: clock.now() });
	store.activities.touch(node, exchange.user.id);
	await store.bytes.drop(before);
	return answer(200);
}

/** PUT activitynode: an entry or the query changes a node; in two phases bytes replace a field's. */
export async function changeNode(exchange, _params, services) {
	if (exchange.phase !== null) return await replaceFile(exchange, services);
	if (exchange.mimeType === 'application/atom+xml') return await changeEntry(exchange, services);
	if (exchange.query.has('priority') || exchange.query.has('completed')) {
		return changeByQuery(exchange, services);
	}
	throw activitiesRefusal(415, 'Unsupported Media Type. An Atom entry is needed here.');
}
