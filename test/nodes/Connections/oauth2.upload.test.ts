import type { IDataObject } from 'n8n-workflow';
import { sha256OfSeed, type BinaryMode, type NodeResult } from '../../engine/engine';
import { setOAuthStage, tokenAfter } from './oauthStage';
import { addAttachment, failureOf, newFields, uploadField, type UploadRun } from './runs';
import { onlyJson } from './stage';

const stage = setOAuthStage();
const size = 3 * 1024 * 1024 + 1;
const file = { name: 'drawing.bin', mimeType: 'application/x-plan', bytes: { size, seed: 9 } };

interface Stored {
	size?: number;
	sha256?: string | null;
}

const operations: Record<
	string,
	{ run: (run: UploadRun) => Promise<NodeResult>; stored: () => Promise<Stored[]> }
> = {
	'Add File': {
		run: async (run) => await stage.addFile(run),
		stored: async () => (await documents()).filter(({ label }) => label === file.name),
	},
	'Add Attachment': {
		run: async (run) => await addAttachment(stage, run),
		stored: async () => {
			const attachments = (await documents()).flatMap((document) => document.attachments);
			return attachments.filter(({ label }) => label === file.name);
		},
	},
	'Upload Activity Field': {
		run: async (run) => await uploadField(stage, run),
		stored: async () => await newFields(stage),
	},
};

async function documents() {
	return (await stage.server.store()).documents;
}

async function expectOnce(stored: () => Promise<Stored[]>) {
	expect(await stored()).toEqual([
		expect.objectContaining({ size, sha256: await sha256OfSeed(size, 9) }),
	]);
}

async function renewals(): Promise<number> {
	return (await stage.server.oauth.stats()).granted.refresh_token ?? 0;
}

/** Methods with the statuses of the requests that carried bytes or announced them. */
async function uploads() {
	return (await stage.uploads())
		.filter(({ method }) => method !== 'GET')
		.map(({ phase, status }) => (phase ? `phase ${phase}: ${status}` : String(status)));
}

const everyWay = Object.keys(operations).flatMap((name) =>
	(['filesystem', 'memory', 'database'] as const).map((mode): [string, BinaryMode] => [name, mode]),
);

describe('a token that dies during the upload', () => {
	it.each(everyWay)('of %s is renewed and the file sent once more (%s)', async (name, mode) => {
		const { run, stored } = operations[name];
		await stage.server.fault({ match: { method: 'POST' }, action: { type: 'expireToken' } });
		const options: IDataObject = { uploadMethod: 'single' };
		const result = await run({
			file,
			run: { binaryMode: mode },
			...(name !== 'Add Attachment' && { options }),
		});
		onlyJson(result);
		expect(await uploads()).toEqual(['401', expect.stringMatching(/^20[01]$/)]);
		await expectOnce(stored);
		expect(await renewals()).toBe(1);
		expect(tokenAfter(result)).not.toBe(stage.tokens.access_token);
	});

	it.each(['filesystem', 'memory'] as const)(
		'and is refused with 403 likewise (%s)',
		async (mode) => {
			const { run, stored } = operations['Add File'];
			await stage.server.settings({ expiredAs403: true });
			await stage.server.fault({ match: { method: 'POST' }, action: { type: 'expireToken' } });
			onlyJson(await run({ file, run: { binaryMode: mode } }));
			expect(await uploads()).toEqual(['403', '201']);
			await expectOnce(stored);
			expect(await renewals()).toBe(1);
		},
	);

	it('and is refused before the bytes were read ends in one document too', async () => {
		await stage.server.fault({
			match: { method: 'POST' },
			action: { type: 'status', status: 401, early: true, linger: true, connectionsHeader: true },
		});
		onlyJson(await operations['Add File'].run({ file }));
		await expectOnce(operations['Add File'].stored);
	});

	it.each(['Add File', 'Upload Activity Field'])(
		'between the phases of %s leads to a new first phase',
		async (name) => {
			const { run, stored } = operations[name];
			await stage.server.fault({ match: { phase: 2 }, action: { type: 'expireToken' } });
			onlyJson(await run({ file, options: { uploadMethod: 'phases' } }));
			expect(await uploads()).toEqual([
				'phase 1: 200',
				'phase 2: 401',
				'phase 1: 200',
				expect.stringMatching(/^phase 2: 20[01]$/),
			]);
			await expectOnce(stored);
			expect(await renewals()).toBe(1);
		},
	);

	it('between the phases, for bytes in memory, leads to one document as well', async () => {
		await stage.server.fault({ match: { phase: 2 }, action: { type: 'expireToken' } });
		const { run, stored } = operations['Add File'];
		onlyJson(
			await run({ file, options: { uploadMethod: 'phases' }, run: { binaryMode: 'memory' } }),
		);
		await expectOnce(stored);
		expect(await renewals()).toBe(1);
	});

	it('in the first phase is renewed without a byte sent in vain', async () => {
		await stage.server.fault({ match: { phase: 1 }, action: { type: 'expireToken' } });
		const { run, stored } = operations['Upload Activity Field'];
		onlyJson(await run({ file }));
		expect(await uploads()).toEqual([
			'phase 1: 401',
			'phase 1: 200',
			expect.stringMatching(/^phase 2: 20[01]$/),
		]);
		await expectOnce(stored);
	});

	it.each(['filesystem', 'memory'] as const)(
		'and again after its renewal says that the credential must be reconnected (%s)',
		async (mode) => {
			await stage.server.fault({
				match: { method: 'POST' },
				times: 2,
				action: { type: 'status', status: 401, connectionsHeader: true },
			});
			const { message, description, httpCode } = failureOf(
				await stage.addFile({ file, run: { binaryMode: mode } }),
			);
			expect(message).toBe('Connections refused the access token [item 0]');
			expect(description).toMatch(/^Reconnect the credential/);
			expect(httpCode).toBe('401');
			expect(await uploads()).toEqual(['401', '401']);
			expect(await operations['Add File'].stored()).toEqual([]);
		},
	);

	it('while others upload is renewed once for all of them', async () => {
		await stage.server.fault({
			match: { method: 'POST' },
			times: 3,
			action: { type: 'expireToken' },
		});
		const names = ['one.bin', 'two.bin', 'three.bin'];
		const result = await stage.addFile({
			items: names.map((name) => ({ files: { data: { ...file, name } } })),
			options: { batchSize: 3 },
		});
		if (result.error) throw result.error;
		const labels = (await documents()).map(({ label }) => label);
		expect(labels.filter((label) => names.includes(label)).sort()).toEqual([...names].sort());
		expect(await renewals()).toBe(1);
	});

	it.each([401, 403])(
		'is not renewed again for an upload that hears of it later (%i)',
		async (status) => {
			await stage.server.settings({ expiredAs403: status === 403 });
			await stage.server.fault([
				{ match: { method: 'POST' }, action: { type: 'expireToken' } },
				{ match: { method: 'POST' }, action: { type: 'delay', ms: 1500 } },
			]);
			const names = ['one.bin', 'two.bin'];
			const result = await stage.addFile({
				items: names.map((name) => ({ files: { data: { ...file, name } } })),
			});
			if (result.error) throw result.error;
			expect((await uploads()).sort()).toEqual(['201', '201', String(status), String(status)]);
			expect(await renewals()).toBe(1);
		},
	);
});
