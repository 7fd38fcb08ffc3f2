/* eslint-disable @n8n/community-nodes/no-restricted-imports -- runs outside n8n */
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

import hoodiecrow from 'hoodiecrow-imap';
import PostalMime, { type Email } from 'postal-mime';
import { SMTPServer } from 'smtp-server';

/** The account of both mail servers. */
export const MAIL_USER = { user: 'robot', password: 'robot-secret' };

const HOST = '127.0.0.1';

/** A file of a mail. */
export interface MailFile {
	name: string;
	type: string;
	bytes: Buffer;
}

/** A mailbox that is read by IMAP. */
export interface Mailbox {
	port: number;
	/** Lets a mail arrive in the inbox. */
	deliver(mail: { from: string; subject: string; files: MailFile[] }): void;
	stop(): Promise<void>;
}

function asMime({ from, subject, files }: Parameters<Mailbox['deliver']>[0]): string {
	const boundary = 'a-line-between-parts';
	const parts = files.map(({ name, type, bytes }) => [
		`Content-Type: ${type}; name="${name}"`,
		`Content-Disposition: attachment; filename="${name}"`,
		'Content-Transfer-Encoding: base64',
		'',
		...(bytes.toString('base64').match(/.{1,76}/g) ?? []),
	]);
	return [
		`From: ${from}`,
		`To: Robot <${MAIL_USER.user}@mail.example>`,
		`Subject: ${subject}`,
		`Date: ${new Date().toUTCString()}`,
		`Message-ID: <${Date.now()}.${files.length}@mail.example>`,
		'MIME-Version: 1.0',
		`Content-Type: multipart/mixed; boundary="${boundary}"`,
		'',
		`--${boundary}`,
		'Content-Type: text/plain; charset=utf-8',
		'',
		'Please find the files attached.',
		...parts.flatMap((lines) => [`--${boundary}`, ...lines]),
		`--${boundary}--`,
		'',
	].join('\r\n');
}

/** Starts an IMAP server with an empty inbox. */
export async function startMailbox(): Promise<Mailbox> {
	const imap = hoodiecrow({
		plugins: ['ID', 'IDLE', 'UIDPLUS', 'LITERALPLUS', 'ENABLE'],
		users: { [MAIL_USER.user]: { password: MAIL_USER.password } },
		storage: { INBOX: { messages: [] } },
	});
	await new Promise<void>((done) => imap.listen(0, HOST, done));
	return {
		port: (imap.server.address() as AddressInfo).port,
		deliver: (mail) => imap.appendMessage('INBOX', [], false, asMime(mail)),
		stop: async () => {
			await new Promise<void>((done) => imap.close(done));
		},
	};
}

/** A mail that was handed to the SMTP server. */
export interface SentMail {
	from: string;
	to: string[];
	subject: string;
	text: string;
}

/** A server that takes mail by SMTP and keeps it. */
export interface PostOffice {
	port: number;
	/** Waits until so many mails were taken, and gives them in order. */
	mails(count: number): Promise<SentMail[]>;
	clear(): void;
	stop(): Promise<void>;
}

function asSent({ from, to, subject, text }: Email): SentMail {
	return {
		from: from?.address ?? '',
		to: (to ?? []).map(({ address }) => address ?? ''),
		subject: subject ?? '',
		text: text ?? '',
	};
}

/** Starts an SMTP server that asks for a password. */
export async function startPostOffice(): Promise<PostOffice> {
	const taken: SentMail[] = [];
	const smtp = new SMTPServer({
		disabledCommands: ['STARTTLS'],
		authOptional: false,
		allowInsecureAuth: true,
		onAuth({ username, password }, _session, done) {
			const known = username === MAIL_USER.user && password === MAIL_USER.password;
			if (known) done(null, { user: username });
			else done(new Error('Wrong user name or password'));
		},
		onData(stream, _session, done) {
			const chunks: Buffer[] = [];
			stream.on('data', (chunk: Buffer) => chunks.push(chunk));
			stream.on('end', () => {
				void PostalMime.parse(Buffer.concat(chunks))
					.then((mail) => void taken.push(asSent(mail)))
					.then(() => done(), done);
			});
		},
	});
	smtp.listen(0, HOST);
	await once(smtp.server, 'listening');
	return {
		port: (smtp.server.address() as AddressInfo).port,
		async mails(count) {
			while (taken.length < count) await sleep(100);
			return [...taken];
		},
		clear: () => void taken.splice(0),
		async stop() {
			await new Promise<void>((done) => smtp.close(() => done()));
		},
	};
}
