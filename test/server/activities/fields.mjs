import { randomUUID } from 'node:crypto';
import { complaint } from './access.mjs';

/** The field that one of an entry keeps: it must be of this node and stay a file, or no file. */
function keptField(node, field, exchange, services) {
	const before = node?.fields.find(({ fid }) => fid === field.fid);
	if (!before) {
		throw complaint(exchange, services, `The field ${field.fid} is none of this node`);
	}
	if ((before.type === 'file') !== (field.type === 'file')) {
		throw complaint(exchange, services, `The field ${field.fid} is of type ${before.type}`);
	}
	return before.type === 'file' ? { ...before, ...field } : field;
}

/**
 * The fields that a node has after an entry came: those with a fid keep it (files their bytes), new
 * ones get one, and what is not sent is gone. `node` is null for a new one. Throws 400.
 */
export function fieldsAfter(node, received, exchange, services) {
	const now = services.clock.now();
	return received.fields.map((field) => ({
		modified: now,
		...(field.fid === null
			? { ...field, fid: randomUUID() }
			: keptField(node, field, exchange, services)),
	}));
}
