import { resources } from '../../../../../nodes/Connections/actions/resources';
import { childTrials } from './children';
import { fileTrials } from './file';
import { folderTrials } from './folder';
import type { Trial } from './trial';

/** Each operation of Files by its resource and name, with the case that is tried behind a colon. */
export const trials: Record<string, Trial> = { ...childTrials, ...fileTrials, ...folderTrials };

/** An operation as its trial is called: "comment.update". */
export const keyOf = (name: string) => name.split(':')[0];

const ofFiles = ['attachment', 'comment', 'file', 'folder', 'version'];

/** All operations of Files that the node has, under the same names. */
export const operationsOfFiles = resources
	.filter(({ value }) => ofFiles.includes(value))
	.flatMap(({ value, operations }) =>
		operations.map((operation) => ({ key: `${value}.${operation.value}`, operation })),
	);
