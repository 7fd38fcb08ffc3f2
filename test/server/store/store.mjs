import { users } from '../seed/people.mjs';
import { ActivitiesStore } from './activities.mjs';
import { byId } from './byId.mjs';
import { Bytes } from './bytes.mjs';
import { CommunitiesStore } from './communities.mjs';
import { FilesStore } from './files.mjs';

/** All that the server holds, by application; `users` are people by id, `bytes` what lies on disk. */
export class Store {
	constructor(folder, clock) {
		this.bytes = new Bytes(folder);
		this.files = new FilesStore(this.bytes, clock);
		this.activities = new ActivitiesStore(this.bytes, clock);
		this.communities = new CommunitiesStore(clock);
	}

	/** Back to the seed; whatever was uploaded is deleted. */
	async reset() {
		await this.bytes.reset();
		this.users = byId(users);
		this.communities.reset();
		await this.files.reset();
		await this.activities.reset();
	}

	/** What has bytes under this id, with its `name`: a document, an attachment, a file field. */
	bytesById(id) {
		return this.files.bytesById(id) ?? this.activities.bytesById(id);
	}

	/** In the shape of the control side. */
	overview() {
		return { ...this.files.overview(), ...this.activities.overview() };
	}
}
