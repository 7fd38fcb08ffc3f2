import { randomUUID } from 'node:crypto';
import { typeOfName } from '../names.mjs';
import { activities } from '../seed/activities.mjs';
import { byId } from './byId.mjs';

/** What Activities holds: who may do what in which activity, its nodes and their fields. */
export class ActivitiesStore {
	#bytes;
	#clock;

	constructor(bytes, clock) {
		this.#bytes = bytes;
		this.#clock = clock;
	}

	/** Back to the seed. */
	async reset() {
		this.access = byId(activities.map(({ nodes: _nodes, ...activity }) => activity));
		this.nodes = new Map();
		for (const activity of activities) await this.#plantActivity(activity);
	}

	/** A new node of an activity (or the activity itself, as its own root node). */
	addNode(properties) {
		const now = this.#clock.now();
		const siblings = [...this.nodes.values()].filter(
			({ parentId }) => parentId === properties.parentId,
		);
		const node = {
			id: randomUUID(),
			type: 'entry',
			content: '',
			tags: [],
			created: now,
			updated: now,
			position: (siblings.length + 1) * 1000,
			fields: [],
			...properties,
		};
		this.nodes.set(node.id, node);
		return node;
	}

	/** A new field at the end of a node's fields. */
	addField(node, properties) {
		const field = {
			fid: randomUUID(),
			position: (node.fields.length + 1) * 1000,
			modified: this.#clock.now(),
			...properties,
		};
		node.fields.push(field);
		node.updated = this.#clock.now();
		return field;
	}

	/** { field, node } of a field's fid, or undefined. */
	fieldById(fid) {
		for (const node of this.nodes.values()) {
			const field = node.fields.find((candidate) => candidate.fid === fid);
			if (field) return { field, node };
		}
		return undefined;
	}

	/** The file of a field under this fid, with its name; undefined if there is none. */
	bytesById(fid) {
		const field = this.fieldById(fid)?.field;
		return field?.type === 'file' ? { ...field, name: field.fileName } : undefined;
	}

	/** In the shape of the control side. */
	overview() {
		const nodes = [...this.nodes.values()];
		return {
			fields: nodes.flatMap(({ id, activityId, fields }) =>
				fields.map(({ blob: _blob, ...field }) => ({ ...field, nodeId: id, activityId })),
			),
			nodes: nodes.map(({ fields: _fields, ...node }) => node),
		};
	}

	async #plantActivity({ id, title, tags, editors, nodes }) {
		const authorId = editors[0];
		const root = { id, activityId: id, parentId: null, type: 'activity', title, tags, authorId };
		this.addNode({ ...root, tags: [...tags] });
		for (const { parent, fields = [], ...node } of nodes) {
			const planted = this.addNode({ ...node, activityId: id, parentId: parent ?? id, authorId });
			for (const { text, ...field } of fields) {
				const bytes = text && {
					contentType: typeOfName(field.fileName),
					...(await this.#bytes.plant(text)),
				};
				this.addField(planted, { ...field, ...bytes });
			}
		}
	}
}
