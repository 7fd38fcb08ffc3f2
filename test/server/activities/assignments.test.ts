import { activitiesStage, assignedTo, entry, flag, replyTo, withId } from './testing';

const { stage, amy, ben, guest } = activitiesStage();
/** An activity of Amy's in which Ben is a member. */
let activityId: string;
let amyId: string;
let benId: string;

beforeAll(() => {
	[amyId, benId] = stage.seed.users.map(({ id }) => id);
});
beforeEach(async () => {
	activityId = await amy.addActivity('Opening');
	await amy.addMember(activityId, benId, 'member');
});

const together = (...people: string[]) => `<snx:assignees>${people.join('')}</snx:assignees>`;

async function todo(...further: string[]) {
	return await amy.add(activityId, 'Order', 'todo', ...further);
}

/** Writes a to-do as somebody, with nothing else in it than what is given. */
async function write(who: typeof amy, id: string, ...further: string[]) {
	return (await who.write(id, withId(id, entry('Order', 'todo', ...further)))).status;
}

const ticks = async (id: string) => {
	const { completed, assignees } = await amy.stored(id);
	return [completed, ...assignees.map((each) => each.completed)];
};

describe('a to-do that is assigned', () => {
	it('names the one person in the entry, by user ID or e-mail address', async () => {
		const ids = [
			await todo(assignedTo(benId)),
			await todo('<snx:assignedto>Ben.Okafor@connections.example</snx:assignedto>'),
		];
		for (const id of ids) {
			expect((await amy.read(id)).text).toContain(
				'<snx:assignedto name="Ben Okafor" userid="bokafor">ben.okafor@connections.example</snx:assignedto>',
			);
		}
		expect(await amy.messages()).toBe('');
	});

	it('names several inside snx:assignees, each once, with what they have completed', async () => {
		const id = await todo(assignedTo(amyId), assignedTo(benId, true), assignedTo(benId));
		const { text } = await amy.read(id);
		expect(text.match(/<snx:assignedto /g)).toHaveLength(2);
		expect(text).toMatch(/<snx:assignees>\s*<snx:assignedto name="Amy [^>]*iscompleted="false">/);
		expect(text).toMatch(/name="Ben Okafor" userid="bokafor" iscompleted="false">/);
	});

	it('is refused for strangers, and for somebody nobody knows', async () => {
		for (const person of [stage.seed.users[2].id, 'nobody']) {
			const answer = await amy.post(activityId, entry('Order', 'todo', assignedTo(person)));
			expect([answer.status, answer.text]).toEqual([400, expect.stringContaining('Bad Request')]);
		}
	});

	it('is completed and opened again by who has it, who changes nothing else', async () => {
		const id = await todo(assignedTo(benId));
		expect(await write(ben, id, assignedTo(benId), flag('completed'))).toBe(200);
		expect((await amy.read(id)).text).toContain('term="completed" label="Completed"');
		expect(await write(ben, id, assignedTo(benId))).toBe(200);
		expect(await ticks(id)).toEqual([false, false]);
		const renamed = withId(id, entry('Other', 'todo', assignedTo(benId), flag('completed')));
		expect((await ben.write(id, renamed)).status).toBe(403);
		expect(await write(ben, id, flag('completed'))).toBe(403);
	});

	it('is completed by who has it as it was read, with all that is in it', async () => {
		const id = await todo(
			assignedTo(benId),
			'<category term="urgent"/>',
			'<snx:duedate>2026-12-01T00:00:00Z</snx:duedate>',
			'<snx:field name="Note" type="text"><summary type="text"> a &lt; b </summary></snx:field>',
			'<snx:field name="Site" type="link"><link href="https://x.example" title=""/></snx:field>',
			replyTo(await amy.add(activityId, 'Section', 'section')),
		);
		const { text } = await ben.read(id);
		const { status } = await ben.write(
			id,
			text.replace('</entry>', `${flag('completed')}</entry>`),
		);
		expect(status).toBe(200);
		expect(await amy.stored(id)).toMatchObject({ completed: true, tags: ['urgent'] });
		expect(await amy.messages()).toBe('');
	});

	it('is completed by any member where nobody has it, and by nobody else where another does', async () => {
		expect(await write(ben, await todo(), flag('completed'))).toBe(200);
		const hers = await todo(assignedTo(amyId));
		expect(await write(ben, hers, assignedTo(amyId), flag('completed'))).toBe(403);
	});

	it('is completed when each of several has ticked it, each for himself', async () => {
		const id = await todo(assignedTo(amyId), assignedTo(benId));
		const bens = together(assignedTo(amyId, true), assignedTo(benId, true));
		expect(await write(ben, id, bens)).toBe(200);
		expect(await ticks(id)).toEqual([false, false, true]);
		expect(await write(amy, id, bens)).toBe(200);
		expect(await ticks(id)).toEqual([true, true, true]);
	});

	it('is forced by the flag of the owner, not by that of another', async () => {
		const id = await todo(assignedTo(amyId), assignedTo(benId));
		const open = together(assignedTo(amyId, false), assignedTo(benId, false));
		expect(await write(ben, id, open, flag('completed'))).toBe(403);
		expect(await write(amy, id, open, flag('completed'))).toBe(200);
		expect(await ticks(id)).toEqual([true, false, false]);
		expect(await write(amy, id, open)).toBe(200);
		expect(await ticks(id)).toEqual([false, false, false]);
	});

	it('stays completed without the flag while all ticks are there', async () => {
		const id = await todo(assignedTo(amyId), assignedTo(benId));
		const all = together(assignedTo(amyId, true), assignedTo(benId, true));
		await write(amy, id, all);
		expect(await write(amy, id, all)).toBe(200);
		expect(await ticks(id)).toEqual([true, true, true]);
	});

	it("may be a reader's, who cannot complete it", async () => {
		await amy.addMember(activityId, stage.seed.users[2].id, 'reader');
		const id = await todo(assignedTo(stage.seed.users[2].id));
		expect(await write(guest, id, assignedTo(stage.seed.users[2].id), flag('completed'))).toBe(403);
	});

	it('may be flagged as checked, too, which comes back without harm', async () => {
		await stage.server.settings({ completedIsChecked: true });
		const id = await todo();
		await write(amy, id, flag('completed'));
		const { text } = await amy.read(id);
		expect(text).toContain('term="checked" label="Checked"');
		await amy.write(id, text);
		expect(await amy.stored(id)).toMatchObject({ completed: true, foreign: { elements: [] } });
	});

	it('is no longer completed as an entry', async () => {
		const id = await todo();
		await write(amy, id, flag('completed'));
		await amy.write(id, withId(id, entry('Order', 'entry', flag('completed'))));
		expect(await ticks(id)).toEqual([false]);
	});
});
