/**
 * What the documentation knows of an operation's query is its `rule`: { query, phases }. `query` maps
 * parameters to kinds: 'text', 'name' (text in one line), 'boolean', 'number' (ms or counts), 'id', a
 * list of allowed values, or { many: kind } where a parameter may be repeated; null: anything goes.
 * `phases` says whether its path may be asked in two phases. The rules stand with the applications.
 */

/** What every list takes. */
export const PAGING = { page: 'number', ps: 'number', search: 'text', sI: 'number' };
/** What lists that sort take. */
export const SORTING = { sortBy: 'text', sortOrder: ['asc', 'desc'] };

/** Line ends and tabs aside, which free text may hold. */
const CONTROLS = /[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]/;

function valueComplaint(kind, value) {
	if (value === '') return 'is empty';
	if (CONTROLS.test(value)) return 'holds control characters';
	if (Array.isArray(kind)) return kind.includes(value) ? null : `is not one of ${kind.join(', ')}`;
	if (kind === 'boolean') return /^(true|false)$/.test(value) ? null : 'is neither true nor false';
	if (kind === 'number') return /^\d+$/.test(value) ? null : 'is not a number';
	if (kind === 'name') return /[\t\r\n]/.test(value) ? 'holds control characters' : null;
	if (kind === 'id') return /^[\w:.-]+$/.test(value) ? null : 'is not an id';
	return null;
}

function pagingComplaints(query) {
	const complaints = [];
	if (Number(query.get('ps')) > 500) complaints.push('The page size ps is above 500');
	if (query.has('page') && Number(query.get('page')) < 1) complaints.push('Pages count from 1');
	return complaints;
}

/** What the documentation of a route's operation does not know of this query: sentences, none if all is well. */
export function queryComplaints({ operation, rule: { query: known } }, exchange) {
	if (known === null) return [];
	const complaints = pagingComplaints(exchange.query);
	for (const name of new Set(exchange.query.keys())) {
		const rule = Object.hasOwn(known, name) ? known[name] : undefined;
		if (rule === undefined) {
			complaints.push(`The query parameter ${name} is not known to ${operation}`);
			continue;
		}
		const values = exchange.query.getAll(name);
		if (values.length > 1 && !rule.many) complaints.push(`${name} is given more than once`);
		for (const value of values) {
			const complaint = valueComplaint(rule.many ?? rule, value);
			if (complaint) complaints.push(`The value "${value}" of ${name} ${complaint}`);
		}
	}
	try {
		decodeURIComponent(exchange.queryText.replaceAll('+', ' '));
	} catch {
		complaints.push('The query is not percent-encoded UTF-8');
	}
	return complaints;
}
