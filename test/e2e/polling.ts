import type { INodeParameters } from 'n8n-workflow';

/**
 * Polls every so many seconds: n8n refuses a cron that fires more often than once a minute, but
 * takes many that each fire at one second of the minute.
 */
export function everySeconds(seconds: number): INodeParameters {
	const item = Array.from({ length: 60 / seconds }, (_, i) => ({
		mode: 'custom',
		cronExpression: `${i * seconds} * * * * *`,
	}));
	return { pollTimes: { item } };
}
