/* eslint-disable @n8n/community-nodes/no-restricted-imports -- runs outside n8n */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

import newFileToReview from '../../../docs/workflows/new-file-to-review.json';
import roundTrip from '../../../docs/workflows/round-trip.json';
import weeklyReport from '../../../docs/workflows/weekly-report.json';
import { everySeconds } from '../polling';
import { bytesOf, sha256, type TemplatesGround } from './ground';

const COMMUNITY = 'c0331111-0000-4000-8000-000000000040';

/** Templates in which files come and go. */
export function testRoundTrips(ground: TemplatesGround): void {
	test('round-trip brings a file to the community, back whole, to the trash and out of it', async () => {
		const source = join(ground.world.folder, 'round.bin');
		writeFileSync(source, bytesOf(10));
		const workflow = await ground.world.bringIn(roundTrip, {
			'Read File': { fileSelector: source },
		});

		for (const label of ['round.bin', 'round (2).bin']) {
			const { status, error, items } = await ground.world.n8n.rest.run(workflow, 'Manual Trigger');

			expect({ status, error }).toEqual({ status: 'success', error: undefined });
			const file = (await ground.storedFiles()).find((one) => one.label === label);
			expect(file).toMatchObject({
				sha256: sha256(bytesOf(10)),
				communityShares: [{ communityId: COMMUNITY }],
				comments: [{ text: `SHA-256 of this file: ${sha256(bytesOf(10))}` }],
			});
			expect(items.Delete.map(({ json }) => json)).toMatchObject([{ deleted: true }]);
			expect(items.Restore.map(({ json }) => json)).toMatchObject([{ id: file?.id, label }]);
		}
		expect(await ground.storedFiles()).toHaveLength(2);
		expect((await ground.world.connections.store()).trash).toEqual([]);
	});

	test('new-file-to-review makes a to-do with the file for each new one, and comments on it', async () => {
		const { communities, activities } = await ground.world.connections.seed();
		const [{ id: communityId, libraryId }] = communities;
		const [{ id: activityId }] = activities;
		const id = (value: string) => ({ __rl: true, mode: 'id', value });
		const workflow = await ground.world.bringIn(newFileToReview, {
			'HCL Connections Trigger': { communityId: id(communityId), ...everySeconds(3) },
			'Create To-Do': { activityId: id(activityId) },
		});
		await ground.world.n8n.rest.activate(workflow);
		const text = 'Of the new quay\n';
		const [documentId] = await ground.world.connections.files.add({
			libraryId,
			label: 'plan.txt',
			text,
		});

		const { status, error, items } = await ground.world.n8n.rest.nthExecution(workflow);
		await ground.world.n8n.rest.deactivate(workflow);

		expect({ status, error }).toEqual({ status: 'success', error: undefined });
		const { nodes, fields, documents } = await ground.world.connections.store();
		const [toDo] = items['Create To-Do'].map(({ json }) => json);
		expect(nodes.find((node) => node.id === toDo.id)).toMatchObject({
			type: 'todo',
			title: 'Review plan.txt',
			content: expect.stringContaining(`file=${documentId}`),
		});
		expect(fields.filter(({ nodeId }) => nodeId === toDo.id)).toEqual([
			expect.objectContaining({ fileName: 'plan.txt', sha256: sha256(Buffer.from(text)) }),
		]);
		expect(documents.find((file) => file.id === documentId)?.comments).toEqual([
			expect.objectContaining({ text: `Up for review: ${toDo.url as string}` }),
		]);
	});

	test('weekly-report makes a version a week of one file, which its readers may see', async () => {
		const report = weeklyReport.nodes.find(({ name }) => name === 'Report');
		const week = (text: string) => ({
			Report: {
				assignments: {
					assignments: report?.parameters.assignments?.assignments.map((one) => ({
						...one,
						value: { text, readers: 'ben.okafor@connections.example' }[one.name] ?? one.value,
					})),
				},
			},
		});
		for (const text of ['The first week\n', 'The second week, with more in it\n']) {
			const workflow = await ground.world.bringIn(weeklyReport, week(text));

			const { status, error } = await ground.world.n8n.rest.run(workflow, 'Every Monday');

			expect({ status, error }).toEqual({ status: 'success', error: undefined });
			expect(await ground.storedFiles()).toEqual([
				expect.objectContaining({
					label: 'Weekly report.txt',
					sha256: sha256(Buffer.from(text)),
					version: text.startsWith('The first') ? 1 : 2,
					shares: [expect.objectContaining({ userId: 'bokafor', permission: 'View' })],
				}),
			]);
		}
	});
}
