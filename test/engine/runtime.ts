/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- runs outside n8n */
import 'reflect-metadata';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { inspect } from 'node:util';

type Core = typeof import('n8n-core');
type N8nWorkflow = typeof import('n8n-workflow');
type Token<T> = abstract new (...parameters: never[]) => T;

/** One line that n8n, or a node through `this.logger`, wrote to n8n's log. */
export interface LogLine {
	level: string;
	message: string;
	/** The metadata as text, nested values included. */
	details: string;
}

/** n8n's protection against requests to private addresses; ranges in CIDR notation. */
export interface RequestProtection {
	enabled: boolean;
	/** Default: n8n's own list, which has 127.0.0.0/8 and all private networks. */
	blockedIpRanges: string[];
	allowedIpRanges: string[];
	allowedHostnames: string[];
}

/** n8n's engine, loaded with settings of its own, and the services that the harness turns. */
export interface Runtime {
	core: Core;
	workflow: N8nWorkflow;
	get<T>(token: Token<T>): T;
	/** Everything logged since the start, oldest first. */
	logs: LogLine[];
	/** Which storage new binaries go to; `default` is n8n's word for "in the item itself". */
	setBinaryMode(mode: 'default' | 'filesystem' | 'database', folder: string): Promise<void>;
	/** Switches the protection as n8n's N8N_SSRF_… variables do; without settings: off. */
	protectRequests(settings?: Partial<Omit<RequestProtection, 'enabled'>>): void;
	/** The service that enforces the protection while it is on. */
	requestGuard(): unknown;
}

function setEnvironment(folder: string): void {
	const settings: Record<string, string> = {
		N8N_ENCRYPTION_KEY: 'engine-harness',
		N8N_USER_FOLDER: folder,
		N8N_DIAGNOSTICS_ENABLED: 'false',
		N8N_VERSION_NOTIFICATIONS_ENABLED: 'false',
		N8N_ENFORCE_SETTINGS_FILE_PERMISSIONS: 'true',
		N8N_DEFAULT_BINARY_DATA_MODE: 'filesystem',
		N8N_LOG_LEVEL: 'debug',
	};
	Object.assign(process.env, settings);
}

function captureLogs(logger: { setInternalLogger(logger: unknown): void }): LogLine[] {
	const logs: LogLine[] = [];
	const sink = {
		log(level: string, message: string, metadata: unknown) {
			logs.push({ level, message, details: inspect(metadata, { depth: 8 }) });
		},
		child: () => sink,
	};
	logger.setInternalLogger(sink);
	return logs;
}

/**
 * Loads n8n's engine. The environment comes first: n8n reads it while it is loaded. The engine
 * brings copies of some of its packages of its own, so all of them are asked for from its place.
 */
export function loadRuntime(folder: string): Runtime {
	setEnvironment(folder);
	const require = createRequire(__filename);
	const requireOfCore = createRequire(require.resolve('n8n-core'));
	const core = require('n8n-core') as Core;
	const { Container } = requireOfCore('@n8n/di') as {
		Container: { get<T>(token: Token<T>): T; set<T>(token: Token<T>, value: T | undefined): void };
	};
	const { Logger } = requireOfCore('@n8n/backend-common') as {
		Logger: Token<{ setInternalLogger(logger: unknown): void }>;
	};
	const { SsrfProtectionConfig } = requireOfCore('@n8n/config') as {
		SsrfProtectionConfig: Token<RequestProtection>;
	};
	const network = requireOfCore('@n8n/backend-network') as {
		SsrfProtectionService: Token<unknown>;
		OutboundHttp: Token<unknown>;
	};
	const logs = captureLogs(Container.get(Logger));
	const config = Container.get(core.BinaryDataConfig);
	const protection = Container.get(SsrfProtectionConfig);
	const unprotected = { ...protection };
	return {
		core,
		workflow: require('n8n-workflow') as N8nWorkflow,
		get: (token) => Container.get(token),
		logs,
		async setBinaryMode(mode, storageFolder) {
			config.mode = mode;
			config.localStoragePath = join(storageFolder, 'storage');
			await Container.get(core.BinaryDataService).init();
		},
		protectRequests(settings) {
			Object.assign(protection, unprotected, settings, { enabled: settings !== undefined });
			// Both keep what they read when they were made.
			Container.set(network.SsrfProtectionService, undefined);
			Container.set(network.OutboundHttp, undefined);
		},
		requestGuard: () =>
			protection.enabled ? Container.get(network.SsrfProtectionService) : undefined,
	};
}
