import { randomUUID } from 'node:crypto';

/** What may happen to a library between two pages of its list, by the setting afterList. */
const SHIFTS = {
	touchLast(store, { last }, now) {
		Object.assign(last, { modified: now, updated: now });
	},
	addFile(store, { last }, now) {
		const label = `Between pages ${randomUUID()}.txt`;
		const { libraryId, ownerId, modifierId, visibility } = last;
		const content = { size: 0, sha256: null, blob: null, contentType: 'text/plain' };
		store.files.addDocument({
			...{ libraryId, ownerId, modifierId, visibility, label },
			...content,
			created: now,
		});
	},
	trashFirst(store, { items: [first] }, now) {
		store.files.documents.delete(first.id);
		store.files.trash.set(first.id, { ...first, deleted: { by: first.ownerId, when: now } });
	},
};

/** Does once what the settings want after a list of files was answered. */
export function afterList({ settings, store, clock }, slice) {
	if (settings.afterList === null || settings.afterListTimes <= 0 || !slice.items.length) return;
	settings.afterListTimes--;
	SHIFTS[settings.afterList](store, slice, clock.now());
}
