/* eslint-disable no-console -- a program of the command line */
import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { actingAs, assignedTo } from '../../server/activities/testing';
import type { ConnectionsViolation } from '../../server/client';
import { callerOf } from '../../server/testing';
import { locator } from '../changes/kind';
import { faultsAt, planOf, type PlannedRound } from '../changes/plan';
import type { SoakStage } from '../rounds';
import { sideBySide } from '../sideBySide';
import { kinds, type NodeKind } from './kinds';
import { same, stateOf } from './state';

export interface ActivitiesSoakReport {
	done: number;
	failed: number;
	/** told as done and not so, or an element of a node that is gone */
	lost: string[];
	doubled: string[];
	violations: ConnectionsViolation[];
}

/** What a node has that an update could lose. */
const parts = (userId: string) => [
	'<category term="quay"/>',
	'<category scheme="http://www.ibm.com/xmlns/prod/sn/flags" term="starred"/>',
	'<snx:duedate>2026-02-01T00:00:00Z</snx:duedate>',
	assignedTo(userId),
	'<snx:field name="Shop" type="link" hidden="true"><link href="https://shop.example" title="Shop"/></snx:field>',
	'<snx:field name="Remark" type="text" colour="red"><summary type="text">Old</summary></snx:field>',
	'<review xmlns="urn:example:review" by="amy"><note/><![CDATA[<1> & 2]]></review>',
];

const faultsOf = ({ steps }: PlannedRound, paths: string[]) =>
	steps.flatMap((step, i) => faultsAt(new RegExp(paths[i]), step));

async function run(stage: SoakStage, parameters: INodeParameters, items: IDataObject[]) {
	const { items: output, error } = await stage.engine.runNode({
		items: items.map((json) => ({ json: json as Record<string, never> })),
		parameters: { ...parameters, options: { batchSize: stage.width, stallTimeout: 1 } },
		credentials: {
			type: 'connectionsApi',
			data: { baseUrl: stage.server.url, username: 'amy', password: 'amy-secret' },
		},
		nodeOptions: { onError: 'continueRegularOutput' },
	});
	if (error) throw error;
	return output.map(({ json }) => json);
}

/** Makes entries: each that is told as done is there once, and none is there twice. */
async function creating(
	stage: SoakStage,
	round: PlannedRound,
	n: number,
	report: Omit<ActivitiesSoakReport, 'violations'>,
): Promise<void> {
	const activityId = stage.seed.activities[1].id;
	await stage.server.fault(
		faultsOf(
			round,
			round.steps.map(() => `activity\\?.*${activityId}`),
		),
	);
	const titles = round.steps.map((_step, i) => `new ${n} ${i}`);
	const output = await run(
		stage,
		{
			resource: 'activityNode',
			operation: 'create',
			activityId: locator(activityId),
			title: '={{ $json.title }}',
		},
		titles.map((title) => ({ title })),
	);
	const { nodes } = await stage.server.store();
	for (const [i, title] of titles.entries()) {
		const made = nodes.filter((node) => node.title === title);
		const json = output[i];
		if (made.length > 1) report.doubled.push(`${title}: ${JSON.stringify(json)}`);
		if (json.error !== undefined) report.failed += 1;
		else {
			report.done += 1;
			if (json.id !== made[0]?.id) report.lost.push(`${title}: ${JSON.stringify(json)}`);
		}
	}
}

/** Changes nodes: what is told as done is so, else it is as before or done; all else stays. */
async function changing(
	stage: SoakStage,
	round: PlannedRound,
	n: number,
	kind: NodeKind,
	report: Omit<ActivitiesSoakReport, 'violations'>,
): Promise<void> {
	const amy = actingAs({ server: stage.server, call: callerOf(stage.server) }, 'amy');
	const [{ id: activityId }] = stage.seed.activities;
	const ids: string[] = [];
	for (const i of round.steps.keys()) {
		const further = parts(stage.seed.users[0].id);
		ids.push(await amy.add(activityId, `node ${n} ${i}`, 'todo', ...further));
	}
	if (kind.before.completed) await stage.server.changeNodes(ids, { completed: true });
	if (kind.before.deleted) {
		for (const id of ids) await amy.remove(`activitynode?activityNodeUuid=${id}`);
	}
	const before = await stage.server.store();
	await stage.server.fault(faultsOf(round, ids));
	const marks = ids.map((_id, i) => `mark${n}-${i}`);
	const output = await run(
		stage,
		kind.parameters,
		ids.map((id, i) => ({ id, mark: marks[i] })),
	);
	const store = await stage.server.store();
	for (const [i, id] of ids.entries()) {
		const was = stateOf(before, id);
		const is = stateOf(store, id);
		const isDone = same(is, kind.after(was, marks[i]));
		const failed = output[i].error !== undefined;
		if (failed) report.failed += 1;
		else report.done += 1;
		if (isDone || (failed && same(is, was))) continue;
		report.lost.push(
			`${kind.name} told as ${failed ? 'failed' : 'done'}: before ${JSON.stringify(was)}, stored ${JSON.stringify(is)}, output ${JSON.stringify(output[i])}`,
		);
	}
}

/** Makes and changes nodes of Activities on a server that fails at random, and compares what came of it. */
export async function soakActivities(
	steps: number,
	seed: number,
	width: number,
): Promise<ActivitiesSoakReport> {
	const report: Omit<ActivitiesSoakReport, 'violations'> = {
		...{ done: 0, failed: 0, lost: [], doubled: [] },
	};
	const plan = planOf(seed, steps, kinds.length + 2);
	const violations = await sideBySide(plan, width, async (stage, round, n) => {
		await stage.server.clearFaults();
		// two of the turns make nodes
		const kind = round.kind < kinds.length ? kinds[round.kind] : null;
		if (kind) await changing(stage, round, n, kind, report);
		else await creating(stage, round, n, report);
	});
	return { ...report, violations };
}

/** Runs a soak of Activities and prints what came of it; true where all agrees. */
export async function reportActivities(
	steps: number,
	seed: number,
	width: number,
): Promise<boolean> {
	const { done, failed, lost, doubled, violations } = await soakActivities(steps, seed, width);
	for (const problem of [...lost, ...doubled]) console.log(problem);
	for (const { message } of violations) console.log(`violation: ${message}`);
	console.log(
		`entries and to-dos: done ${done}, failed ${failed}, lost ${lost.length}, doubled ${doubled.length}`,
	);
	return lost.length + doubled.length + violations.length === 0;
}
