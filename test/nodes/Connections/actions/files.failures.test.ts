import type { ConnectionsFaultAction } from '../../../server/client';
import { failureOf } from '../runs';
import { setStage } from '../stage';
import { letBenEdit, lockAs } from './file/stored';
import { keyOf, operationsOfFiles, trials } from './trials';
import { endOf, ownFor, tryOut, type Own, type Trial } from './trials/trial';

const stage = setStage();
/** What a sentence says besides where the file of the trial is locked from the start. */
const owner = /\. The file is locked by Amy Lindqvist \S+(?= )|Ask Amy Lindqvist .+? unlocked\. /;
const atOnce = { 'Retry-After': '0' };
const once = { options: { maxRetries: 0 } };
const entries = Object.entries(trials);
const whatOf = ({ what }: Trial, own: Own) => what?.(own) ?? `the file ${own.file}`;

/** Lets the request that each trial is about meet that at the server. */
async function eachMeets(
	owns: Own[],
	action: ConnectionsFaultAction,
	times: number | 'always',
	tried = entries,
) {
	await stage.server.fault(
		tried.map(([, { method, address }], index) => ({
			match: { method, path: address?.(owns[index]) ?? owns[index].file },
			times,
			action,
		})),
	);
}

/** Something of each trial by its name, so that a difference names its operation. */
async function ofEach<T>(of: (name: string, trial: Trial, index: number) => Promise<T> | T) {
	const all = await Promise.all(
		entries.map(async ([name, trial], index) => [name, await of(name, trial, index)] as const),
	);
	return Object.fromEntries(all);
}

describe('the operations on files, attachments, comments, versions and folders', () => {
	it('are all tried here', () => {
		const tried = new Set(Object.keys(trials).map(keyOf));
		expect([...tried].sort()).toEqual(operationsOfFiles.map(({ key }) => key).sort());
	});
});

/** How the sentence of a refusal begins, and what it says is to be done. */
type Sentence = (trial: Trial, own: Own) => [beginning: string, remedy: RegExp];

const because = (trial: Trial, own: Own, why: string) =>
	`Could not ${trial.verb} ${whatOf(trial, own)} because ${why}`;

const addsBytes = ({ adds, verb }: Trial) => Boolean(adds) || verb.startsWith('upload');

