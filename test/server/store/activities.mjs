import { randomUUID } from 'node:crypto';
import { typeOfName } from '../names.mjs';
import { internalId } from '../people.mjs';
import { activities } from '../seed/activities.mjs';

/** The position of an activity, which has no neighbours (recorded answers). */
const NO_POSITION = -2147483648;

/** The seed was there an hour before, the first activity as the newest. */
const SEED_AGE = 3_600_000;

/** A member of an activity: `subjectId` is a user id, a community's id or *. */
export function memberOf(kind, subjectId, role, added) {
	return { memberId: internalId(subjectId), kind, subjectId, role, added };
}

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
		this.access = new Map();
		this.nodes = new Map();
		const now = this.#clock.now();
		for (const [index, activity] of activities.entries()) {
			const time = now - SEED_AGE - index * 60_000;
			await this.#plantActivity(activity, { created: time, updated: time });
		}
	}

	/** A new activity: its root node, with its author as the owner. */
	addActivity({ communityId = null, members = [], ...properties }) {
		const id = properties.id ?? randomUUID();
		const owner = memberOf('person', properties.authorId, 'owner', this.#clock.now());
		this.access.set(id, { id, communityId, members: [owner, ...members], priorities: {} });
		return this.addNode({
			type: 'activity',
			position: NO_POSITION,
			...properties,
			id,
			activityId: id,
			parentId: null,
		});
	}

	/** A new node below another; its activity counts as changed (recorded answers). */
	addNode(properties) {
		const now = this.#clock.now();
		const node = {
			id: randomUUID(),
			type: 'entry',
			content: '',
			contentType: 'text',
			tags: [],
			created: now,
			updated: now,
			position: this.endBelow(properties.parentId),
			fields: [],
			assignees: [],
			dueDate: null,
			completed: false,
			isPrivate: false,
			isTemplate: false,
			deletion: null,
			foreign: null,
			modifierId: properties.authorId,
			...properties,
		};
		this.nodes.set(node.id, node);
		this.#moveActivity(node, node.created);
		return node;
	}

	/** The position behind the last node below a parent: 1000, 2000 … */
	endBelow(parentId) {
		const positions = this.childrenOf(parentId).map(({ position }) => position);
		return Math.max(0, ...positions) + 1000;
	}

	/** Notes that somebody changed a node now. */
	touch(node, userId) {
		node.updated = this.#clock.now();
		node.modifierId = userId;
		this.#moveActivity(node, node.updated);
	}

	/** A new field at the end of a node's fields. */
	addField(node, properties) {
		const field = {
			fid: randomUUID(),
			position: Math.max(0, ...node.fields.map(({ position }) => position)) + 1000,
			hidden: false,
			modified: this.#clock.now(),
			foreign: null,
			...properties,
		};
		node.fields.push(field);
		return field;
	}

	/** The nodes right below one, those in the trash too. */
	childrenOf(parentId) {
		return [...this.nodes.values()].filter((node) => node.parentId === parentId);
	}

	/** Whether a node lies below another, on whatever level. */
	isBelow(node, ancestor) {
		for (let each = node; each.parentId !== null; each = this.nodes.get(each.parentId)) {
			if (each.parentId === ancestor.id) return true;
		}
		return false;
	}

	/** A node and all below it. */
	subtreeOf(node) {
		return [...this.nodes.values()].filter((each) => each === node || this.isBelow(each, node));
	}

	/** Levels below the activity. */
	depthOf({ parentId }) {
		return parentId === null ? 0 : 1 + this.depthOf(this.nodes.get(parentId));
	}

	/** How many nodes an activity holds, without itself and the trash. */
	countIn(activityId) {
		return [...this.nodes.values()].filter(
			(node) => node.activityId === activityId && node.parentId !== null && !node.deletion,
		).length;
	}

	/** Forgets nodes and their bytes for good. */
	async purge(nodes) {
		for (const node of nodes) {
			this.nodes.delete(node.id);
			this.access.delete(node.id);
			for (const field of node.fields) await this.#bytes.drop(field);
		}
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
			activities: [...this.access.values()],
			fields: nodes.flatMap(({ id, activityId, fields }) =>
				fields.map(({ blob: _blob, ...field }) => ({ ...field, nodeId: id, activityId })),
			),
			nodes: nodes.map(({ fields: _fields, ...node }) => node),
		};
	}

	#moveActivity({ activityId }, time) {
		const activity = this.nodes.get(activityId);
		if (activity && activity.updated < time) activity.updated = time;
	}

	async #plantActivity({ nodes, readers, authorId, ...activity }, times) {
		const members = readers.map((id) => memberOf('person', id, 'reader', times.created));
		this.addActivity({ ...structuredClone(activity), ...times, authorId, members });
		for (const { parent, fields = [], ...node } of nodes) {
			const planted = this.addNode({
				...structuredClone(node),
				...times,
				activityId: activity.id,
				parentId: parent ?? activity.id,
				authorId,
			});
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
