import { byCode, byStatus, loginPage, redirected } from './byAnswer';
import { byCause } from './byCause';
import { type Case, type Row, unexplained } from './row';

/** The row for a case: the server's code decides first, then the status, then the cause. */
export function explain(it: Case): Row {
	if (it.reason) return byCause[it.reason](it);
	const status = it.status ?? 0;
	if (status >= 300 && status < 400) return redirected(it);
	if (status < 300) return it.html ? loginPage() : unexplained(it);
	return (rowOf(byCode, it.words?.code) ?? rowOf(byStatus, status) ?? unexplained)(it);
}

/** The server chooses the key, so only what the table itself holds counts. */
function rowOf<Key extends string | number>(
	rows: Partial<Record<Key, (it: Case) => Row>>,
	key: Key | null | undefined,
): ((it: Case) => Row) | undefined {
	return key != null && Object.hasOwn(rows, key) ? rows[key] : undefined;
}
