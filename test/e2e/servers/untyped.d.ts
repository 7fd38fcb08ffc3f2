/** What the tests use of the packages that have no types of their own. */
declare module 'hoodiecrow-imap' {
	interface ImapServer {
		server: import('node:net').Server;
		listen(port: number, host: string, listening: () => void): void;
		close(closed: () => void): void;
		/** Puts a message into a mailbox and tells those who watch it. */
		appendMessage(mailbox: string, flags: string[], date: Date | false, raw: Buffer | string): void;
		getMailbox(name: string): { messages: Array<{ flags: string[] }> };
	}

	export default function hoodiecrow(options: {
		plugins?: string[];
		users?: Record<string, { password: string }>;
		storage?: Record<string, { messages?: Array<{ raw: string }> }>;
	}): ImapServer;
}

declare module 's3rver' {
	export default class S3rver {
		constructor(options: {
			address?: string;
			port?: number;
			silent?: boolean;
			directory: string;
			configureBuckets?: Array<{ name: string }>;
		});

		/** Gives the address that it listens on. */
		run(): Promise<{ address: string; port: number }>;
		close(): Promise<void>;
	}
}
