/** Communities of the seed. */
export interface CommunitiesSeed {
	communities: Array<{ id: string; title: string; libraryId: string }>;
}
