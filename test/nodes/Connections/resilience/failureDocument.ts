/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- runs outside n8n */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { attempt } from '../../../../nodes/Connections/api/atom/attempt';
import { ConnectionsFailure } from '../../../../nodes/Connections/api/failures/failure';
import type { Case, Row } from '../../../../nodes/Connections/api/failures/row';
import { explain } from '../../../../nodes/Connections/api/failures/table';
import { byCode, byStatus } from '../../../../nodes/Connections/api/failures/byAnswer';
import { rightsBesideFiles } from '../../../../nodes/Connections/api/failures/besideFiles';
import { rightRemedies } from '../../../../nodes/Connections/api/failures/byVerb';
import { byCause } from '../../../../nodes/Connections/api/failures/byCause';
import { sessionOf } from '../../../../nodes/Connections/api/upload/phases';
import type { Cause } from '../../../../nodes/Connections/transport/wire';
import type { Subject } from '../../../../nodes/Connections/api/failures/subject';
import { readUploaded } from '../../../../nodes/Connections/api/files/uploadedDocument';

/** Where the list of failures lies. */
export const documentPath = join(__dirname, '../../../../docs/failures.md');

const subject: Subject = {
	kind: 'file',
	name: 'report.pdf',
	target: 'my library',
	preposition: 'in',
	replaceable: true,
	existsLabel: 'If File Exists',
	application: 'Files',
	oauth: false,
};

const people: Subject = {
	kind: 'list of people',
	target: 'the search of Profiles',
	preposition: 'in',
	application: 'Profiles',
	oauth: false,
};

const repeats = {
	yes: 'yes',
	perhaps: 'looked for, then repeated where no second one can come of it',
	look: 'looked for',
	no: 'no',
};

/** What a request that changes a file may be refused with, and what depends on the verb. */
const changeStatuses = [403, 409, 412, 415, 423];

const words = (code: string) => ({ code, message: null, logReference: null, quota: null });

function line(key: string, { message, remedy, repeatable = 'no' }: Row): string {
	const cell = (text: string) => text.replace(/\|/g, '\\|').replace(/[<>]/g, '\\$&');
	return `| ${key} | ${cell(message)} | ${cell(remedy)} | ${repeats[repeatable]} |`;
}

function table(title: string, first: string, lines: string[]): string {
	const head = `| ${first} | Message | What to do | Sent again |\n| --- | --- | --- | --- |`;
	return `## ${title}\n\n${head}\n${lines.join('\n')}\n`;
}

const row = (more: Partial<Case>) => explain({ subject, ...more });

/** A failure that a reader of answers throws, as a row. */
function thrownBy(call: () => unknown): Row {
	let thrown: unknown;
	attempt(() => {
		try {
			call();
		} catch (error) {
			thrown = error;
		}
	});
	if (!(thrown instanceof ConnectionsFailure)) throw new Error('This is no failure');
	const { message, description, repeatable } = thrown;
	return { message, remedy: description, repeatable };
}

const answer = { status: 201, headers: {}, body: '' };
const shorter =
	'<entry xmlns="http://www.w3.org/2005/Atom"><link rel="enclosure" length="28"/></entry>';

/** The list of all failures in Markdown, made from the table that the node itself uses. */
export async function failureDocument(): Promise<string> {
	const codes = Object.keys(byCode).map((code) =>
		line(`\`${code}\``, row({ status: 403, words: words(code) })),
	);
	const statuses = Object.keys(byStatus).flatMap((key) => {
		const status = Number(key);
		const own = line(key, row({ status }));
		if (status === 401) {
			const oauth = row({ status, subject: { ...subject, oauth: true } });
			return [own, line('401 (OAuth2)', oauth)];
		}
		if (status === 403) {
			const field: Subject = {
				...subject,
				kind: 'file field',
				target: 'the entry or to-do …',
				preposition: 'on',
				application: 'Activities',
			};
			return [
				own,
				line('403 (Activities)', row({ status, subject: field })),
				line('403 (Profiles)', row({ status, subject: people })),
			];
		}
		if (status === 400 || status === 404) {
			return [own, line(`${status} (Profiles)`, row({ status, subject: people }))];
		}
		return status === 413
			? [own, line('413 (of a proxy)', row({ status, behindProxy: true }))]
			: [own];
	});
	const causes = (Object.keys(byCause) as Cause[])
		// n8n has renewed the token, and the upload is sent again
		.filter((reason) => reason !== 'tokenRenewed')
		.map((reason) => line(reason, row({ reason, detail: 'x', uploading: true })));
	const others = [
		line('3xx', row({ status: 302, answer: { ...answer, headers: { location: 'https://…' } } })),
		line('a web page', row({ status: 200, html: true })),
		line('another status', row({ status: 418 })),
		line(
			'another size',
			thrownBy(() => readUploaded({ ...answer, body: shorter }, 29, subject)),
		),
		line(
			'no upload token',
			thrownBy(() => sessionOf(answer, subject)),
		),
	];
	const changes = Object.keys(rightRemedies)
		.filter((verb) => verb !== 'add')
		.flatMap((key) => {
			const [, verb = key, kind = 'file'] = /^(\w+) (comment|folder|file)$/.exec(key) ?? [];
			const changed: Subject = {
				...subject,
				verb,
				kind,
				target: `the ${kind} …`,
				replaceable: false,
				existsLabel: undefined,
			};
			const statuses = verb === 'see' || verb === 'download' ? [403] : changeStatuses;
			return statuses.map((status) => line(`${key}, ${status}`, row({ status, subject: changed })));
		});
	const beside = Object.entries(rightsBesideFiles).flatMap(([application, rights]) =>
		Object.keys(rights).flatMap((key) => {
			const [verb, ...kind] = key.split(' ');
			const it = { ...subject, verb, kind: kind.join(' '), name: undefined };
			const about = { ...it, target: `the ${it.kind} …`, application } as Subject;
			const statuses = ['see', 'download'].includes(verb) ? [403] : [400, 403, 409];
			return statuses.map((status) => line(`${key}, ${status}`, row({ status, subject: about })));
		}),
	);
	const text = `# What a failure says

Made from the node's own table. The message ends with the number of the item, and holds the server's own words where it gave any; the description holds what to do, the server's code and the reference into its log (\`LC…\`). The examples are about the file 'report.pdf' in my library.

Decided by the server's code first, by the status second, by the cause third. Where a file was sent whole and its fate is not known, the node looks for it: found, the item is done and its \`note\` says so; not found, it is repeated where that cannot make a second one. Otherwise the message ends with "and whether the file was stored could not be found out", and the description begins with "Look in Connections before you run the item again."

Repeats wait half a second, then twice as long each time (with a random share), or as long as \`Retry-After\` says, up to ten minutes; a server that asks for more gets no further try.

${table('By code of the server', 'Code', codes)}
${table('By status', 'Status', statuses)}
${table('Of what is there already', 'What the user does, status', changes)}

A refusal with 403, 409 or 423 may be that of a lock. Then the file is read, and who holds the lock is named: "The file is locked by Amy Lindqvist".

${table('In Activities, Communities and Profiles', 'What the user does, status', beside)}
${table('Without an answer', 'Cause', causes)}
${table('Other answers', 'Answer', others)}`;
	return await format(text, { ...(await resolveConfig(documentPath)), parser: 'markdown' });
}

if (require.main === module) {
	void failureDocument().then((text) => writeFileSync(documentPath, text));
}
