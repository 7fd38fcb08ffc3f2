import mailToLibrary from '../../../docs/workflows/mail-to-library.json';
import mailToToDo from '../../../docs/workflows/mail-to-todo.json';
import { bytesOf, sha256, type TemplatesGround } from './ground';

/** Templates that begin with a mail. */
export function testMails(ground: TemplatesGround): void {
	test('mail-to-library stores each attachment with the sender as tag, and answers', async () => {
		const workflow = await ground.world.bringIn(mailToLibrary, {}, ground.credentials);
		await ground.world.n8n.rest.activate(workflow);
		ground.mailbox.deliver({
			from: 'Carla Supplier <carla@supplier.example>',
			subject: 'Two drawings',
			files: [
				{ name: 'north.pdf', type: 'application/pdf', bytes: bytesOf(3) },
				{ name: 'south.png', type: 'image/png', bytes: bytesOf(4) },
			],
		});

		const [answer] = await ground.postOffice.mails(1);
		const { status } = await ground.world.n8n.rest.nthExecution(workflow);
		await ground.world.n8n.rest.deactivate(workflow);

		expect(status).toBe('success');
		const files = await ground.storedFiles();
		expect(files.map((file) => ({ sha256: file.sha256, tags: file.tags }))).toEqual(
			expect.arrayContaining([
				{ sha256: sha256(bytesOf(3)), tags: ['carla@supplier.example'] },
				{ sha256: sha256(bytesOf(4)), tags: ['carla@supplier.example'] },
			]),
		);
		expect(files).toHaveLength(2);
		expect(await ground.postOffice.mails(1)).toHaveLength(1);
		expect(answer).toMatchObject({ to: ['carla@supplier.example'], subject: 'Re: Two drawings' });
		for (const { id, label } of files) {
			expect(label).toMatch(/ (north\.pdf|south\.png)$/);
			expect(answer.text).toContain(
				`${label}\n${ground.world.connections.url}/files/app/file/${id}`,
			);
		}
	});

	test('mail-to-todo makes a to-do of a mail, and completes it when its file was fetched', async () => {
		const activity = 'ac710000-0000-4000-8000-000000000070';
		const [amy] = (await ground.world.connections.seed()).users;
		const create = mailToToDo.nodes.find(({ name }) => name === 'Create To-Do');
		const workflow = await ground.world.bringIn(
			mailToToDo,
			{
				'Create To-Do': {
					activityId: { __rl: true, mode: 'id', value: activity },
					additionalFields: {
						...create?.parameters.additionalFields,
						assignedTo: [{ __rl: true, mode: 'id', value: amy.email }],
					},
				},
			},
			ground.credentials,
		);
		await ground.world.n8n.rest.activate(workflow);
		ground.mailbox.deliver({
			from: 'Carla Supplier <carla@supplier.example>',
			subject: 'Offer for the ribbon',
			files: [{ name: 'offer.pdf', type: 'application/pdf', bytes: bytesOf(10) }],
		});
		const first = await ground.world.n8n.rest.nthExecution(workflow);
		await ground.world.n8n.rest.deactivate(workflow);

		expect(first).toMatchObject({ status: 'success' });
		const made = (await ground.world.connections.store()).nodes.find(
			({ title }) => title === 'Offer for the ribbon',
		);
		expect(made).toMatchObject({
			type: 'todo',
			tags: ['mail'],
			completed: false,
			assignees: [expect.objectContaining({ userId: amy.id })],
		});
		const days = (Date.parse(made?.dueDate ?? '') - (made?.created ?? 0)) / 86_400_000;
		expect(Math.round(days)).toBe(7);
		const { fields } = await ground.world.connections.store();
		expect(fields.filter(({ nodeId }) => nodeId === made?.id)).toEqual([
			expect.objectContaining({
				name: 'Attachment',
				fileName: 'offer.pdf',
				sha256: sha256(bytesOf(10)),
			}),
		]);

		const { status, items, error } = await ground.world.n8n.rest.run(workflow, 'Every Morning');

		expect({ status, error }).toEqual({ status: 'success', error: undefined });
		expect(items['Download File']).toMatchObject([
			{ json: { nodeId: made?.id, size: 100_000 }, binary: { data: { fileName: 'offer.pdf' } } },
		]);
		expect(items['Complete To-Do']).toMatchObject([{ json: { id: made?.id, completed: true } }]);
		const after = await ground.world.connections.store();
		expect(after.nodes.find(({ id }) => id === made?.id)).toMatchObject({ completed: true });
		expect(after.fields.filter(({ nodeId }) => nodeId === made?.id)).toHaveLength(1);
	});
}
