import { startEngine } from '../engine/engine';
import { startConnections, type ConnectionsViolation } from '../server/client';
import type { SoakStage } from './rounds';

/** Most of a soak's time goes into waiting before a repeat. */
const servers = 6;

/**
 * Runs the rounds of a plan on servers of their own side by side, those of each server in their order.
 *
 * @param width items side by side in a round
 * @param run runs one; `n` is its place in the plan
 * @returns what the servers did not know from the documentation
 */
export async function sideBySide<Round>(
	plan: Round[],
	width: number,
	run: (stage: SoakStage, round: Round, n: number) => Promise<void>,
): Promise<ConnectionsViolation[]> {
	const engine = await startEngine();
	const violations: ConnectionsViolation[] = [];

	async function runOn(place: number): Promise<void> {
		const server = await startConnections();
		try {
			const stage = { engine, server, seed: await server.seed(), width };
			for (let n = place; n < plan.length; n += servers) {
				await run(stage, plan[n], n);
				engine.logs.length = 0;
			}
			violations.push(...(await server.violations()));
		} finally {
			await server.stop();
		}
	}

	try {
		await Promise.all([...Array(servers).keys()].map(runOn));
		return violations;
	} finally {
		await engine.stop();
	}
}
