import type { NodeChanges } from '../../api/activities/change';
import type { FieldChange, WritableType } from '../../api/activities/fieldMarkup';
import type { ActivityNode } from '../../api/activities/node';
import { InvalidInput } from '../../api/failures/invalidInput';
import type { Connection } from '../../api/server/connection';
import { readValue } from './fieldValues';
import { fieldsWithIds } from './nodeValues';

/**
 * The changes to fields, checked against those that are there: a file is no text, a name that two
 * fields have names none, and a value must fit the type that its field has.
 *
 * @param again whether an earlier try may have removed them already
 * @throws InvalidInput
 */
export async function checkedFields(
	connection: Connection,
	node: ActivityNode,
	{ removeFields }: NodeChanges,
	fields: FieldChange[],
	{ timezone, again }: { timezone: string; again: boolean },
): Promise<Pick<NodeChanges, 'fields' | 'removeFields'>> {
	for (const name of removeFields ?? []) {
		if (found(node, name).length > 1) throw ambiguous(node, name);
		if (found(node, name).length === 0 && !again) throw missing(node, name);
	}
	const typed = fields.map((field) => withType(node, field, timezone));
	return {
		...(removeFields && { removeFields }),
		...(fields.length > 0 && { fields: await fieldsWithIds(connection, typed) }),
	};
}

const found = ({ fields }: ActivityNode, wanted: string) => {
	const byId = fields.filter(({ fid }) => fid === wanted);
	return byId.length > 0 ? byId : fields.filter(({ name }) => name === wanted);
};

/** A field that says no type has that of the one that is there. */
function withType(node: ActivityNode, field: FieldChange, timezone: string): FieldChange {
	const [present, ...others] = found(node, field.name);
	if (!present) return field;
	if (others.length > 0) throw ambiguous(node, field.name);
	if (present.type === 'file') {
		throw new InvalidInput(
			`The field '${field.name}' holds a file, which is not changed here`,
			"Use 'Upload Activity Field' of the resource Activity with 'Field Action' Replace, or another name.",
		);
	}
	if (field.type) return field;
	const type = (present.type ?? 'text') as WritableType;
	return { ...field, type, value: readValue(field.name, type, field.value, timezone) };
}

function ambiguous(node: ActivityNode, name: string): InvalidInput {
	const ids = found(node, name).map(({ fid, type }) => `${fid} (${type ?? 'unknown'})`);
	return new InvalidInput(
		`'${node.title ?? ''}' has ${ids.length} fields named '${name}'`,
		`Give the ID of the one you mean as its name: ${ids.join(', ')}.`,
	);
}

function missing(node: ActivityNode, name: string): InvalidInput {
	const names = node.fields.map((field) => field.name ?? field.fid);
	return new InvalidInput(
		`'Remove Fields' names '${name}', and '${node.title ?? ''}' has no such field`,
		names.length > 0 ? `Its fields are: ${names.join(', ')}.` : 'It has no fields at all.',
	);
}
