/**
 * A short text that is the same for the same text, and for no other one that anybody will meet: 106
 * bits of two runs of cyrb53, a public hash function. It keeps what a key is made of out of the state.
 */
export function fingerprint(text: string): string {
	return [hash(text, 0), hash(text, 1)].map((part) => part.toString(36)).join('');
}

function hash(text: string, seed: number): number {
	let high = 0xdeadbeef ^ seed;
	let low = 0x41c6ce57 ^ seed;
	for (let i = 0; i < text.length; i++) {
		const unit = text.charCodeAt(i);
		high = Math.imul(high ^ unit, 2654435761);
		low = Math.imul(low ^ unit, 1597334677);
	}
	high = Math.imul(high ^ (high >>> 16), 2246822507) ^ Math.imul(low ^ (low >>> 13), 3266489909);
	low = Math.imul(low ^ (low >>> 16), 2246822507) ^ Math.imul(high ^ (high >>> 13), 3266489909);
	return 4294967296 * (2097151 & low) + (high >>> 0);
}