const sentences: Record<number, Sentence> = {
	401: () => ['Connections refused the user name or password', /^Correct them in the credential/],
	403: (trial, own) => [`No right to ${trial.verb} ${whatOf(trial, own)} [item 0]`, trial.right],
	404: (trial, own) => [
		`Not found: ${trial.missing?.(own) ?? whatOf(trial, own)} [item 0]`,
		trial.check ?? /^Check 'File'/,
	],
	409: (trial, own) =>
		trial.taken
			? [trial.taken(own), /\b[Ss]et another '|^Rename /]
			: [
					`Connections refused to ${trial.verb} ${whatOf(trial, own)}`,
					/^Look in Connections|look at it in Connections/,
				],
	412: (trial, own) => [
		trial.adds
			? `The ${trial.adds} '${own.name}' changed on the server meanwhile`
			: because(trial, own, 'it changed on the server meanwhile'),
		/^Run the item again\.$/,
	],
	413: (trial, own) =>
		addsBytes(trial)
			? [`The ${trial.adds ?? 'file'} '`, /^Ask the administrator for the limit of file sizes/]
			: [because(trial, own, 'the request is larger than Connections allows'), /^Give shorter/],
	415: (trial, own) =>
		addsBytes(trial)
			? ['Connections does not take the content type of the ', /^Set the option 'Content Type'/]
			: [because(trial, own, 'the server does not know the form'), /^The server may be older/],
	423: (trial, own) =>
		trial.adds === 'file'
			? [`The file '${own.name}' is locked`, /^Unlock the file/]
			: [because(trial, own, 'of a lock'), /^Whoever locked it must unlock it first\.$/],
};

describe('each operation of Files', () => {
	it.each(Object.keys(sentences).map(Number))(
		'says what was refused with %d, and what to do',
		async (status) => {
			const owns = await ownFor(stage, Object.values(trials));
			const action = { type: 'status', status, connectionsHeader: true } as const;
			if (status === 401) await stage.server.fault({ action, times: 'always' });
			else await eachMeets(owns, action, 'always');

			const wanted = await ofEach((_name, trial, index) => {
				const [beginning, remedy] = sentences[status](trial, owns[index]);
				return [beginning, String(remedy), String(status)];
			});
			const told = await ofEach(async (name, trial, index) => {
				const { message, description, httpCode } = failureOf(
					await tryOut(stage, name, trial, owns[index]),
				);
				const [beginning, remedy] = sentences[status](trial, owns[index]);
				return [
					message.replace(owner, '').startsWith(beginning) ? beginning : message,
					remedy.test((description ?? '').replace(owner, '')) ? String(remedy) : description,
					httpCode,
				];
			});
			expect(told).toEqual(wanted);
		},
	);

	it.each<[string, ConnectionsFaultAction]>([
		['cut before the server acted', { type: 'resetBeforeAnswer' }],
		['cut after the server acted', { type: 'resetAfterStore' }],
		['refused by a proxy that is busy', { type: 'status', status: 503, headers: atOnce }],
		['lost by a proxy, after the server acted', { type: 'storeThenAnswer', status: 504 }],
		['one of too many', { type: 'status', status: 429, headers: atOnce }],
	])('is done once where its request is %s', async (_when, action) => {
		const owns = await ownFor(stage, Object.values(trials));
		await eachMeets(owns, action, 1);
		const told = await ofEach(async (name, trial, index) =>
			endOf(await tryOut(stage, name, trial, owns[index])),
		);
		expect(told).toEqual(await ofEach(() => 'done'));
		const store = await stage.server.store();
		await ofEach((_name, { done }, index) => done?.(store, owns[index]));
	});

	it('tells of a page that is no answer of Connections', async () => {
		const owns = await ownFor(stage, Object.values(trials));
		await eachMeets(owns, { type: 'loginPage' }, 'always');
		const told = await ofEach(async (name, trial, index) =>
			failureOf(await tryOut(stage, name, trial, owns[index], once)).message.slice(0, 20),
		);
		expect(told).toEqual(await ofEach(() => 'A web page came inst'));
	});
});

describe('each change of a file that somebody else has locked', () => {
	const changing = entries.filter(
		([name, { done }]) => done && !/^folder|addFile$|restore|unlock/.test(name),
	);
	/** What our own server refuses for a lock; no source tells what others do. */
	const refusedByServer = [
		'attachment.delete',
		'file.addAttachment',
		'file.lock',
		'file.share: people',
		'file.update',
		'file.uploadVersion',
		'version.deleteOld',
	];

	/** How each of them ends, as the word on who has locked the file. */
	async function endsOf(tried: Array<[string, Trial]>, action?: ConnectionsFaultAction) {
		const owns = await ownFor(
			stage,
			tried.map(([, trial]) => trial),
		);
		for (const { file } of owns) {
			await letBenEdit(stage, file);
			await lockAs(stage, 'ben', file);
		}
		if (action) await eachMeets(owns, action, 'always', tried);
		const ends = await Promise.all(
			tried.map(async ([name, trial], index) => {
				const { message, httpCode } = failureOf(await tryOut(stage, name, trial, owns[index]));
				return [name, /\. The file is locked by (\S+ \S+)/.exec(message)?.[1], httpCode];
			}),
		);
		return ends;
	}

	it.each([403, 409, 423] as const)(
		'says who has, refused by the server with %d',
		async (status) => {
			await stage.server.settings({ lockedStatus: status });
			const tried = changing.filter(([name]) => refusedByServer.includes(name));
			expect(tried).toHaveLength(refusedByServer.length);
			expect(await endsOf(tried)).toEqual(
				tried.map(([name]) => [name, 'Ben Okafor', String(status)]),
			);
		},
	);

	it('says who has, whichever of them a server refuses', async () => {
		const action = { type: 'status', status: 423, connectionsHeader: true } as const;
		expect(await endsOf(changing, action)).toEqual(
			changing.map(([name]) => [name, 'Ben Okafor', '423']),
		);
	});
});
