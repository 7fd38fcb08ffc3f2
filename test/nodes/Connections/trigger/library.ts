import type { Listed, ListPage } from '../../../../nodes/Connections/trigger/source';

/** How a list comes: as it was asked for, or by something else that the server prefers. */
export type ListOrder = 'asked' | 'modified' | 'updated' | 'oldest' | 'title';

/** What happens in a library; `file` picks one of those that are there. */
export type Act =
	| { type: 'add'; late: number; ahead: number; count: number }
	| { type: 'version' | 'touch' | 'delete' | 'restore'; file: number }
	| { type: 'pass'; ms: number };

/** A file as the server keeps it; times in ms by the server's clock. */
export interface LibraryFile {
	id: string;
	title: number;
	created: number;
	modified: number;
	updated: number;
	version: number;
	isDeleted: boolean;
	/** It lay in the trash once, so that nobody may have seen it in time. */
	wasDeleted: boolean;
}

/** How a server behaves. */
export interface Habits {
	order: ListOrder;
	/** Of times, in ms. */
	resolution: 1 | 1000;
	/** Whether it tells how many entries there are. */
	tellsTotal: boolean;
	/** The most entries that it gives a page. */
	largestPage: number;
}

/** A library with a clock of its own, whose lists are paged as Files pages them. */
export class Library {
	readonly files: LibraryFile[] = [];

	/** When files came, and when they changed. */
	readonly times = { created: [] as number[], modified: [] as number[] };

	now = 1_700_000_000_000;

	constructor(readonly habits: Habits) {}

	do(act: Act): void {
		this.now += 37;
		const there = this.files.filter(({ isDeleted }) => isDeleted === (act.type === 'restore'));
		const file = 'file' in act ? there[act.file % Math.max(there.length, 1)] : undefined;
		switch (act.type) {
			case 'pass':
				this.now += act.ms;
				break;
			case 'add':
				for (let i = 0; i < act.count; i++) this.add(this.now - act.late + act.ahead);
				break;
			case 'version':
				if (file) {
					file.version += 1;
					file.modified = Math.max(this.tick(), file.modified);
					file.updated = Math.max(this.tick(), file.updated);
					this.times.modified.push(file.modified);
				}
				break;
			case 'touch':
				if (file) file.updated = Math.max(this.tick(), file.updated);
				break;
			case 'delete':
				if (file) file.isDeleted = file.wasDeleted = true;
				break;
			case 'restore':
				if (file) file.isDeleted = false;
				break;
		}
	}

	/** A page of the list of files, as an event reads it: `by` is the time that it asked to sort by. */
	page<T extends Listed>(
		number: number,
		size: number,
		by: 'created' | 'modified',
		read: (file: LibraryFile) => T,
	): ListPage<T> {
		const { order, largestPage, tellsTotal } = this.habits;
		const keys: Record<ListOrder, (file: LibraryFile) => number> = {
			asked: (file) => -file[by],
			modified: ({ modified }) => -modified,
			updated: ({ updated }) => -updated,
			oldest: (file) => file[by],
			title: ({ title }) => title,
		};
		const list = this.files
			.filter(({ isDeleted }) => !isDeleted)
			.sort((one, other) => keys[order](one) - keys[order](other));
		const given = Math.min(size, largestPage);
		const items = list.slice((number - 1) * given, number * given).map(read);
		return {
			items,
			hasNext: items.length > 0 && number * given < list.length,
			total: tellsTotal ? list.length : null,
			now: Math.floor(this.now / 1000) * 1000,
		};
	}

	private add(time: number): void {
		const { resolution } = this.habits;
		const created = Math.floor(time / resolution) * resolution;
		this.times.created.push(created);
		this.times.modified.push(created);
		this.files.push({
			id: `file${this.files.length}`,
			title: (this.files.length * 7919) % 104_729,
			created,
			modified: created,
			updated: created,
			version: 1,
			isDeleted: false,
			wasDeleted: false,
		});
	}

	private tick(): number {
		return Math.floor(this.now / this.habits.resolution) * this.habits.resolution;
	}
}
