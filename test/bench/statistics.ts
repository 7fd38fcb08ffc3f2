/** Several measurements of the same thing. */
export interface Figure {
	median: number;
	lowest: number;
	highest: number;
	/** how many were taken */
	rounds: number;
}

/** The median and the range of at least one value. */
export function figureOf(values: number[]): Figure {
	const sorted = [...values].sort((one, other) => one - other);
	const middle = sorted.length >> 1;
	const median =
		sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
	return { median, lowest: sorted[0], highest: sorted[sorted.length - 1], rounds: sorted.length };
}

/** Collects measurements by name, in the order in which the names first came. */
export class Measurements {
	private readonly values = new Map<string, number[]>();

	add(name: string, value: number | null): void {
		if (value === null) return;
		this.values.set(name, [...(this.values.get(name) ?? []), value]);
	}

	figures(): Record<string, Figure> {
		return Object.fromEntries([...this.values].map(([name, values]) => [name, figureOf(values)]));
	}
}

/** The list, begun at another place each round, so that none is always first. */
export function rotated<T>(list: T[], round: number): T[] {
	const start = round % list.length;
	return [...list.slice(start), ...list.slice(0, start)];
}
