import { element } from '../testing';
import { activitiesStage, entry, replyTo, titlesIn } from './testing';

const { stage, amy, ben } = activitiesStage();
let activityId: string;

beforeAll(() => {
	activityId = stage.seed.activities[0].id;
});

const remove = async (id: string) => await amy.remove(`activitynode?activityNodeUuid=${id}`);

/** The entry without its flag deleted, sent to the trash. */
async function restore(id: string) {
	const { text } = await amy.read(id);
	const clean = text.replace(/<category [^>]*term="deleted"[^>]*>/, '');
	return await amy.send('PUT', `trashednode?activityNodeUuid=${id}`, clean);
}

describe('the trash', () => {
	it('takes a node, which is read with its flag and its address in the trash', async () => {
		const id = await amy.add(activityId, 'Gone', 'entry');
		const answer = await remove(id);
		expect([answer.status, answer.text]).toEqual([204, '']);
		expect(answer.headers.location).toMatch(new RegExp(`/trashednode\\?activityNodeUuid=${id}$`));
		expect(answer.headers['content-type']).toBe('text/html');
		const { status, text } = await amy.read(id);
		expect(status).toBe(200);
		expect(text).toContain('/flags" term="deleted" label="Deleted"/>');
		expect(text).toMatch(/<link rel="edit" [^>]*href="[^"]*\/trashednode\?/);
		expect((await amy.get(`activity?activityUuid=${activityId}`)).text).not.toContain('Gone');
		expect(await amy.messages()).toBe('');
	});

	it('gives back what was deleted along with a node, and nothing that was deleted before', async () => {
		const section = await amy.add(activityId, 'Section', 'section');
		const before = await amy.add(activityId, 'Before', 'entry', replyTo(section));
		const along = await amy.add(activityId, 'Along', 'entry', replyTo(section));
		await remove(before);
		await remove(section);
		const { created } = await amy.stored(section);
		await stage.server.settings({ serverClockOffsetMs: 60_000 });
		const answer = await restore(section);
		expect(answer.status).toBe(204);
		expect(answer.headers.location).toMatch(/\/activitynode\?activityNodeUuid=/);
		expect((await amy.stored(along)).deletion).toBeNull();
		expect((await amy.stored(before)).deletion).not.toBeNull();
		const restored = await amy.stored(section);
		expect(restored.created).toBe(created);
		expect(restored.updated).toBeGreaterThanOrEqual(created + 59_000);
		expect(await amy.messages()).toBe('');
	});

	it('gives nothing back while the flag is there, or what it lies below is deleted', async () => {
		const section = await amy.add(activityId, 'Section', 'section');
		const below = await amy.add(activityId, 'Below', 'entry', replyTo(section));
		await remove(below);
		const { text } = await amy.read(below);
		const flagged = await amy.send('PUT', `trashednode?activityNodeUuid=${below}`, text);
		expect(flagged.status).toBe(400);
		expect(await amy.messages()).toContain('with its flag deleted');
		await remove(section);
		expect((await restore(below)).status).toBe(400);
	});

	it('takes an activity with all that is in it: nothing is posted there, and no file is found', async () => {
		const [file] = stage.seed.activities[0].nodes.flatMap(({ fields }) => fields);
		await remove(activityId);
		expect((await amy.post(activityId, entry('Late', 'entry'))).status).toBe(404);
		expect((await amy.get(`activity?activityUuid=${activityId}`)).status).toBe(404);
		const download = `/activities/service/download/${file.fid}`;
		expect((await stage.call('GET', download)).status).toBe(404);
		expect(titlesIn(await amy.get('activities'))).toEqual(['Roof garden']);
		expect((await restore(activityId)).status).toBe(204);
		expect((await stage.call('GET', download)).status).toBe(200);
	});

	it('lists activities and nodes, each that was deleted by itself, of one activity or all', async () => {
		const other = await amy.addActivity('Other');
		await amy.add(other, 'In other', 'entry');
		const id = await amy.add(activityId, 'Gone', 'entry');
		await remove(id);
		await remove(other);
		expect(titlesIn(await amy.get('trash')).sort()).toEqual(['Gone', 'Other']);
		expect(titlesIn(await amy.get(`trash?activityUuid=${activityId}`))).toEqual(['Gone']);
		expect(titlesIn(await amy.get('trash?search=oth'))).toEqual(['Other']);
		expect(titlesIn(await ben.get('trash'))).toEqual([]);
		expect(await amy.messages()).toBe('');
	});

	it('forgets what is deleted from it, for good', async () => {
		const [{ id, fields }] = stage.seed.activities[0].nodes.filter(
			(node) => node.fields.length > 0,
		);
		await remove(id);
		const answer = await amy.remove(`trashednode?activityNodeUuid=${id}`);
		expect(answer.status).toBe(204);
		expect((await amy.read(id)).status).toBe(404);
		const kept = (await stage.server.store()).fields.map(({ fid }) => fid);
		expect(kept).not.toContain(fields[0].fid);
	});

	it('is closed to who may not delete, and empty of what is not in it', async () => {
		const id = await amy.add(activityId, 'Amy only', 'entry');
		expect((await ben.remove(`activitynode?activityNodeUuid=${id}`)).status).toBe(403);
		expect((await restore(id)).status).toBe(404);
		expect((await amy.remove(`trashednode?activityNodeUuid=${id}`)).status).toBe(404);
		await remove(id);
		expect((await ben.remove(`trashednode?activityNodeUuid=${id}`)).status).toBe(403);
		const again = await remove(id);
		expect([again.status, element(again.text, 'message')]).toEqual([
			404,
			expect.stringMatching(/\nNot Found/),
		]);
	});
});
