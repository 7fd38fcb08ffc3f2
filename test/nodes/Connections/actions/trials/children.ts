import type { Stage } from '../../stage';
import { byHand, fileOf, type Own, type Trial } from './trial';

const seeing = /^The user of the credential must be allowed to see it/;

/** Puts a comment on the file of a trial. */
export const commented = async ({ server }: Stage, { file }: Own) => ({
	comment: await server.files.addComment({ documentId: file, text: 'Is this right?' }),
});

/** Puts an attachment on the file of a trial. */
export const attached = async (stage: Stage, { file }: Own, slug = 'notes.bin') => ({
	attachment: await byHand(stage, 'POST', `document/${file}/feed?category=attachment`, 'Notes\n', {
		'content-type': 'application/octet-stream',
		slug,
	}),
});

/** Gives the file of a trial another version. */
export const revised = async ({ server }: Stage, { file }: Own) => {
	await server.files.addVersion({ documentId: file, text: 'High at ten\n' });
};

/** The operations on what hangs on a file. */
export const childTrials: Record<string, Trial> = {
	'attachment.delete': {
		parameters: ({ attachment }) => ({ attachmentId: attachment }),
		prepare: async (stage, own) => await attached(stage, own),
		method: 'DELETE',
		verb: 'delete',
		what: ({ attachment, file }) => `the attachment ${attachment} on the file ${file}`,
		right: /^The user of the credential must be its owner, or an owner of the library/,
		check: /^Check 'Attachment' and 'File'/,
		done: (store, own) => expect(fileOf(store, own).attachments).toEqual([]),
	},
	'attachment.download': {
		parameters: ({ attachment }) => ({ attachmentId: attachment }),
		prepare: async (stage, own) => await attached(stage, own),
		method: 'GET',
		verb: 'download',
		what: ({ attachment, file }) => `the attachment ${attachment} on the file ${file}`,
		right: seeing,
		check: /^Check 'Attachment' and 'File'/,
	},
	'attachment.getAll': {
		prepare: async (stage, own) => await attached(stage, own),
		method: 'GET',
		verb: 'see',
		what: ({ file }) => `the list of attachments on the file ${file}`,
		right: seeing,
		missing: ({ file }) => `the file ${file}`,
	},
	'comment.create': {
		parameters: () => ({ text: 'Tide at nine' }),
		method: 'POST',
		verb: 'write',
		what: ({ file }) => `the comment on the file ${file}`,
		right: seeing,
		missing: ({ file }) => `the file ${file}`,
		done: (store, own) =>
			expect(fileOf(store, own).comments.map(({ text }) => text)).toEqual(['Tide at nine']),
	},
	'comment.delete': {
		parameters: ({ comment }) => ({ commentId: comment }),
		prepare: commented,
		method: 'DELETE',
		verb: 'delete',
		what: ({ comment, file }) => `the comment ${comment} on the file ${file}`,
		right: /^A comment is deleted by whoever wrote it, or by the owner of the file\./,
		check: /^Check 'Comment' and 'File'/,
		done: (store, own) => expect(fileOf(store, own).comments).toEqual([]),
	},
	'comment.getAll': {
		prepare: commented,
		method: 'GET',
		verb: 'see',
		what: ({ file }) => `the list of comments on the file ${file}`,
		right: seeing,
		missing: ({ file }) => `the file ${file}`,
	},
	'comment.update': {
		parameters: ({ comment }) => ({ commentId: comment, text: 'It is right.' }),
		prepare: commented,
		method: 'PUT',
		verb: 'update',
		what: ({ comment, file }) => `the comment ${comment} on the file ${file}`,
		right: /^Only whoever wrote a comment may change it\./,
		check: /^Check 'Comment' and 'File'/,
		done: (store, own) =>
			expect(fileOf(store, own).comments.map(({ text }) => text)).toEqual(['It is right.']),
	},
	'version.deleteOld': {
		parameters: () => ({ version: 1 }),
		prepare: revised,
		method: 'DELETE',
		verb: 'delete old versions of',
		right: /^The user of the credential must be its owner, an editor of it or an administrator\./,
		check: /^Check 'File' and 'Version'/,
		done(store, own) {
			const { version, older } = fileOf(store, own);
			expect([version, older]).toEqual([2, []]);
		},
	},
	'version.getAll': { prepare: revised, method: 'GET', verb: 'see', right: seeing },
};
