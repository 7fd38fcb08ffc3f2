import type { ConnectionsNodeChange, ConnectionsNodesToAdd } from './activities';

/** What a fault does to the request that it meets. */
export type ConnectionsFaultAction =
	| { type: 'resetAfter'; bytes: number }
	| { type: 'resetBeforeAnswer' | 'resetAfterStore' | 'loginPage' | 'expireToken' }
	| { type: 'delay'; ms: number }
	| { type: 'stallRead'; afterBytes?: number }
	| { type: 'slowRead'; bytesPerSecond: number }
	| { type: 'noAnswer'; stored: boolean }
	/** After so many bytes of the answer's body: the connection is cut, or (end) the body ends cleanly. */
	| { type: 'cutAnswer'; bytes: number; how?: 'reset' | 'close' | 'end' }
	| { type: 'stallAnswer'; afterBytes?: number }
	| { type: 'slowAnswer'; bytesPerSecond: number }
	/** The body comes compressed and ends cleanly after so many compressed bytes. */
	| { type: 'cutGzip'; bytes: number }
	| {
			type: 'status';
			status: number;
			headers?: Record<string, string>;
			body?: string;
			contentType?: string;
			/** Adds what every answer of a Connections application carries. */
			connectionsHeader?: boolean;
			/** Answers before the body is read, and closes. */
			early?: boolean;
			/** With `early`: goes on reading instead of closing. */
			linger?: boolean;
	  }
	| {
			/** Somebody else changes a node of Activities before (default) or after the request is handled. */
			type: 'changeNode';
			/** The one in the request, if none is given. */
			id?: string;
			set?: ConnectionsNodeChange;
			when?: 'before' | 'after';
	  }
	/** Somebody else adds nodes then, as between two pages of a list. */
	| { type: 'addNodes'; nodes: ConnectionsNodesToAdd; when?: 'before' | 'after' }
	| { type: 'redirect'; location: string; status?: number }
	| {
			type: 'storeThenAnswer';
			status?: number;
			contentType?: string;
			headers?: Record<string, string>;
			body?: string;
			bodyBase64?: string;
	  };

/** A fault and the requests that it waits for; it is spent after `times` of them. */
export interface ConnectionsFault {
	match?: {
		method?: string;
		/** Part of the address as sent, or an expression for it. */
		path?: string | RegExp;
		/** Which of the requests that fit, from 1, is the first to be met. */
		nth?: number;
		phase?: 1 | 2;
	};
	/** Default 1. */
	times?: number | 'always';
	action: ConnectionsFaultAction;
}
