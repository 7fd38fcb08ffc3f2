import { assignedTo, replyTo } from '../../../../server/activities/testing';
import type { Ground } from '../testedOperation';

/** What tests of changes look at. */
export function storedNodes({ stage, amy, activity, user }: Ground) {
	/** What the server keeps of a node and its fields, but for its times and who changed it. */
	async function kept(id: string) {
		const { nodes, fields } = await stage.server.store();
		const found = nodes.find((each) => each.id === id);
		if (!found) throw new Error(`There is no node ${id}`);
		return {
			...found,
			updated: 0,
			modifierId: '',
			content: found.content.trim(),
			fields: fields
				.filter(({ nodeId }) => nodeId === id)
				.map((field) => ({
					...field,
					modified: 0,
					// null until somebody wrote it
					foreign: field.foreign ?? { attributes: [], elements: [] },
				})),
		};
	}

	/** A to-do with all that a node can have, what nobody knows included. */
	async function richToDo() {
		await amy.addMember(activity().id, user('ben').id, 'member');
		await stage.server.settings({ foreignMarkup: true });
		return await amy.add(
			activity().id,
			'Ribbon',
			'todo',
			replyTo(activity().nodes[0].id),
			'<category term="quay"/>',
			'<category scheme="http://www.ibm.com/xmlns/prod/sn/flags" term="starred"/>',
			'<snx:duedate>2026-02-01T00:00:00Z</snx:duedate>',
			assignedTo(user('amy').id),
			assignedTo(user('ben').id),
			'<snx:field name="Shop" type="link"><link href="https://shop.example" title="The shop"/></snx:field>',
			`<snx:field name="Who" type="person"><snx:userid>${user('ben').id}</snx:userid></snx:field>`,
			'<snx:field name="When" type="date">2026-01-31T00:00:00Z</snx:field>',
			'<snx:field name="Colour" type="text" hidden="true"><summary type="text">Red</summary></snx:field>',
			'<review xmlns="urn:example:review" by="amy"><![CDATA[<1> & 2]]></review>',
		);
	}

	return { kept, richToDo };
}
