import { byHand, fileOf, type Trial } from './trial';

const ben = 'bokafor';
const harbourWorks = 'c0331111-0000-4000-8000-000000000040';
const editing = /^The user of the credential must be its owner or an editor of it\./;
const seeing = /^The user of the credential must be allowed to see it/;
const deleting = /^The user of the credential must be its owner, or an owner of the library/;
const sharing = /^Only its owner may do that, or those it is shared with/;
const adding = /^The user of the credential must be owner, editor or administrator there/;

/** The operations on files. */
export const fileTrials: Record<string, Trial> = {
	'file.addFile': {
		method: 'POST',
		address: ({ name }) => encodeURIComponent(name),
		verb: 'add',
		what: ({ name }) => `the file '${name}' in my library`,
		right: adding,
		missing: () => 'my library',
		check: /^Check that Files runs on this server/,
		taken: ({ name }) => `A file named '${name}' exists already in my library`,
		adds: 'file',
		done: ({ documents }, { name }) =>
			expect(documents.filter(({ label }) => label === name)).toMatchObject([{ size: 29 }]),
	},
	'file.addAttachment': {
		method: 'POST',
		verb: 'add',
		what: ({ name, file }) => `the attachment '${name}' on the file ${file} in my library`,
		right: adding,
		missing: ({ file }) => `the file ${file} in my library`,
		taken: ({ name, file }) =>
			`An attachment named '${name}' exists already on the file ${file} in my library`,
		adds: 'attachment',
		done: (store, own) => expect(fileOf(store, own).attachments).toMatchObject([{ size: 29 }]),
	},
	'file.delete': {
		method: 'DELETE',
		verb: 'delete',
		right: deleting,
		done: (store, own) => expect(fileOf(store, own)).toHaveProperty('deleted'),
	},
	'file.download': { method: 'GET', verb: 'download', right: seeing },
	'file.get': { method: 'GET', verb: 'see', right: seeing },
	'file.getAll': {
		method: 'GET',
		address: () => 'myuserlibrary/feed',
		verb: 'see',
		what: () => 'the list of files in my library',
		right: seeing,
		missing: () => 'my library',
		check: /^Check that Files runs on this server/,
	},
	'file.lock': {
		method: 'POST',
		verb: 'lock',
		right: editing,
		done: (store, own) => expect(fileOf(store, own).lock).not.toBeNull(),
	},
	'file.restore': {
		method: 'PUT',
		async prepare(stage, { file }) {
			await byHand(stage, 'DELETE', `document/${file}/entry`);
		},
		verb: 'restore',
		what: ({ file }) => `the file ${file} in the trash`,
		right: deleting,
		taken: () => 'A file of the same name exists already where this one was',
		done: (store, own) => expect(fileOf(store, own)).not.toHaveProperty('deleted'),
	},
	'file.share: people': {
		parameters: () => ({ shareWith: [ben] }),
		method: 'PUT',
		verb: 'share',
		right: sharing,
		done: (store, own) => expect(fileOf(store, own).shares).toMatchObject([{ userId: ben }]),
	},
	'file.share: communities': {
		parameters: () => ({ shareWithCommunity: [harbourWorks] }),
		method: 'POST',
		verb: 'share',
		what: ({ file }) => `the file ${file} with the community ${harbourWorks}`,
		right: sharing,
		missing: ({ file }) => `the file ${file}, or the community ${harbourWorks}`,
		check: /^Check 'File' and 'Communities'/,
		done: (store, own) => expect(fileOf(store, own).communityShares).toHaveLength(1),
	},
	'file.unlock': {
		async prepare(stage, { file }) {
			await byHand(stage, 'POST', `document/${file}/lock?type=HARD`);
		},
		method: 'POST',
		verb: 'unlock',
		right: editing,
		done: (store, own) => expect(fileOf(store, own).lock).toBeNull(),
	},
	'file.unshare: people': {
		parameters: () => ({ shareWith: [ben] }),
		prepare: async ({ server }, { file }) =>
			await server.files.share({ documentId: file, userId: ben }),
		method: 'DELETE',
		verb: 'unshare',
		right: sharing,
		done: (store, own) => expect(fileOf(store, own).shares).toEqual([]),
	},
	'file.unshare: communities': {
		parameters: () => ({ shareWithCommunity: [harbourWorks] }),
		prepare: async ({ server }, { file }) =>
			await server.files.share({ documentId: file, communityId: harbourWorks }),
		method: 'DELETE',
		verb: 'unshare',
		what: ({ file }) => `the file ${file} in the community ${harbourWorks}`,
		right: sharing,
		check: /^Check 'File' and 'Communities'/,
		done: (store, own) => expect(fileOf(store, own).communityShares).toEqual([]),
	},
	'file.update': {
		parameters: ({ name }) => ({ updateFields: { label: name, addTags: ['new'] } }),
		method: 'PUT',
		verb: 'update',
		right: editing,
		taken: ({ name }) => `A file named '${name}' exists already in the same place`,
		done: (store, own) =>
			expect(fileOf(store, own)).toMatchObject({ label: own.name, version: 1, tags: ['new'] }),
	},
	'file.uploadVersion': {
		method: 'PUT',
		verb: 'upload a new version of',
		right: editing,
		done(store, own) {
			const { version, older, size } = fileOf(store, own);
			expect([version, older.length, size]).toEqual([2, 1, 29]);
		},
	},
};
