/* eslint-disable @n8n/community-nodes/no-restricted-imports -- runs outside n8n */
import { setTimeout as sleep } from 'node:timers/promises';

import { FormData, request } from 'undici';

import formToLibrary from '../../../docs/workflows/form-to-library.json';
import s3ToActivity from '../../../docs/workflows/s3-to-activity.json';
import { bytesOf, sha256, type TemplatesGround } from './ground';

const TODO = '0de00000-0000-4000-8000-000000000073';

/**
 * The page that a form leads to. The browser, too, asks for the status first: a page that is
 * asked for before the execution has come to it is never answered.
 */
async function pageOf(address: string): Promise<string> {
	const status = new URL(address);
	status.pathname += '/n8n-execution-status';
	for (;;) {
		const execution = await (await request(status)).body.text();
		if (execution === 'form-waiting') return await (await request(address)).body.text();
		if (execution === 'error') throw new Error('The execution behind the form failed.');
		await sleep(200);
	}
}

/** Templates that take files from a form or a bucket. */
export function testOtherSources(ground: TemplatesGround): void {
	test('form-to-library stores the document and its appendix, and shows the address', async () => {
		const workflow = await ground.world.bringIn(formToLibrary);
		await ground.world.n8n.rest.activate(workflow);
		const form = new FormData();
		form.append('field-0', new File([bytesOf(5)], 'offer.bin'));
		form.append('field-1', new File([bytesOf(6)], 'prices.bin'));

		const submitted = await request(`${ground.world.n8n.url}/form/hand-in-a-document`, {
			method: 'POST',
			body: form,
		});
		const { formWaitingUrl } = (await submitted.body.json()) as { formWaitingUrl: string };
		const page = await pageOf(formWaitingUrl);
		// The browser does so when it shows the last page; the execution waits for it.
		await (await request(formWaitingUrl, { method: 'POST' })).body.dump();
		const { status } = await ground.world.n8n.rest.nthExecution(workflow);

		expect(status).toBe('success');
		const [file, ...others] = await ground.storedFiles();
		expect(others).toEqual([]);
		expect(file).toMatchObject({ label: 'offer.bin', sha256: sha256(bytesOf(5)) });
		expect(file.attachments).toEqual([
			expect.objectContaining({ label: 'prices.bin', sha256: sha256(bytesOf(6)) }),
		]);
		expect(page).toContain(`/files/app/file/${file.id}`);
	});

	test('s3-to-activity uploads the objects to a to-do, and moves them to done', async () => {
		await ground.bucket.put('inbox/plan.bin', bytesOf(7));
		await ground.bucket.put('inbox/list.bin', bytesOf(8));
		const workflow = await ground.world.bringIn(
			s3ToActivity,
			{ 'Upload Activity Field': { activityNodeId: { __rl: true, mode: 'id', value: TODO } } },
			ground.credentials,
		);

		const { status, error } = await ground.world.n8n.rest.run(workflow, 'Every Five Minutes');

		expect({ status, error }).toEqual({ status: 'success', error: undefined });
		const { fields } = await ground.world.connections.store();
		expect(
			fields
				.filter(({ nodeId }) => nodeId === TODO)
				.map((field) => ({ fileName: field.fileName, sha256: field.sha256 })),
		).toEqual(
			expect.arrayContaining([
				{ fileName: 'plan.bin', sha256: sha256(bytesOf(7)) },
				{ fileName: 'list.bin', sha256: sha256(bytesOf(8)) },
			]),
		);
		expect(await ground.bucket.get('inbox/plan.bin')).toBeUndefined();
		expect(await ground.bucket.get('inbox/list.bin')).toBeUndefined();
		expect(await ground.bucket.get('done/plan.bin')).toEqual(bytesOf(7));
		expect(await ground.bucket.get('done/list.bin')).toEqual(bytesOf(8));
	});
}
